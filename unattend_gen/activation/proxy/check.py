"""Is an existing list of exceptions complete: a squid.conf, a PAC file, or a plain list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from unattend_gen.activation.proxy.addresses import Address, address_lists, addresses
from unattend_gen.activation.proxy.entries import (
    KMS_PORT,
    Entry,
    entry_of,
    flaws,
    is_wide,
    list_entries,
)
from unattend_gen.activation.proxy.squid_access import Access, Outcome, Request
from unattend_gen.activation.proxy.squid_conf import Directive, NotFollowed, squid_directives
from unattend_gen.core.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_SQUID_LINE: Final = re.compile(r"^[ \t]*+(?:acl|http_access|http_port|include)\s", re.MULTILINE)
_PAC_FUNCTION: Final = re.compile(r"\bFindProxyForURL(?:Ex)?\b")
_PAC_TEXT: Final = re.compile(
    r"//[^\n]*|/\*.*?(?:\*/|\Z)|\"(?P<double>[^\"\\\n]*)\"|'(?P<single>[^'\\\n]*)'", re.DOTALL
)
"""A text in quotes, or a comment, in which none counts."""
_WITH_VALUES: Final = 4


class ProxyKind(StrEnum):
    """What kind of file it is."""

    SQUID = "squid"
    PAC = "pac"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class ProxyFinding:
    """Something that is missing or wrong.

    Attributes:
        path: the file; of squid it may be one that is included.
        line: counted from 1; None where nothing stands.
    """

    severity: Severity
    message: str
    advice: str
    path: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class ProxyCheck:
    """What a file comes to.

    Attributes:
        findings: what is missing first.
        not_followed: what the file leads to and was not read.
        exempt: the addresses that get through.
        wanted: how many there are in all.
    """

    kind: ProxyKind
    findings: tuple[ProxyFinding, ...]
    not_followed: tuple[NotFollowed, ...]
    exempt: tuple[Address, ...]
    wanted: int

    @property
    def is_right(self) -> bool:
        """Whether nothing is worse than a note."""
        return all(one.severity < Severity.WARNING for one in self.findings)


def kind_of(text: str) -> ProxyKind:
    """What a text is, by words that only one kind has."""
    if _PAC_FUNCTION.search(text):
        return ProxyKind.PAC
    return ProxyKind.SQUID if _SQUID_LINE.search(text) else ProxyKind.LIST


def check_proxy(path: str, text: str, which: str) -> ProxyCheck:
    """What is missing or wrong in a file, against the addresses of a list.

    Args:
        path: of the file; the includes of a squid.conf are looked for beside it.
        text: of the file.
        which: `article`, `present` or `both`.

    Raises:
        UsageError: no list is called so.
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
    troubles = {address: _squid_trouble(address, access, path) for address in wanted}
    findings = [one for one in troubles.values() if one is not None]
    findings += [found for one in directives for found in _acl_flaws(one)]
    return ProxyCheck(
        ProxyKind.SQUID,
        tuple(findings),
        tuple(one for one in read if isinstance(one, NotFollowed)),
        tuple(address for address, trouble in troubles.items() if trouble is None),
        len(wanted),
    )


def _squid_trouble(address: Address, access: Access, path: str) -> ProxyFinding | None:
    """What keeps an address from getting through on one of its ports."""
    for port in address.ports:
        answer = access.answer(Request(address.host, port, address.path or "/"))
        if answer.outcome is not Outcome.PASSES:
            by = answer.by
            return ProxyFinding(
                _weight(address),
                f"{address} on port {port} is {answer.outcome.value} {_labels(address)}",
                "let it pass before this line; unattend-gen activation proxy --form squid has the"
                " lines",
                by.path if by else path,
                by.line if by else None,
            )
    return None


def _acl_flaws(directive: Directive) -> Iterator[ProxyFinding]:
    """What is wrong with the values of an acl, whether a line of access uses it or not."""
    if directive.name != "acl" or len(directive.words) < _WITH_VALUES:
        return
    _, _, kind, *values = directive.words
    place = (directive.path, directive.line)
    if kind == "port" and str(KMS_PORT) in values:
        message = f"port {KMS_PORT} is that of KMS, which no proxy passes on"
        yield ProxyFinding(Severity.WARNING, message, "activation uses 80 and 443", *place)
    for value in values if kind == "dstdomain" else ():
        entry = entry_of(value, directive.line)
        if entry is None or value.startswith("-"):
            continue
        if "*" in value or "/" in value or entry.port is not None:
            message = "dstdomain takes names of hosts: no star, no scheme, no port, no path"
            advice = f"write {'.' if '*' in entry.host else ''}{entry.domain}"
            yield ProxyFinding(Severity.WARNING, message, advice, *place)
        yield from _entry_findings(entry, directive.path)


def _check_entries(
    kind: ProxyKind, path: str, entries: tuple[Entry, ...], wanted: Sequence[Address]
) -> ProxyCheck:
    exempt = tuple(one for one in wanted if _is_exempt(one, entries))
    findings = [
        ProxyFinding(
            _weight(one),
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
    """Whether an entry means an address, on one of its ports or on all."""
    ports = [entry.port for entry in entries if entry.means(address.host, address.path)]
    return any(port is None or port in address.ports for port in ports)


def _entry_findings(entry: Entry, path: str) -> Iterator[ProxyFinding]:
    for message, advice in flaws(entry):
        yield ProxyFinding(Severity.WARNING, message, advice, path, entry.line)
    if is_wide(entry):
        message = f"all of {entry.domain} is exempt, far more than activation"
        yield ProxyFinding(Severity.NOTE, message, "name the hosts", path, entry.line)


def _pac_entries(text: str) -> Iterator[Entry]:
    """The hosts in the texts of a script; what it does with them is not tried."""
    line, seen = 1, 0
    for match in _PAC_TEXT.finditer(text):
        value = match["double"] or match["single"] or ""
        line += text.count("\n", seen, match.start())
        seen = match.start()
        entry = None if " " in value else entry_of(value, line)
        if entry is not None:
            yield entry


def _weight(address: Address) -> Severity:
    return Severity.ERROR if address.is_of_today else Severity.NOTE


def _labels(address: Address) -> str:
    """Which lists have an address, with their times."""
    labels = (each.label for each in address_lists() if each.name in address.lists)
    return f"({'; '.join(labels)})"
