"""The exemption list in the formats of proxies and of Windows, and the result of a check.

Source:
    Squid's reference of `acl` and `http_access`; vendor pages on automatic proxy configuration,
    `netsh winhttp` and dynamic keywords of the firewall.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from unattend_gen.activator.formats import choose, render, shown, windows_lines
from unattend_gen.activator.proxy.addresses import address_lists
from unattend_gen.core.key_search import holds_key
from unattend_gen.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from unattend_gen.activator.proxy.addresses import Address
    from unattend_gen.activator.proxy.verdict import ProxyCheck

SCHEMA: Final = "unattend-gen/activation-proxy/1"

FORMS: Final[Mapping[str, str]] = {
    "text": "activation/proxy-list.txt.j2",
    "squid": "activation/proxy-squid.conf.j2",
    "pac": "activation/proxy.pac.j2",
    "netsh": "activation/proxy-netsh.cmd.j2",
    "powershell": "activation/proxy.ps1.j2",
    "firewall": "activation/proxy-firewall.ps1.j2",
}
"""Templates by form."""

_WINDOWS_FORMS: Final = ("netsh", "powershell", "firewall")
_FORMS_WITH_PROXY: Final = ("pac", "netsh", "powershell")
_PROXY: Final = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?:([0-9]{1,5})")
_HIGHEST_PORT: Final = 65_535
_KINDS: Final = {"squid": "squid.conf", "pac": "PAC file", "list": "plain list"}


def proxy_file(wanted: Sequence[Address], form: str, proxy: str | None = None) -> str:
    """Return the exemption list in a form.

    Args:
        wanted: the addresses.
        form: `text`, `squid`, `pac`, `netsh`, `powershell` or `firewall`.
        proxy: `HOST:PORT` of the proxy for all other traffic; required by the forms for clients.

    Raises:
        UsageError: the form is unknown, or the proxy is missing, not used or malformed.
    """
    template = choose(FORMS, form, "omit --form for text", kind="form")
    _require_proxy(form, proxy)
    values = {
        "lists": _by_list(wanted),
        "hosts": _hosts(wanted),
        "whole_hosts": _hosts(one for one in wanted if not one.path),
        "file_hosts": _hosts(one for one in wanted if one.path),
        "file_patterns": _patterns(one.path for one in wanted if one.path),
        "proxy": proxy or "",
    }
    text = render(template, values)
    return windows_lines(text) if form in _WINDOWS_FORMS else text


def _require_proxy(form: str, proxy: str | None) -> None:
    example = "--proxy proxy.contoso.com:8080"
    if proxy is None and form in _FORMS_WITH_PROXY:
        message = f"the form {form} needs --proxy, the proxy for all other traffic"
        raise UsageError(message, advice=f"add {example}")
    if proxy is not None and form not in _FORMS_WITH_PROXY:
        message = f"the form {form} does not contain a proxy"
        raise UsageError(message, advice="omit --proxy")
    match = _PROXY.fullmatch(proxy) if proxy is not None else None
    is_valid = match is not None and 0 < int(match[1]) <= _HIGHEST_PORT
    if proxy is not None and (not is_valid or holds_key(proxy)):
        raise UsageError("--proxy needs a host and a port", advice=f"write {example}")


def _by_list(wanted: Sequence[Address]) -> list[Mapping[str, object]]:
    """Return each list that has a wanted address, by label, with its wanted addresses."""
    return [
        {"label": each.label, "addresses": [str(one) for one in wanted if each.name in one.lists]}
        for each in address_lists()
        if any(each.name in one.lists for one in wanted)
    ]


def _hosts(wanted: Iterable[Address]) -> list[str]:
    return list(dict.fromkeys(one.host for one in wanted))


def _patterns(paths: Iterable[str]) -> list[str]:
    """Return the paths as regular expressions; no path contains blanks or quotes."""
    return [re.escape(path).replace("\\-", "-") for path in dict.fromkeys(paths)]


def _as_text(found: ProxyCheck) -> str:
    return "\n".join(_lines(found)) + "\n"


def _lines(found: ProxyCheck) -> Iterator[str]:
    for one in found.findings:
        place = shown(one.path) + (f":{one.line}" if one.line else "")
        yield f"{one.severity.label}  {place}"
        yield f"       {shown(one.message)}"
        yield f"       advice: {shown(one.advice)}"
        yield ""
    for skipped in found.not_followed:
        yield f"not followed  {shown(skipped.path)}:{skipped.line}"
        yield f"       {skipped.reason}"
        yield ""
    for each in found.undecided:
        yield f"not decided  {shown(each.path)}" + (f":{each.line}" if each.line else "")
        yield f"       {shown(each.reason)}"
        yield ""
    yield f"{_KINDS[found.kind]}: {len(found.exempt)} of {found.wanted} addresses are exempt"


def _as_json(found: ProxyCheck) -> str:
    document = {
        "schema": SCHEMA,
        "kind": found.kind.value,
        "wanted": found.wanted,
        "exempt": [str(one) for one in found.exempt],
        "findings": [
            {
                "severity": one.severity.label,
                "message": shown(one.message),
                "advice": shown(one.advice),
                "location": {"path": shown(one.path), "line": one.line},
            }
            for one in found.findings
        ],
        "not_followed": [
            {"reason": one.reason, "location": {"path": shown(one.path), "line": one.line}}
            for one in found.not_followed
        ],
        "undecided": [
            {"reason": shown(one.reason), "location": {"path": shown(one.path), "line": one.line}}
            for one in found.undecided
        ],
        "complete": found.is_complete,
    }
    return json.dumps(document, indent=2) + "\n"


FORMATS: Final[Mapping[str, Callable[[ProxyCheck], str]]] = {"text": _as_text, "json": _as_json}
"""Formats of a check."""
