"""`[network]`: fixed addresses and name servers; what is left out comes by DHCP."""

from collections.abc import Iterable
from ipaddress import ip_address, ip_interface
from typing import Annotated, TypeAlias

from pydantic import AfterValidator, Field, field_validator

from unattend_gen.errors import InputError
from unattend_gen.tables.model.base import Fits, Parsed, Table, Text, Texts, rejected, text

_TCPIP = "Microsoft-Windows-TCPIP"
_DNS = "Microsoft-Windows-DNS-Client"
_IE = "Microsoft-Windows-IE-ClientNetworkProtocolImplementation"
IPV6 = 6
_LONGEST_IPV6_NETWORK = 64
"""Bits; the reference gives 0 to 64 for the addresses of an interface."""

_LIST_SCHEMA = {
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
        message = "is no IP address"
        raise InputError(message, advice="write it as 192.0.2.1 or 2001:db8::1") from None


def _interface(value: str) -> str:
    advice = "write it as 192.0.2.10/24 or 2001:db8::10/64"
    if "/" not in value:
        message = "is an address without the length of its network"
        raise InputError(message, advice=advice)
    try:
        interface = ip_interface(value)
    except ValueError:
        message = "is no IP address with the length of its network"
        raise InputError(message, advice=advice) from None
    if interface.version == IPV6 and interface.network.prefixlen > _LONGEST_IPV6_NETWORK:
        message = f"has more than {_LONGEST_IPV6_NETWORK} bits for its network"
        raise InputError(message, advice=advice)
    return str(interface.with_prefixlen)


def _one_a_version(gateways: tuple[str, ...]) -> tuple[str, ...]:
    versions = [ip_address(gateway).version for gateway in gateways]
    if len(set(versions)) < len(versions):
        message = "has two gateways of one IP version"
        raise rejected(InputError(message, advice="keep one IPv4 and one IPv6 address"))
    return gateways


Addresses: TypeAlias = Annotated[tuple[str, ...], Parsed(_addresses, _LIST_SCHEMA)]
Interfaces: TypeAlias = Annotated[tuple[str, ...], Parsed(_interfaces, _LIST_SCHEMA)]


Suffix: TypeAlias = Annotated[Text, Fits(_DNS, "DNSDomain")]
Metric: TypeAlias = Annotated[int, Field(ge=5, le=50)]


class Interface(Table):
    """One network interface."""

    name: Annotated[Text, Fits(_DNS, "Interfaces/Interface/Identifier")] = Field(
        description="Name such as Ethernet, or the MAC address as 00-11-22-33-44-55."
    )
    addresses: Interfaces = Field(default=(), description="Fixed addresses, each as address/bits.")
    gateway: Annotated[Addresses, AfterValidator(_one_a_version)] = Field(
        default=(), description="Default gateway, one for each IP version."
    )
    metric: Metric | None = Field(
        default=None, description="Cost of this interface; the cheapest one is taken."
    )
    router_discovery: bool | None = Field(
        default=None, description="Whether IPv6 routers are asked for addresses and routes."
    )
    dns: Addresses = Field(default=(), description="Name servers in the order they are asked.")
    dns_domain: Suffix | None = Field(default=None, description="DNS suffix of this interface.")
    dns_register: bool | None = Field(
        default=None, description="Whether the name is registered under that suffix."
    )

    @property
    def is_addressed(self) -> bool:
        """Whether anything is said to the TCP/IP component."""
        said = (self.metric, self.router_discovery)
        return bool(self.addresses or self.gateway) or any(one is not None for one in said)

    @property
    def is_named(self) -> bool:
        """Whether anything is said to the DNS client."""
        return bool(self.dns or self.dns_domain) or self.dns_register is not None


class Proxy(Table):
    """The proxy of Internet Explorer and of programs that follow its settings.

    Takes effect only where the policy for a proxy of the whole computer is on.
    """

    server: Annotated[Text, Fits(_IE, "HKLMProxyServer")] = Field(
        description="Address, with the port if there is one: proxy.contoso.com:3128."
    )
    bypass: Texts = Field(default=(), description="Hosts that are reached without it.")

    @field_validator("bypass")
    @classmethod
    def _demand_single_hosts(cls, hosts: tuple[str, ...]) -> tuple[str, ...]:
        if any(";" in host or not host.strip() for host in hosts):
            message = "has a host that is empty or holds a semicolon"
            raise rejected(InputError(message, advice='write a list: ["*.contoso.com", "<local>"]'))
        return hosts


class Network(Table):
    """The network as the computer sees it."""

    dns_domain: Suffix | None = Field(default=None, description="Primary DNS suffix.")
    dns_search: Texts = Field(default=(), description="Suffixes tried for names without one.")
    interfaces: tuple[Interface, ...] = Field(
        default=(), description="What is fixed, by interface."
    )
    proxy: Proxy | None = None

    @field_validator("interfaces")
    @classmethod
    def _demand_different(cls, interfaces: tuple[Interface, ...]) -> tuple[Interface, ...]:
        names = [interface.name.lower() for interface in interfaces]
        if len(set(names)) < len(names):
            message = "names the same interface twice"
            raise rejected(InputError(message, advice="keep all that is said of it in one table"))
        return interfaces
