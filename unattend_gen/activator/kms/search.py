"""Looks for a KMS host: which hosts domains publish, and whether one accepts a connection.

Nothing is sent to a host; its port is opened and closed again.
"""

from __future__ import annotations

import socket
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final, Protocol

from unattend_gen.activator.formats import shown
from unattend_gen.catalog.kms_detection import domain_in
from unattend_gen.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST_TRIED: Final = 16
"""Hosts tried per domain; if all of these are silent, more would add nothing."""

_MOST_ADDRESSES: Final = 4


class LookupTroubleError(Exception):
    """DNS had no conclusive answer; the text says why."""


@dataclass(frozen=True, slots=True)
class SrvRecord:
    """A host that DNS publishes for the service; lower priorities come first."""

    host: str
    port: int
    priority: int
    weight: int


@dataclass(frozen=True, slots=True)
class Tried:
    """A host and the result of connecting to it.

    Attributes:
        trouble: why the connection failed, or empty.
    """

    record: SrvRecord
    trouble: str = ""

    @property
    def answers(self) -> bool:
        """Whether its port accepted a connection."""
        return not self.trouble


@dataclass(frozen=True, slots=True)
class Searched:
    """The result for one domain.

    Attributes:
        hosts: the published hosts in the order in which a client asks them, up to the first that
            answers.
        trouble: why the domain could not be asked, or empty.
        left_out: the number of published hosts that were not tried.
    """

    domain: str
    hosts: tuple[Tried, ...] = ()
    trouble: str = ""
    left_out: int = 0


class Verdict(Enum):
    """What the search means for the choice between KMS and MAK."""

    FOUND = "found"
    NONE = "none"
    UNREACHABLE = "unreachable"
    UNCERTAIN = "uncertain"
    NOT_LOOKED = "not-looked"

    @property
    def sentence(self) -> str:
        """The verdict for people."""
        return _SENTENCES[self]

    @property
    def exit_code(self) -> ExitCode:
        """The verdict for pipelines."""
        return _EXIT_CODES[self]


_SENTENCES: Final = {
    Verdict.FOUND: "a KMS host answers: no MAK is needed",
    Verdict.NONE: "no domain publishes a KMS host: a MAK is needed",
    Verdict.UNREACHABLE: "DNS publishes KMS hosts, but none of them answers: decide manually",
    Verdict.UNCERTAIN: "no KMS host found, but a domain could not be asked: decide manually",
    Verdict.NOT_LOOKED: "no domain could be asked: nothing is known",
}
_EXIT_CODES: Final = {
    Verdict.FOUND: ExitCode.CLEAN,
    Verdict.NONE: ExitCode.FINDINGS,
    Verdict.UNREACHABLE: ExitCode.INCOMPLETE,
    Verdict.UNCERTAIN: ExitCode.INCOMPLETE,
    Verdict.NOT_LOOKED: ExitCode.UNUSABLE,
}


class Names(Protocol):
    """Resolves names; raises `LookupTroubleError` if it cannot."""

    def kms_records(self, domain: str) -> tuple[SrvRecord, ...]:
        """Return the hosts that a domain publishes, in the order in which a client asks them."""

    def addresses(self, host: str) -> tuple[str, ...]:
        """Return the addresses of a host, at least one."""


def search(domains: Iterable[str], names: Names, *, timeout_seconds: float) -> tuple[Searched, ...]:
    """Search the domains in order, up to the first with a host that answers.

    Args:
        domains: in the order in which they are asked.
        names: resolves names.
        timeout_seconds: for each connection.
    """
    searched: list[Searched] = []
    for domain in domains:
        searched.append(_in_domain(domain, names, timeout_seconds))
        if any(host.answers for host in searched[-1].hosts):
            break
    return tuple(searched)


def verdict_of(searched: tuple[Searched, ...]) -> Verdict:
    """Return the verdict on the searched domains."""
    tried = [host for one in searched for host in one.hosts]
    if any(host.answers for host in tried):
        return Verdict.FOUND
    if tried:
        return Verdict.UNREACHABLE
    troubles = [bool(one.trouble) for one in searched]
    if all(troubles):
        return Verdict.NOT_LOOKED
    return Verdict.UNCERTAIN if any(troubles) else Verdict.NONE


def domain_of(text: str) -> str:
    """Return a domain in lower case, without a trailing dot.

    Raises:
        UsageError: the text is not a domain name.
    """
    domain = domain_in(text)
    if domain is None:
        message = f"`{shown(text)}` is not a DNS domain"
        raise UsageError(message, advice="write it like corp.contoso.com")
    return domain


def _in_domain(domain: str, names: Names, timeout_seconds: float) -> Searched:
    try:
        records = names.kms_records(domain)
    except LookupTroubleError as trouble:
        return Searched(domain, trouble=str(trouble))
    tried = tuple(_until_one_answers(records[:MOST_TRIED], names, timeout_seconds))
    return Searched(domain, tried, left_out=len(records) - len(tried))


def _until_one_answers(
    records: Iterable[SrvRecord], names: Names, timeout_seconds: float
) -> Iterator[Tried]:
    for record in records:
        tried = Tried(record, _trouble(record, names, timeout_seconds))
        yield tried
        if tried.answers:
            return


def _trouble(record: SrvRecord, names: Names, timeout_seconds: float) -> str:
    """Return why a host cannot be reached, or empty."""
    try:
        addresses = names.addresses(record.host)
    except LookupTroubleError as error:
        return str(error)
    trouble = ""
    for address in addresses[:_MOST_ADDRESSES]:
        trouble = _connection_trouble(address, record.port, timeout_seconds)
        if not trouble:
            break
    return trouble


def _connection_trouble(address: str, port: int, timeout_seconds: float) -> str:
    try:
        with socket.create_connection((address, port), timeout=timeout_seconds):
            return ""
    except TimeoutError:
        return f"TCP {port} timed out"
    except ConnectionRefusedError:
        return f"TCP {port} refused the connection"
    except OSError:
        return f"TCP {port} is unreachable"
