"""Checks whether a squid.conf, a PAC file or a plain list exempts all addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from unattend_gen.activator.proxy.addresses import Address, addresses
from unattend_gen.activator.proxy.entries import (
    KMS_PORT,
    KMS_PORT_MESSAGE,
    entry_of,
    list_entries,
)
from unattend_gen.activator.proxy.pac import PAC_FUNCTION, check_pac
from unattend_gen.activator.proxy.squid_access import Access, Outcome
from unattend_gen.activator.proxy.squid_acls import Request
from unattend_gen.activator.proxy.squid_conf import Directive, NotFollowed, squid_directives
from unattend_gen.activator.proxy.verdict import (
    ProxyCheck,
    ProxyFinding,
    ProxyKind,
    Undecided,
    entry_findings,
    is_exempt,
    labels,
    severity,
)
from unattend_gen.core.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SQUID_LINE: Final = re.compile(r"^[ \t]*+(?:acl|http_access|http_port|include)\s", re.MULTILINE)

_WORDS_WITH_VALUE: Final = 4
_UNDECIDED_ADVICE: Final = (
    "a condition of this line is not evaluated; name the hosts with dstdomain, or test it in squid"
)
_SQUID_ADVICE: Final = (
    "allow it before this line; unattend-gen activation proxy --form squid prints the lines"
)


def kind_of(text: str) -> ProxyKind:
    """Return the kind of a text, detected by words that only one kind contains."""
    if PAC_FUNCTION.search(text):
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
            return check_pac(path, text, wanted)
        case ProxyKind.LIST:
            return _check_list(path, text, wanted)


def _check_squid(path: str, text: str, wanted: Sequence[Address]) -> ProxyCheck:
    read = tuple(squid_directives(path, text))
    directives = tuple(one for one in read if isinstance(one, Directive))
    access = Access(directives)
    missing = {address: _missing_in_squid(address, access, path) for address in wanted}
    findings = [one for one in missing.values() if isinstance(one, ProxyFinding)]
    findings += [found for one in directives for found in _acl_flaws(one)]
    return ProxyCheck(
        ProxyKind.SQUID,
        tuple(findings),
        tuple(one for one in read if isinstance(one, NotFollowed)),
        tuple(address for address, finding in missing.items() if finding is None),
        len(wanted),
        tuple(one for one in missing.values() if isinstance(one, Undecided)),
    )


def _missing_in_squid(
    address: Address, access: Access, path: str
) -> ProxyFinding | Undecided | None:
    """Return a finding if squid does not let an address through on one of its ports."""
    undecided: Undecided | None = None
    for port in address.ports:
        answer = access.answer(Request(address.host, port, address.path or "/"))
        by = answer.by
        if answer.outcome is Outcome.UNDECIDED:
            reason = f"{address} on port {port} {answer.outcome.value}: {_UNDECIDED_ADVICE}"
            found = Undecided(by.path if by else path, by.line if by else None, reason)
            undecided = undecided or found
        elif answer.outcome is not Outcome.PASSES:
            return ProxyFinding(
                severity(address),
                f"{address} on port {port} {answer.outcome.value} {labels(address)}",
                _SQUID_ADVICE,
                by.path if by else path,
                by.line if by else None,
            )
    return undecided


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
        yield from entry_findings(entry, directive.path)


def _check_list(path: str, text: str, wanted: Sequence[Address]) -> ProxyCheck:
    entries = tuple(list_entries(text))
    exempt = tuple(one for one in wanted if is_exempt(one, entries))
    findings = [
        ProxyFinding(severity(one), f"{one} is missing {labels(one)}", f"add {one}", path)
        for one in wanted
        if one not in exempt
    ]
    findings += [found for entry in entries for found in entry_findings(entry, path)]
    return ProxyCheck(ProxyKind.LIST, tuple(findings), (), exempt, len(wanted))
