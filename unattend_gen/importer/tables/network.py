"""`[network]` from the specialize pass."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.tables.mapping.view import Candidate, given

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.tables.mapping.view import View

_TCPIP: Final = "specialize/Microsoft-Windows-TCPIP/Interfaces/Interface"
_DNS: Final = "specialize/Microsoft-Windows-DNS-Client"


def propose(view: View) -> Iterator[Candidate]:
    """Addresses and name servers, joined by the name of the interface."""
    interfaces: dict[str, dict[str, object]] = {}
    for item in view.items(_TCPIP):
        _join(interfaces, view, item, _addresses(view, item))
    for item in view.items(f"{_DNS}/Interfaces/Interface"):
        _join(interfaces, view, item, _name_servers(view, item))
    yield Candidate(
        given(
            {
                "dns_domain": view.text(f"{_DNS}/DNSDomain"),
                "dns_search": _texts(view, f"{_DNS}/DNSSuffixSearchOrder/DomainName"),
                "interfaces": [*interfaces.values()] or None,
            }
        )
    )


def _join(
    interfaces: dict[str, dict[str, object]], view: View, item: str, keys: dict[str, object]
) -> None:
    name = view.text(f"{item}/Identifier")
    if name is not None:
        interfaces.setdefault(name, {"name": name}).update(keys)


def _addresses(view: View, item: str) -> dict[str, object]:
    gateway = [view.text(f"{route}/NextHopAddress") for route in view.items(f"{item}/Routes/Route")]
    addresses = _texts(view, f"{item}/UnicastIpAddresses/IpAddress")
    return given({"addresses": addresses, "gateway": gateway or None})


def _name_servers(view: View, item: str) -> dict[str, object]:
    servers = _texts(view, f"{item}/DNSServerSearchOrder/IpAddress")
    return given({"dns": servers, "dns_domain": view.text(f"{item}/DNSDomain")})


def _texts(view: View, path: str) -> list[str | None] | None:
    return [view.text(item) for item in view.items(path)] or None
