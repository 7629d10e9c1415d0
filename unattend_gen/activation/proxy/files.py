"""The exclusion list in the language of a proxy or of Windows.

Source:
    Squid's reference of `acl` and `http_access`; vendor pages on automatic proxy configuration,
    `netsh winhttp` and dynamic keywords of the firewall.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from unattend_gen.activation.proxy.addresses import address_lists
from unattend_gen.core.key_search import holds_key
from unattend_gen.errors import UsageError
from unattend_gen.templating import Templates

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from unattend_gen.activation.proxy.addresses import Address

_TEMPLATES: Final[Mapping[str, str]] = {
    "text": "proxy-list.txt.j2",
    "squid": "proxy-squid.conf.j2",
    "pac": "proxy.pac.j2",
    "netsh": "proxy-netsh.cmd.j2",
    "powershell": "proxy.ps1.j2",
    "firewall": "proxy-firewall.ps1.j2",
}
_OF_WINDOWS: Final = ("netsh", "powershell", "firewall")
_NEED_PROXY: Final = ("pac", "netsh", "powershell")
_PROXY: Final = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?:([0-9]{1,5})")
_HIGHEST_PORT: Final = 65_535


def demand_form(form: str) -> None:
    """Check a name of a form.

    Raises:
        UsageError: naming the forms there are.
    """
    if form not in _TEMPLATES:
        message = f"no such form; there are {', '.join(_TEMPLATES)}"
        raise UsageError(message, advice="leave --form out for text")


def proxy_file(wanted: Sequence[Address], form: str, proxy: str | None = None) -> str:
    """The list in a form.

    Args:
        wanted: the addresses.
        form: `text`, `squid`, `pac`, `netsh`, `powershell` or `firewall`.
        proxy: `HOST:PORT` that everything else goes through; forms for clients need it.

    Raises:
        UsageError: no such form, or the proxy is missing, not wanted, or none.
    """
    demand_form(form)
    _demand_proxy(form, proxy)
    values = {
        "lists": _by_list(wanted),
        "hosts": _hosts(wanted),
        "whole_hosts": _hosts(one for one in wanted if not one.path),
        "file_hosts": _hosts(one for one in wanted if one.path),
        "file_patterns": _patterns(one.path for one in wanted if one.path),
        "proxy": proxy or "",
    }
    text = Templates().render(f"activation/{_TEMPLATES[form]}", values)
    return text.replace("\n", "\r\n") if form in _OF_WINDOWS else text


def _demand_proxy(form: str, proxy: str | None) -> None:
    if proxy is None and form in _NEED_PROXY:
        message = f"the form {form} says where everything else goes, so it needs --proxy"
        raise UsageError(message, advice="--proxy proxy.contoso.com:8080")
    if proxy is not None and form not in _NEED_PROXY:
        message = f"the form {form} names no proxy"
        raise UsageError(message, advice="leave --proxy out")
    match = _PROXY.fullmatch(proxy) if proxy is not None else None
    is_one = match is not None and 0 < int(match[1]) <= _HIGHEST_PORT
    if proxy is not None and (not is_one or holds_key(proxy)):
        message = "--proxy takes a host and a port"
        raise UsageError(message, advice="--proxy proxy.contoso.com:8080")


def _by_list(wanted: Sequence[Address]) -> list[Mapping[str, object]]:
    """Each list by its label with those of its addresses that are wanted."""
    return [
        {"label": each.label, "addresses": [str(one) for one in wanted if each.name in one.lists]}
        for each in address_lists()
        if any(each.name in one.lists for one in wanted)
    ]


def _hosts(wanted: Iterable[Address]) -> list[str]:
    return list(dict.fromkeys(one.host for one in wanted))


def _patterns(paths: Iterable[str]) -> list[str]:
    """Paths as regular expressions; blanks and quotes do not occur in them."""
    return [re.escape(path).replace("\\-", "-") for path in dict.fromkeys(paths)]
