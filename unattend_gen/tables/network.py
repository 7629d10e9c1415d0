"""`[network]`: fixed addresses and name servers; DHCP provides the rest.

Source:
    Vendor reference: items of address lists are identified by `wcm:keyValue`, which also orders
    them; a route is a prefix with the next hop.
"""

from collections.abc import Iterable, Iterator, Sequence
from ipaddress import ip_address, ip_interface
from typing import Annotated, Final, TypeAlias

from pydantic import AfterValidator, Field, field_validator

from unattend_gen.errors import InputError
from unattend_gen.tables.mapping.additions import Addition, assign
from unattend_gen.tables.mapping.marked import fields
from unattend_gen.tables.mapping.marks import Bounded, Fits, Sets
from unattend_gen.tables.mapping.spec_table import SettingsMapping, SpecTable
from unattend_gen.tables.mapping.transforms import joined
from unattend_gen.tables.mapping.view import Candidate, View, given
from unattend_gen.tables.model.base import Parsed, Table, Text, Texts, named, rejected, text

_ADDRESSED: Final = "specialize/Microsoft-Windows-TCPIP/Interfaces/Interface"
_DNS: Final = "specialize/Microsoft-Windows-DNS-Client"
_NAMED: Final = f"{_DNS}/Interfaces/Interface"
_SUFFIXES: Final = f"{_DNS}/DNSSuffixSearchOrder/DomainName"
_IE: Final = "oobeSystem/Microsoft-Windows-IE-ClientNetworkProtocolImplementation"
_PROXY: Final = f"{_IE}/HKLMProxyEnable"
IPV6: Final = 6
_LONGEST_IPV6_NETWORK: Final = 64
"""Bits; the vendor reference allows 0 to 64 for the addresses of an interface."""

_LIST_SCHEMA: Final = {
    "anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}],
}


def _each(value: object) -> Iterable[str]:
    values = value if isinstance(value, list | tuple) else [value]
    return map(text, values)


def _addresses(value: object) -> tuple[str, ...]:
    return tuple(map(_address, _each(value)))


def _interfaces(value: object) -> tuple[str, ...]:
    return tuple(map(_interface, _each(value)))


def _address(value: str) -> str:
    try:
        return str(ip_address(value))
    except ValueError:
        message = f"{named(value)} is not an IP address"
        raise InputError(message, advice="write it as 192.0.2.1 or 2001:db8::1") from None


def _interface(value: str) -> str:
    advice = "write it as 192.0.2.10/24 or 2001:db8::10/64"
    if "/" not in value:
        message = f"{named(value)} is an address without a prefix length"
        raise InputError(message, advice=advice)
    try:
        interface = ip_interface(value)
    except ValueError:
        message = f"{named(value)} is not an IP address with a prefix length"
        raise InputError(message, advice=advice) from None
    if interface.version == IPV6 and interface.network.prefixlen > _LONGEST_IPV6_NETWORK:
        message = f"has more than {_LONGEST_IPV6_NETWORK} bits for its network"
        raise InputError(message, advice=advice)
    return str(interface.with_prefixlen)


def _one_a_version(gateways: tuple[str, ...]) -> tuple[str, ...]:
    versions = [ip_address(gateway).version for gateway in gateways]
    if len(set(versions)) < len(versions):
        message = "has two gateways of the same IP version"
        raise rejected(message, advice="keep one IPv4 and one IPv6 address")
    return gateways


Addresses: TypeAlias = Annotated[tuple[str, ...], Parsed(_addresses, _LIST_SCHEMA)]
Interfaces: TypeAlias = Annotated[tuple[str, ...], Parsed(_interfaces, _LIST_SCHEMA)]


Suffix: TypeAlias = Annotated[Text, Bounded(f"{_DNS}/DNSDomain")]
Metric: TypeAlias = Annotated[int, Field(ge=5, le=50)]


class IpVersion(Table):
    """Settings of an interface for one IP version, where they are not those of both."""

    dhcp: bool | None = Field(
        default=None, description="Whether DHCP is asked; usually not, with a fixed address."
    )
    metric: Annotated[int, Field(ge=0)] | None = Field(
        default=None, description="Cost of the interface for this version."
    )
    router_discovery: bool | None = Field(
        default=None, description="Whether to ask routers for addresses and routes."
    )


class Route(Table):
    """One route; the default gateways have a key of their own."""

    id: Text | None = Field(
        default=None, description="Identifier; the position in the list if not given."
    )
    prefix: Text | None = Field(default=None, description="Addresses, such as 0.0.0.0/0.")
    via: Text | None = Field(default=None, description="Address of the next router.")
    metric: Annotated[int, Field(ge=0)] | None = Field(
        default=None, description="Cost of the route."
    )


class Interface(Table):
    """One network interface."""

    name: Annotated[Text, Bounded(f"{_NAMED}/Identifier")] = Field(
        description="Name such as Ethernet, or the MAC address as 00-11-22-33-44-55."
    )
    addresses: Interfaces = Field(default=(), description="Fixed addresses, each as address/bits.")
    gateway: Annotated[Addresses, AfterValidator(_one_a_version)] = Field(
        default=(), description="Default gateway, one for each IP version."
    )
    metric: Metric | None = Field(
        default=None, description="Cost of this interface; Windows prefers the lowest."
    )
    router_discovery: bool | None = Field(
        default=None, description="Whether to ask IPv6 routers for addresses and routes."
    )
    dns: Addresses = Field(
        default=(), description="Name servers, in the order in which they are asked."
    )
    dns_domain: Suffix | None = Field(default=None, description="DNS suffix of this interface.")
    dns_register: bool | None = Field(
        default=None, description="Whether to register the computer name under that suffix."
    )
    dns_update: bool | None = Field(
        default=None, description="Whether changed addresses are updated in DNS."
    )
    ipv4: IpVersion | None = Field(default=None, description="Settings for IPv4 alone.")
    ipv6: IpVersion | None = Field(default=None, description="Settings for IPv6 alone.")
    routes: tuple[Route, ...] = Field(
        default=(), description="Routes that are written in place of the gateways."
    )

    @property
    def is_addressed(self) -> bool:
        """Whether the TCP/IP component has settings for it."""
        said = (self.metric, self.router_discovery, self.ipv4, self.ipv6)
        listed = self.addresses or self.gateway or self.routes
        return bool(listed) or any(one is not None for one in said)

    @property
    def is_named(self) -> bool:
        """Whether the DNS client has settings for it."""
        said = (self.dns_register, self.dns_update)
        return bool(self.dns or self.dns_domain) or any(one is not None for one in said)


class Proxy(Table):
    """The proxy of Internet Explorer and of programs that use its settings.

    Takes effect only if the policy for a proxy of the whole computer is enabled.
    """

    server: Annotated[Text, Fits(f"{_IE}/HKLMProxyServer")] = Field(
        description="Address, with a port if needed: proxy.contoso.com:3128."
    )
    bypass: Annotated[Texts, Sets(f"{_IE}/HKLMProxyOverride", joined(";"))] = Field(
        default=(), description="Hosts that are reached without the proxy."
    )

    @field_validator("bypass")
    @classmethod
    def _require_single_hosts(cls, hosts: tuple[str, ...]) -> tuple[str, ...]:
        if any(";" in host or not host.strip() for host in hosts):
            message = "has a host that is empty or contains a semicolon"
            raise rejected(message, advice='write a list: ["*.contoso.com", "<local>"]')
        return hosts


class Network(Table):
    """The network settings of the computer."""

    dns_domain: Annotated[Suffix | None, Sets(f"{_DNS}/DNSDomain")] = Field(
        default=None, description="Primary DNS suffix."
    )
    dns_search: Texts = Field(default=(), description="Suffixes to try for names without one.")
    dns_devolution: Annotated[bool | None, Sets(f"{_DNS}/UseDomainNameDevolution")] = Field(
        default=None, description="Whether the parents of the suffix are tried, too."
    )
    interfaces: tuple[Interface, ...] = Field(default=(), description="Settings of each interface.")
    proxy: Proxy | None = None

    @field_validator("interfaces")
    @classmethod
    def _require_different(cls, interfaces: tuple[Interface, ...]) -> tuple[Interface, ...]:
        names = [interface.name.lower() for interface in interfaces]
        if len(set(names)) < len(names):
            message = "names the same interface twice"
            raise rejected(message, advice="put all its keys into one table")
        return interfaces


class _Interfaces(SettingsMapping[Network]):
    """Addresses by the TCP/IP component, names by the DNS client, and that there is a proxy.

    An interface that is not named keeps using DHCP.
    """

    def to_settings(self, table: Network) -> Iterator[Addition]:
        yield from _keyed(_SUFFIXES, table.dns_search)
        yield from assign({_PROXY: True if table.proxy else None})
        addressed = (each for each in table.interfaces if each.is_addressed)
        for number, interface in enumerate(addressed, start=1):
            yield from _addresses_of(f"{_ADDRESSED}[{number}]", interface)
        named = (each for each in table.interfaces if each.is_named)
        for number, interface in enumerate(named, start=1):
            yield from _name_servers_of(f"{_NAMED}[{number}]", interface)

    def from_settings(self, view: View) -> Iterator[Candidate]:
        proxy = fields(Proxy, view) if view.truth(_PROXY) else None
        search = _texts(view, _SUFFIXES)
        for is_exact in (False, True):
            listed = _found_interfaces(view, is_exact=is_exact)
            yield Candidate({"dns_search": search, "interfaces": listed, "proxy": proxy})


def _found_interfaces(view: View, *, is_exact: bool) -> list[dict[str, object]] | None:
    """Return the interfaces, with usual keys or with exactly the settings of the file."""
    interfaces: dict[str, dict[str, object]] = {}
    found_addresses = _exact_addresses if is_exact else _found_addresses
    for path, found in ((_ADDRESSED, found_addresses), (_NAMED, _found_name_servers)):
        for item in view.items(path):
            name = view.text(f"{item}/Identifier")
            if name is not None:
                interfaces.setdefault(name, {"name": name}).update(found(view, item))
    return [*interfaces.values()] or None


def _exact_addresses(view: View, item: str) -> dict[str, object]:
    routes = [
        given(
            {
                "id": view.text(f"{route}/Identifier"),
                "prefix": view.text(f"{route}/Prefix"),
                "via": view.text(f"{route}/NextHopAddress"),
                "metric": view.number(f"{route}/Metric"),
            }
        )
        for route in view.items(f"{item}/Routes/Route")
    ]
    return given(
        {
            "addresses": _texts(view, f"{item}/UnicastIpAddresses/IpAddress"),
            "ipv4": _found_version(view, f"{item}/Ipv4Settings"),
            "ipv6": _found_version(view, f"{item}/Ipv6Settings"),
            "routes": routes or None,
        }
    )


def _found_version(view: View, settings: str) -> dict[str, object]:
    return given(
        {
            "dhcp": view.truth(f"{settings}/DhcpEnabled"),
            "metric": view.number(f"{settings}/Metric"),
            "router_discovery": view.truth(f"{settings}/RouterDiscoveryEnabled"),
        }
    )


def _addresses_of(item: str, interface: Interface) -> Iterator[Addition]:
    has_ipv4 = any(not _is_ipv6(address) for address in interface.addresses)
    has_ipv6 = any(map(_is_ipv6, interface.addresses))
    yield from assign({f"{item}/Identifier": interface.name})
    usual4 = IpVersion(dhcp=False if has_ipv4 else None, metric=interface.metric)
    usual6 = IpVersion(
        dhcp=False if has_ipv6 else None,
        metric=interface.metric,
        router_discovery=interface.router_discovery,
    )
    for number, version in ((4, interface.ipv4 or usual4), (6, interface.ipv6 or usual6)):
        settings = f"{item}/Ipv{number}Settings"
        yield from assign(
            {
                f"{settings}/DhcpEnabled": version.dhcp,
                f"{settings}/Metric": version.metric,
                f"{settings}/RouterDiscoveryEnabled": version.router_discovery,
            }
        )
    for number, own in enumerate(interface.routes, start=1):
        route = f"{item}/Routes/Route[{number}]"
        yield from assign(
            {
                f"{route}/Identifier": own.id or number,
                f"{route}/Prefix": own.prefix,
                f"{route}/NextHopAddress": own.via,
                f"{route}/Metric": own.metric,
            }
        )
    yield from _keyed(f"{item}/UnicastIpAddresses/IpAddress", interface.addresses)
    for number, gateway in enumerate(() if interface.routes else interface.gateway, start=1):
        route = f"{item}/Routes/Route[{number}]"
        yield from assign(
            {
                f"{route}/Identifier": number,
                f"{route}/Prefix": "::/0" if _is_ipv6(gateway) else "0.0.0.0/0",
                f"{route}/NextHopAddress": gateway,
            }
        )


def _found_addresses(view: View, item: str) -> dict[str, object]:
    routes = view.items(f"{item}/Routes/Route")
    return given(
        {
            "addresses": _texts(view, f"{item}/UnicastIpAddresses/IpAddress"),
            "gateway": [view.text(f"{route}/NextHopAddress") for route in routes] or None,
            "metric": view.number(f"{item}/Ipv4Settings/Metric"),
            "router_discovery": view.truth(f"{item}/Ipv6Settings/RouterDiscoveryEnabled"),
        }
    )


def _name_servers_of(item: str, interface: Interface) -> Iterator[Addition]:
    updates = interface.dns_update
    yield from assign(
        {
            f"{item}/Identifier": interface.name,
            f"{item}/DNSDomain": interface.dns_domain,
            f"{item}/EnableAdapterDomainNameRegistration": interface.dns_register,
            f"{item}/DisableDynamicUpdate": None if updates is None else not updates,
        }
    )
    yield from _keyed(f"{item}/DNSServerSearchOrder/IpAddress", interface.dns)


def _found_name_servers(view: View, item: str) -> dict[str, object]:
    is_off = view.truth(f"{item}/DisableDynamicUpdate")
    return given(
        {
            "dns": _texts(view, f"{item}/DNSServerSearchOrder/IpAddress"),
            "dns_domain": view.text(f"{item}/DNSDomain"),
            "dns_register": view.truth(f"{item}/EnableAdapterDomainNameRegistration"),
            "dns_update": None if is_off is None else not is_off,
        }
    )


def _keyed(path: str, values: Sequence[str]) -> Iterator[Addition]:
    """Yield the items of a keyed list, whose keys count from 1."""
    for number, value in enumerate(values, start=1):
        item = f"{path}[{number}]"
        yield from assign({item: value, f"{item}/@keyValue": number})


def _texts(view: View, path: str) -> list[str | None] | None:
    return [view.text(item) for item in view.items(path)] or None


def _is_ipv6(address: str) -> bool:
    return ":" in address


TABLE: Final = SpecTable("network", Network, _Interfaces())
