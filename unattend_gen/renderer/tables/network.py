"""`[network]` in the specialize pass: addresses by the TCP/IP component, names by the DNS client.

The proxy is set in the oobeSystem pass.

Source:
    Vendor reference: items of address lists are identified by `wcm:keyValue`, which also orders
    them; a route is a prefix with the next hop.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.tables.mapping.additions import assign

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from unattend_gen.spec.spec import Spec
    from unattend_gen.tables.mapping.additions import Planned
    from unattend_gen.tables.network import Interface, Network

_TCPIP: Final = "specialize/Microsoft-Windows-TCPIP/Interfaces"
_IE: Final = "oobeSystem/Microsoft-Windows-IE-ClientNetworkProtocolImplementation"
_DNS: Final = "specialize/Microsoft-Windows-DNS-Client"


def assignments(spec: Spec) -> Iterator[Planned]:
    """Fixed addresses and name servers; an interface that is not named keeps to DHCP."""
    network = spec.network
    if network is None:
        return
    yield from assign({f"{_DNS}/DNSDomain": network.dns_domain})
    yield from _keyed(f"{_DNS}/DNSSuffixSearchOrder/DomainName", network.dns_search)
    yield from _proxy(network)
    addressed = [each for each in network.interfaces if each.is_addressed]
    for number, interface in enumerate(addressed, start=1):
        yield from _addresses(f"{_TCPIP}/Interface[{number}]", interface)
    named = [each for each in network.interfaces if each.is_named]
    for number, interface in enumerate(named, start=1):
        yield from _name_servers(f"{_DNS}/Interfaces/Interface[{number}]", interface)


def _proxy(network: Network) -> Iterator[Planned]:
    proxy = network.proxy
    if proxy is not None:
        yield from assign(
            {
                f"{_IE}/HKLMProxyEnable": True,
                f"{_IE}/HKLMProxyServer": proxy.server,
                f"{_IE}/HKLMProxyOverride": ";".join(proxy.bypass) or None,
            }
        )


def _addresses(item: str, interface: Interface) -> Iterator[Planned]:
    has_ipv4 = any(not _is_ipv6(address) for address in interface.addresses)
    has_ipv6 = any(map(_is_ipv6, interface.addresses))
    yield from assign(
        {
            f"{item}/Identifier": interface.name,
            f"{item}/Ipv4Settings/DhcpEnabled": False if has_ipv4 else None,
            f"{item}/Ipv4Settings/Metric": interface.metric,
            f"{item}/Ipv6Settings/DhcpEnabled": False if has_ipv6 else None,
            f"{item}/Ipv6Settings/Metric": interface.metric,
            f"{item}/Ipv6Settings/RouterDiscoveryEnabled": interface.router_discovery,
        }
    )
    yield from _keyed(f"{item}/UnicastIpAddresses/IpAddress", interface.addresses)
    for number, gateway in enumerate(interface.gateway, start=1):
        route = f"{item}/Routes/Route[{number}]"
        yield from assign(
            {
                f"{route}/Identifier": number,
                f"{route}/Prefix": "::/0" if _is_ipv6(gateway) else "0.0.0.0/0",
                f"{route}/NextHopAddress": gateway,
            }
        )


def _name_servers(item: str, interface: Interface) -> Iterator[Planned]:
    yield from assign(
        {
            f"{item}/Identifier": interface.name,
            f"{item}/DNSDomain": interface.dns_domain,
            f"{item}/EnableAdapterDomainNameRegistration": interface.dns_register,
        }
    )
    yield from _keyed(f"{item}/DNSServerSearchOrder/IpAddress", interface.dns)


def _keyed(path: str, values: Sequence[str]) -> Iterator[Planned]:
    """Items of a keyed list, their keys counting from 1."""
    for number, value in enumerate(values, start=1):
        item = f"{path}[{number}]"
        yield from assign({item: value, f"{item}/@keyValue": number})


def _is_ipv6(address: str) -> bool:
    return ":" in address
