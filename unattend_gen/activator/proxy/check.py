"""Checks whether a squid.conf, a PAC file or a plain list exempts all addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from unattend_gen.activator.proxy.addresses import Address, address_lists, addresses
from unattend_gen.activator.proxy.entries import (
    KMS_PORT,
    KMS_PORT_MESSAGE,
    Entry,
    entry_of,
    flaws,
    is_wide,
    list_entries,
)
from unattend_gen.activator.proxy.squid_access import Access, Outcome, Request
from unattend_gen.activator.proxy.squid_conf import Directive, NotFollowed, squid_directives
from unattend_gen.core.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_SQUID_LINE: Final = re.compile(r"^[ \t]*+(?:acl|http_access|http_port|include)\s", re.MULTILINE)
_PAC_FUNCTION: Final = re.compile(r"\bFindProxyForURL(?:Ex)?\b")
_PAC_STRING: Final = re.compile(
    r"//[^\n]*|/\*.*?(?:\*/|\Z)|\"(?P<double>[^\"\\\n]*)\"|'(?P<single>[^'\\\n]*)'", re.DOTALL
)
"""A string, or a comment, whose strings do not count."""

_WORDS_WITH_VALUE: Final = 4
_SQUID_ADVICE: Final = (
    "allow it before this line; unattend-gen activation proxy --form squid prints the lines"
)


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
class ProxyCheck:
    """The result of a check.

    Attributes:
        findings: missing exemptions first.
        not_followed: references to files that were not read.
        exempt: the addresses that need no authentication.
        wanted: the number of addresses checked.
    """

    kind: ProxyKind
    findings: tuple[ProxyFinding, ...]
    not_followed: tuple[NotFollowed, ...]
    exempt: tuple[Address, ...]
    wanted: int

    @property
    def is_right(self) -> bool:
        """Whether no finding is more severe than a note."""
        return all(one.severity < Severity.WARNING for one in self.findings)


def kind_of(text: str) -> ProxyKind:
    """Return the kind of a text, detected by words that only one kind contains."""
    if _PAC_FUNCTION.search(text):
        return ProxyKind.PAC
    return ProxyKind.SQUID if _SQUID_LINE.search(text) else ProxyKind.LIST


def check_proxy(path: str, text: str, which: str) -> ProxyCheck:
    """Compare a file with the addresses that activation needs.

    Args:
        path: path of the file; the includes of a squid.conf are looked for in its folder.
        text: content of the file.
        which: `article`, `present` or `both`.

    Raises:
        UsageError: the address list is unknown.
    """
    wanted = addresses(which)
    kind = kind_of(text)
    match kind:
        case ProxyKind.SQUID:
            return _check_squid(path, text, wanted)
        case ProxyKind.PAC:
            return _check_entries(kind, path, tuple(_pac_entries(text)), wanted)
        case ProxyKind.LIST:
            return _check_entries(kind, path, tuple(list_entries(text)), wanted)


def _check_squid(path: str, text: str, wanted: Sequence[Address]) -> ProxyCheck:
    read = tuple(squid_directives(path, text))
    directives = tuple(one for one in read if isinstance(one, Directive))
    access = Access(directives)
    missing = {address: _missing_in_squid(address, access, path) for address in wanted}
    findings = [one for one in missing.values() if one is not None]
    findings += [found for one in directives for found in _acl_flaws(one)]
    return ProxyCheck(
        ProxyKind.SQUID,
        tuple(findings),
        tuple(one for one in read if isinstance(one, NotFollowed)),
        tuple(address for address, finding in missing.items() if finding is None),
        len(wanted),
    )


def _missing_in_squid(address: Address, access: Access, path: str) -> ProxyFinding | None:
    """Return a finding if squid does not let an address through on one of its ports."""
    for port in address.ports:
        answer = access.answer(Request(address.host, port, address.path or "/"))
        if answer.outcome is not Outcome.PASSES:
            by = answer.by
            return ProxyFinding(
                _severity(address),
                f"{address} on port {port} {answer.outcome.value} {_labels(address)}",
                _SQUID_ADVICE,
                by.path if by else path,
                by.line if by else None,
            )
    return None


def _acl_flaws(directive: Directive) -> Iterator[ProxyFinding]:
    """Yield what is wrong with the values of an acl, even if no access line uses it."""
    if directive.name != "acl" or len(directive.words) < _WORDS_WITH_VALUE:
        return
    _, _, kind, *values = directive.words
    place = (directive.path, directive.line)
    if kind == "port" and str(KMS_PORT) in values:
        advice = "activation uses ports 80 and 443"
        yield ProxyFinding(Severity.WARNING, KMS_PORT_MESSAGE, advice, *place)
    for value in values if kind == "dstdomain" else ():
        entry = entry_of(value, directive.line)
        if entry is None or value.startswith("-"):
            continue
        if "*" in value or "/" in value or entry.port is not None:
            message = "dstdomain accepts host names only: no asterisk, scheme, port or path"
            advice = f"write {'.' if '*' in entry.host else ''}{entry.domain}"
            yield ProxyFinding(Severity.WARNING, message, advice, *place)
        yield from _entry_findings(entry, directive.path)


def _check_entries(
    kind: ProxyKind, path: str, entries: tuple[Entry, ...], wanted: Sequence[Address]
) -> ProxyCheck:
    exempt = tuple(one for one in wanted if _is_exempt(one, entries))
    findings = [
        ProxyFinding(
            _severity(one),
            f"{one} is missing {_labels(one)}",
            f"add {one.host if kind is ProxyKind.PAC else one}",
            path,
        )
        for one in wanted
        if one not in exempt
    ]
    findings += [found for entry in entries for found in _entry_findings(entry, path)]
    return ProxyCheck(kind, tuple(findings), (), exempt, len(wanted))


def _is_exempt(address: Address, entries: Iterable[Entry]) -> bool:
    """Return whether an entry exempts an address, on one of its ports or on all ports."""
    ports = [entry.port for entry in entries if entry.matches(address.host, address.path)]
    return any(port is None or port in address.ports for port in ports)


def _entry_findings(entry: Entry, path: str) -> Iterator[ProxyFinding]:
    for message, advice in flaws(entry):
        yield ProxyFinding(Severity.WARNING, message, advice, path, entry.line)
    if is_wide(entry):
        message = f"all of {entry.domain} is exempt, far more than activation needs"
        yield ProxyFinding(Severity.NOTE, message, "list the hosts instead", path, entry.line)


def _pac_entries(text: str) -> Iterator[Entry]:
    """Yield the hosts in the strings of a script; the script is not run."""
    line, seen = 1, 0
    for match in _PAC_STRING.finditer(text):
        value = match["double"] or match["single"] or ""
        line += text.count("\n", seen, match.start())
        seen = match.start()
        entry = None if " " in value else entry_of(value, line)
        if entry is not None:
            yield entry


def _severity(address: Address) -> Severity:
    return Severity.ERROR if address.is_present else Severity.NOTE


def _labels(address: Address) -> str:
    """Return the lists that contain an address, with their dates, in parentheses."""
    labels = (each.label for each in address_lists() if each.name in address.lists)
    return f"({'; '.join(labels)})"
