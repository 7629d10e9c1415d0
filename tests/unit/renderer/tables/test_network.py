from __future__ import annotations

from tests.specs import a_spec, written
from unattend_gen.renderer.tables.network import assignments

TCPIP = "specialize/Microsoft-Windows-TCPIP/Interfaces/Interface"
DNS = "specialize/Microsoft-Windows-DNS-Client"


def network(**table: object) -> dict[str, object]:
    return written(assignments(a_spec(network=table)))


def test_without_the_table_everything_comes_by_dhcp() -> None:
    assert written(assignments(a_spec())) == {}
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

    assert written(assignments(a_spec(network={"proxy": proxy}))) == {
        f"{component}/HKLMProxyEnable": "true",
        f"{component}/HKLMProxyServer": "proxy.contoso.com:3128",
        f"{component}/HKLMProxyOverride": "*.contoso.com;<local>",
    }


def test_an_interface_has_a_cost_and_may_ignore_routers() -> None:
    interface = {"name": "Ethernet", "metric": 10, "router_discovery": False}
    item = "specialize/Microsoft-Windows-TCPIP/Interfaces/Interface[1]"

    assert written(assignments(a_spec(network={"interfaces": [interface]}))) == {
        f"{item}/Identifier": "Ethernet",
        f"{item}/Ipv4Settings/Metric": "10",
        f"{item}/Ipv6Settings/Metric": "10",
        f"{item}/Ipv6Settings/RouterDiscoveryEnabled": "false",
    }


def test_a_name_may_be_kept_from_the_name_server() -> None:
    interface = {"name": "Ethernet", "dns_register": False}
    item = "specialize/Microsoft-Windows-DNS-Client/Interfaces/Interface[1]"

    assert written(assignments(a_spec(network={"interfaces": [interface]}))) == {
        f"{item}/Identifier": "Ethernet",
        f"{item}/EnableAdapterDomainNameRegistration": "false",
    }
