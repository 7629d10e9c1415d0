"""The result of checking an exemption list, and the parts that all kinds of file share."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from unattend_gen.activator.proxy.addresses import Address, address_lists
from unattend_gen.activator.proxy.entries import Entry, flaws, is_wide
from unattend_gen.core.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unattend_gen.activator.proxy.squid_conf import NotFollowed


class ProxyKind(StrEnum):
    """The kind of a file."""

    SQUID = "squid"
    PAC = "pac"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class ProxyFinding:
    """A missing or wrong exemption.

    Attributes:
        path: the file, which may be one that a squid.conf includes.
        line: counted from 1; None for something that is missing.
    """

    severity: Severity
    message: str
    advice: str
    path: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Undecided:
    """A place that may exempt addresses, or not.

    Attributes:
        reason: what cannot be decided, and what to do.
        line: counted from 1; None for the whole file.
    """

    path: str
    line: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class ProxyCheck:
    """The result of a check.

    Attributes:
        findings: missing exemptions first.
        not_followed: references to files that were not read.
        undecided: conditions and scripts that were not evaluated.
        exempt: the addresses that need no authentication.
        wanted: the number of addresses checked.
    """

    kind: ProxyKind
    findings: tuple[ProxyFinding, ...]
    not_followed: tuple[NotFollowed, ...]
    exempt: tuple[Address, ...]
    wanted: int
    undecided: tuple[Undecided, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Whether everything was read and evaluated."""
        return not self.not_followed and not self.undecided

    @property
    def is_right(self) -> bool:
        """Whether no finding is more severe than a note."""
        return all(one.severity < Severity.WARNING for one in self.findings)


def is_exempt(address: Address, entries: Iterable[Entry]) -> bool:
    """Return whether an entry exempts an address, on one of its ports or on all ports."""
    ports = [entry.port for entry in entries if entry.matches(address.host, address.path)]
    return any(port is None or port in address.ports for port in ports)


def entry_findings(entry: Entry, path: str) -> Iterator[ProxyFinding]:
    """Yield what is wrong with an entry."""
    for message, advice in flaws(entry):
        yield ProxyFinding(Severity.WARNING, message, advice, path, entry.line)
    if is_wide(entry):
        message = f"all of {entry.domain} is exempt, far more than activation needs"
        yield ProxyFinding(Severity.NOTE, message, "list the hosts instead", path, entry.line)


def severity(address: Address) -> Severity:
    """Return how severe it is that an address is missing."""
    return Severity.ERROR if address.is_present else Severity.NOTE


def labels(address: Address) -> str:
    """Return the lists that contain an address, with their dates, in parentheses."""
    labels = (each.label for each in address_lists() if each.name in address.lists)
    return f"({'; '.join(labels)})"
