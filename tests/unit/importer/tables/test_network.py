from __future__ import annotations

from tests.imports import tables
from unattend_gen.importer.tables.network import propose

TCPIP = "specialize/Microsoft-Windows-TCPIP/Interfaces/Interface"
DNS = "specialize/Microsoft-Windows-DNS-Client"


def test_addresses_and_name_servers_of_an_interface_meet() -> None:
    values = {
        f"{TCPIP}[1]/Identifier": "Ethernet",
        f"{TCPIP}[1]/UnicastIpAddresses/IpAddress[1]": "192.0.2.10/24",
        f"{TCPIP}[1]/Routes/Route[1]/NextHopAddress": "192.0.2.1",
        f"{DNS}/Interfaces/Interface[1]/Identifier": "Ethernet",
        f"{DNS}/Interfaces/Interface[1]/DNSServerSearchOrder/IpAddress[1]": "192.0.2.53",
        f"{DNS}/DNSSuffixSearchOrder/DomainName[1]": "contoso.example",
    }

    assert tables(propose, {**values}) == [
        {
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
    ]


def test_an_interface_without_a_name_is_left() -> None:
    values = {f"{TCPIP}[1]/UnicastIpAddresses/IpAddress[1]": "192.0.2.10/24"}

    assert tables(propose, {**values}) == [{}]
