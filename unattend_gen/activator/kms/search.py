"""The search for a KMS host: what domains name, and whether any of it answers.

Nothing is said to a host; its port is opened and closed again.
"""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING, Final, Protocol

from unattend_gen.activator.kms.records import LookupTroubleError, Searched, SrvRecord, Tried

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST_TRIED: Final = 16
"""So many hosts of a domain are tried; more that are all silent tell nothing new."""

_MOST_ADDRESSES: Final = 4


class Names(Protocol):
    """What answers questions about names; raises `LookupTroubleError` where it cannot."""

    def kms_records(self, domain: str) -> tuple[SrvRecord, ...]:
        """The hosts that a domain names, in the order in which they are asked."""

    def addresses(self, host: str) -> tuple[str, ...]:
        """The addresses of a host, at least one."""


def search(domains: Iterable[str], names: Names, *, timeout_seconds: float) -> tuple[Searched, ...]:
    """Each domain up to the one that has a host which answers.

    Args:
        domains: in the order in which they are asked.
        names: who is asked.
        timeout_seconds: for each connection.
    """
    searched: list[Searched] = []
    for domain in domains:
        searched.append(_in_domain(domain, names, timeout_seconds))
        if any(host.answers for host in searched[-1].hosts):
            break
    return tuple(searched)


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
    """What keeps a host from being reached, or nothing."""
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
        return f"TCP {port} does not answer in time"
    except ConnectionRefusedError:
        return f"TCP {port} refuses the connection"
    except OSError:
        return f"TCP {port} cannot be reached"
