from __future__ import annotations

import pytest

from tests.specs import a_spec, refusals
from unattend_gen.tables.network import Interface, Network

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
        ({"addresses": "192.0.2.10"}, "is an address without the length of its network"),
        ({"addresses": ["192.0.2.300/24"]}, "is no IP address with the length of its network"),
        ({"addresses": "192.0.2.10/33"}, "is no IP address with the length of its network"),
        ({"addresses": 5}, "should be text"),
        ({"gateway": "192.0.2"}, "is no IP address"),
        ({"dns": ["192.0.2.53", "server"]}, "is no IP address"),
        ({"dns": ""}, "is empty"),
    ],
)
def test_what_is_no_address_is_refused(keys: dict[str, object], message: str) -> None:
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
            {"network.interfaces[1].gateway": "has two gateways of one IP version"},
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
            {"network.proxy.bypass": "has a host that is empty or holds a semicolon"},
        ),
        ({"proxy": {}}, {"network.proxy.server": "is missing"}),
    ],
)
def test_a_network_that_cannot_be_is_refused(
    network: dict[str, object], refused: dict[str, str]
) -> None:
    assert refusals(network=network) == refused


def test_a_gateway_of_each_version_is_taken() -> None:
    interface = {**ETHERNET, "gateway": ["192.0.2.1", "2001:db8::1"]}

    assert a_spec(network={"interfaces": [interface]}).network == Network(
        interfaces=(Interface(name="Ethernet", gateway=("192.0.2.1", "2001:db8::1")),)
    )
