from __future__ import annotations

import pytest

from tests.imports import tables
from tests.specs import a_spec, refusals, written
from unattend_gen.tables.network import TABLE, Interface, Network

ETHERNET = {"name": "Ethernet"}


def test_one_address_may_be_written_without_a_list() -> None:
    spec = a_spec(
        network={
            "dns_domain": "contoso.com",
            "dns_search": "contoso.com",
            "interfaces": [
                {
                    "name": "Ethernet",
                    "addresses": ["192.0.2.10/24", "2001:DB8::10/64"],
                    "gateway": "192.0.2.1",
                    "dns": ["192.0.2.53", "2001:db8:0::53"],
                }
            ],
        }
    )

    assert spec.network == Network(
        dns_domain="contoso.com",
        dns_search=("contoso.com",),
        interfaces=(
            Interface(
                name="Ethernet",
                addresses=("192.0.2.10/24", "2001:db8::10/64"),
                gateway=("192.0.2.1",),
                dns=("192.0.2.53", "2001:db8::53"),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ({"addresses": "192.0.2.10"}, "`192.0.2.10` is an address without a prefix length"),
        (
            {"addresses": ["192.0.2.300/24"]},
            "`192.0.2.300/24` is not an IP address with a prefix length",
        ),
        (
            {"addresses": "192.0.2.10/33"},
            "`192.0.2.10/33` is not an IP address with a prefix length",
        ),
        ({"addresses": 5}, "should be text"),
        ({"gateway": "192.0.2"}, "`192.0.2` is not an IP address"),
        ({"dns": ["192.0.2.53", "server"]}, "`server` is not an IP address"),
        ({"dns": ""}, "is empty"),
    ],
)
def test_an_invalid_address_is_rejected(keys: dict[str, object], message: str) -> None:
    key = next(iter(keys))

    assert refusals(network={"interfaces": [ETHERNET | keys]}) == {
        f"network.interfaces[1].{key}": message
    }


@pytest.mark.parametrize(
    ("network", "refused"),
    [
        (
            {"interfaces": [{**ETHERNET, "addresses": "2001:db8::10/65"}]},
            {"network.interfaces[1].addresses": "has more than 64 bits for its network"},
        ),
        (
            {"interfaces": [{**ETHERNET, "gateway": ["192.0.2.1", "192.0.2.2"]}]},
            {"network.interfaces[1].gateway": "has two gateways of the same IP version"},
        ),
        (
            {"interfaces": [ETHERNET, {"name": "ethernet"}]},
            {"network.interfaces": "names the same interface twice"},
        ),
        (
            {"interfaces": [{**ETHERNET, "metric": 51}]},
            {"network.interfaces[1].metric": "should be 50 or less"},
        ),
        ({"dns_domain": 256 * "x"}, {"network.dns_domain": "is longer than 255 characters"}),
        (
            {"proxy": {"server": "proxy", "bypass": "a;b"}},
            {"network.proxy.bypass": "has a host that is empty or contains a semicolon"},
        ),
        ({"proxy": {}}, {"network.proxy.server": "is missing"}),
    ],
)
def test_an_impossible_network_is_rejected(
    network: dict[str, object], refused: dict[str, str]
) -> None:
    assert refusals(network=network) == refused


def test_a_gateway_of_each_version_is_taken() -> None:
    interface = {**ETHERNET, "gateway": ["192.0.2.1", "2001:db8::1"]}

    assert a_spec(network={"interfaces": [interface]}).network == Network(
        interfaces=(Interface(name="Ethernet", gateway=("192.0.2.1", "2001:db8::1")),)
    )


TCPIP = "specialize/Microsoft-Windows-TCPIP/Interfaces/Interface"
DNS = "specialize/Microsoft-Windows-DNS-Client"


def network(**table: object) -> dict[str, object]:
    return written(TABLE.additions(a_spec(network=table)))


def test_without_the_table_everything_comes_by_dhcp() -> None:
    assert network(interfaces=[{"name": "Ethernet"}]) == {}


def test_a_fixed_address_has_its_route_and_name_servers() -> None:
    interface = {
        "name": "Ethernet",
        "addresses": "192.0.2.10/24",
        "gateway": "192.0.2.1",
        "dns": ["192.0.2.53", "192.0.2.54"],
        "dns_domain": "lab.contoso.com",
    }

    assert network(interfaces=[interface]) == {
        f"{TCPIP}[1]/Identifier": "Ethernet",
        f"{TCPIP}[1]/Ipv4Settings/DhcpEnabled": "false",
        f"{TCPIP}[1]/UnicastIpAddresses/IpAddress[1]": "192.0.2.10/24",
        f"{TCPIP}[1]/UnicastIpAddresses/IpAddress[1]/@keyValue": "1",
        f"{TCPIP}[1]/Routes/Route[1]/Identifier": "1",
        f"{TCPIP}[1]/Routes/Route[1]/Prefix": "0.0.0.0/0",
        f"{TCPIP}[1]/Routes/Route[1]/NextHopAddress": "192.0.2.1",
        f"{DNS}/Interfaces/Interface[1]/Identifier": "Ethernet",
        f"{DNS}/Interfaces/Interface[1]/DNSDomain": "lab.contoso.com",
        f"{DNS}/Interfaces/Interface[1]/DNSServerSearchOrder/IpAddress[1]": "192.0.2.53",
        f"{DNS}/Interfaces/Interface[1]/DNSServerSearchOrder/IpAddress[1]/@keyValue": "1",
        f"{DNS}/Interfaces/Interface[1]/DNSServerSearchOrder/IpAddress[2]": "192.0.2.54",
        f"{DNS}/Interfaces/Interface[1]/DNSServerSearchOrder/IpAddress[2]/@keyValue": "2",
    }


def test_both_versions_of_ip_have_their_own_switch_and_route() -> None:
    interface = {
        "name": "Ethernet",
        "addresses": ["192.0.2.10/24", "2001:db8::10/64"],
        "gateway": ["192.0.2.1", "2001:db8::1"],
    }

    assert network(interfaces=[interface]) == {
        f"{TCPIP}[1]/Identifier": "Ethernet",
        f"{TCPIP}[1]/Ipv4Settings/DhcpEnabled": "false",
        f"{TCPIP}[1]/Ipv6Settings/DhcpEnabled": "false",
        f"{TCPIP}[1]/UnicastIpAddresses/IpAddress[1]": "192.0.2.10/24",
        f"{TCPIP}[1]/UnicastIpAddresses/IpAddress[1]/@keyValue": "1",
        f"{TCPIP}[1]/UnicastIpAddresses/IpAddress[2]": "2001:db8::10/64",
        f"{TCPIP}[1]/UnicastIpAddresses/IpAddress[2]/@keyValue": "2",
        f"{TCPIP}[1]/Routes/Route[1]/Identifier": "1",
        f"{TCPIP}[1]/Routes/Route[1]/Prefix": "0.0.0.0/0",
        f"{TCPIP}[1]/Routes/Route[1]/NextHopAddress": "192.0.2.1",
        f"{TCPIP}[1]/Routes/Route[2]/Identifier": "2",
        f"{TCPIP}[1]/Routes/Route[2]/Prefix": "::/0",
        f"{TCPIP}[1]/Routes/Route[2]/NextHopAddress": "2001:db8::1",
    }


def test_each_list_counts_only_the_interfaces_it_has_something_for() -> None:
    written_network = network(
        dns_domain="contoso.com",
        dns_search=["contoso.com", "example.com"],
        interfaces=[
            {"name": "Storage", "addresses": "198.51.100.10/24"},
            {"name": "Ethernet", "dns": "192.0.2.53"},
        ],
    )

    assert written_network == {
        f"{DNS}/DNSDomain": "contoso.com",
        f"{DNS}/DNSSuffixSearchOrder/DomainName[1]": "contoso.com",
        f"{DNS}/DNSSuffixSearchOrder/DomainName[1]/@keyValue": "1",
        f"{DNS}/DNSSuffixSearchOrder/DomainName[2]": "example.com",
        f"{DNS}/DNSSuffixSearchOrder/DomainName[2]/@keyValue": "2",
        f"{TCPIP}[1]/Identifier": "Storage",
        f"{TCPIP}[1]/Ipv4Settings/DhcpEnabled": "false",
        f"{TCPIP}[1]/UnicastIpAddresses/IpAddress[1]": "198.51.100.10/24",
        f"{TCPIP}[1]/UnicastIpAddresses/IpAddress[1]/@keyValue": "1",
        f"{DNS}/Interfaces/Interface[1]/Identifier": "Ethernet",
        f"{DNS}/Interfaces/Interface[1]/DNSServerSearchOrder/IpAddress[1]": "192.0.2.53",
        f"{DNS}/Interfaces/Interface[1]/DNSServerSearchOrder/IpAddress[1]/@keyValue": "1",
    }


def test_a_proxy_is_set_for_everybody() -> None:
    proxy = {"server": "proxy.contoso.com:3128", "bypass": ["*.contoso.com", "<local>"]}
    component = "oobeSystem/Microsoft-Windows-IE-ClientNetworkProtocolImplementation"

    assert written(TABLE.additions(a_spec(network={"proxy": proxy}))) == {
        f"{component}/HKLMProxyEnable": "true",
        f"{component}/HKLMProxyServer": "proxy.contoso.com:3128",
        f"{component}/HKLMProxyOverride": "*.contoso.com;<local>",
    }


def test_an_interface_has_a_cost_and_may_ignore_routers() -> None:
    interface = {"name": "Ethernet", "metric": 10, "router_discovery": False}
    item = "specialize/Microsoft-Windows-TCPIP/Interfaces/Interface[1]"

    assert written(TABLE.additions(a_spec(network={"interfaces": [interface]}))) == {
        f"{item}/Identifier": "Ethernet",
        f"{item}/Ipv4Settings/Metric": "10",
        f"{item}/Ipv6Settings/Metric": "10",
        f"{item}/Ipv6Settings/RouterDiscoveryEnabled": "false",
    }


def test_a_name_may_be_kept_from_the_name_server() -> None:
    interface = {"name": "Ethernet", "dns_register": False}
    item = "specialize/Microsoft-Windows-DNS-Client/Interfaces/Interface[1]"

    assert written(TABLE.additions(a_spec(network={"interfaces": [interface]}))) == {
        f"{item}/Identifier": "Ethernet",
        f"{item}/EnableAdapterDomainNameRegistration": "false",
    }


def test_addresses_and_name_servers_of_an_interface_meet() -> None:
    values = {
        f"{TCPIP}[1]/Identifier": "Ethernet",
        f"{TCPIP}[1]/UnicastIpAddresses/IpAddress[1]": "192.0.2.10/24",
        f"{TCPIP}[1]/Routes/Route[1]/NextHopAddress": "192.0.2.1",
        f"{DNS}/Interfaces/Interface[1]/Identifier": "Ethernet",
        f"{DNS}/Interfaces/Interface[1]/DNSServerSearchOrder/IpAddress[1]": "192.0.2.53",
        f"{DNS}/DNSSuffixSearchOrder/DomainName[1]": "contoso.example",
    }

    assert tables(TABLE, {**values})[0] == {
        "dns_search": ["contoso.example"],
        "interfaces": [
            {
                "name": "Ethernet",
                "addresses": ["192.0.2.10/24"],
                "gateway": ["192.0.2.1"],
                "dns": ["192.0.2.53"],
            }
        ],
    }


def test_an_interface_without_a_name_is_left() -> None:
    values = {f"{TCPIP}[1]/UnicastIpAddresses/IpAddress[1]": "192.0.2.10/24"}

    assert tables(TABLE, {**values}) == []


def test_settings_that_differ_from_the_usual_ones_are_read_exactly() -> None:
    item = "specialize/Microsoft-Windows-TCPIP/Interfaces/Interface[1]"
    values = {
        f"{item}/Identifier": "Local Area Connection",
        f"{item}/Ipv4Settings/DhcpEnabled": "false",
        f"{item}/Ipv4Settings/Metric": "20",
        f"{item}/Ipv6Settings/DhcpEnabled": "true",
        f"{item}/UnicastIpAddresses/IpAddress[1]": "192.0.2.10/24",
        f"{item}/UnicastIpAddresses/IpAddress[1]/@keyValue": "1",
        f"{item}/Routes/Route[1]/Identifier": "0",
        f"{item}/Routes/Route[1]/Prefix": "0.0.0.0/0",
        f"{item}/Routes/Route[1]/NextHopAddress": "192.0.2.1",
        f"{item}/Routes/Route[1]/Metric": "10",
    }

    exact = tables(TABLE, {**values})[-1]

    assert exact["interfaces"] == [
        {
            "name": "Local Area Connection",
            "addresses": ["192.0.2.10/24"],
            "ipv4": {"dhcp": False, "metric": 20},
            "ipv6": {"dhcp": True},
            "routes": [{"id": "0", "prefix": "0.0.0.0/0", "via": "192.0.2.1", "metric": 10}],
        }
    ]
    assert written(TABLE.additions(a_spec(network=exact))) == values
