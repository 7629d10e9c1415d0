"""Checks of PAC files: which addresses they name.

The script is not run, so nothing follows from a name: the same script may return a proxy for it, or
`DIRECT` for every other host. Only the script that `--form pac` writes is known to be right.

Source:
    Vendor pages on automatic proxy configuration: a script defines `FindProxyForURL(url, host)`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from unattend_gen.activator.proxy.addresses import (
    ARTICLE,
    BOTH,
    PRESENT,
    Address,
    addresses,
)
from unattend_gen.activator.proxy.entries import Entry, entry_of
from unattend_gen.activator.proxy.formats import proxy_file
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
from unattend_gen.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PAC_FUNCTION: Final = re.compile(r"\bFindProxyForURL(?:Ex)?\b")
_OUR_PROXY: Final = re.compile(r'^  return "PROXY ([^"\s]{1,300})";$', re.MULTILINE)
_ADVICE: Final = "activate one computer behind the proxy, or use the output of --form pac"
_PAC_STRING: Final = re.compile(
    r"//[^\n]*|/\*.*?(?:\*/|\Z)|\"(?P<double>[^\"\\\n]*)\"|'(?P<single>[^'\\\n]*)'", re.DOTALL
)
"""A string, or a comment, whose strings do not count."""


def check_pac(path: str, text: str, wanted: Sequence[Address]) -> ProxyCheck:
    """Compare the hosts that a script names with the wanted addresses."""
    ours = _addresses_of_ours(text)
    if ours is not None:
        hosts = {one.host for one in ours}
        exempt = tuple(one for one in wanted if one.host in hosts)
        missing = tuple(_missing(one, path, severity(one)) for one in wanted if one not in exempt)
        return ProxyCheck(ProxyKind.PAC, missing, (), exempt, len(wanted))
    entries = tuple(_entries(text))
    named = [one for one in wanted if is_exempt(one, entries)]
    # A note: the script may still return `DIRECT` for hosts that it does not name.
    findings = [_missing(one, path, Severity.NOTE) for one in wanted if one not in named]
    findings += [found for entry in entries for found in entry_findings(entry, path)]
    reason = (
        f"the script names {len(named)} of {len(wanted)} addresses; it is not run, so whether they"
        f" get through cannot be decided: {_ADVICE}"
    )
    undecided = Undecided(path, _line_of_function(text), reason)
    return ProxyCheck(ProxyKind.PAC, tuple(findings), (), (), len(wanted), (undecided,))


def _missing(address: Address, path: str, level: Severity) -> ProxyFinding:
    message = f"{address} is not named {labels(address)}"
    return ProxyFinding(level, message, f"add {address.host}", path)


def _addresses_of_ours(text: str) -> Sequence[Address] | None:
    """Return the addresses of a script that `--form pac` has written; None for any other."""
    found = _OUR_PROXY.search(text.replace("\r\n", "\n"))
    if found is None:
        return None
    for which in (BOTH, PRESENT, ARTICLE):
        try:
            if proxy_file(addresses(which), "pac", found[1]) == text.replace("\r\n", "\n"):
                return addresses(which)
        except UsageError:
            return None
    return None


def _line_of_function(text: str) -> int | None:
    found = PAC_FUNCTION.search(text)
    return text.count("\n", 0, found.start()) + 1 if found else None


def _entries(text: str) -> Iterator[Entry]:
    """Yield the hosts in the strings of a script; the script is not run."""
    line, seen = 1, 0
    for match in _PAC_STRING.finditer(text):
        value = match["double"] or match["single"] or ""
        line += text.count("\n", seen, match.start())
        seen = match.start()
        entry = None if " " in value else entry_of(value, line)
        if entry is not None:
            yield entry
