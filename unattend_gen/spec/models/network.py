"""`[network]`: fixed addresses and name servers; what is left out comes by DHCP."""

from collections.abc import Iterable
from ipaddress import ip_address, ip_interface
from typing import Annotated, TypeAlias

from pydantic import Field

from unattend_gen.errors import InputError
from unattend_gen.spec.models.base import Parsed, Table, Text, Texts, text

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
        return str(ip_interface(value).with_prefixlen)
    except ValueError:
        message = "is no IP address with the length of its network"
        raise InputError(message, advice=advice) from None


Addresses: TypeAlias = Annotated[tuple[str, ...], Parsed(_addresses, _LIST_SCHEMA)]
Interfaces: TypeAlias = Annotated[tuple[str, ...], Parsed(_interfaces, _LIST_SCHEMA)]


class Interface(Table):
    """One network interface."""

    name: Text = Field(
        description="Name such as Ethernet, or the MAC address as 00-11-22-33-44-55."
    )
    addresses: Interfaces = Field(default=(), description="Fixed addresses, each as address/bits.")
    gateway: Addresses = Field(default=(), description="Default gateway, one for each IP version.")
    dns: Addresses = Field(default=(), description="Name servers in the order they are asked.")
    dns_domain: Text | None = Field(default=None, description="DNS suffix of this interface.")


class Network(Table):
    """The network as the computer sees it."""

    dns_domain: Text | None = Field(default=None, description="Primary DNS suffix.")
    dns_search: Texts = Field(default=(), description="Suffixes tried for names without one.")
    interfaces: tuple[Interface, ...] = ()
