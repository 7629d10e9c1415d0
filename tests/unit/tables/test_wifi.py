from __future__ import annotations

import pytest

from tests.specs import a_spec, refusals
from unattend_gen.core.secret_source import EnvSource
from unattend_gen.tables.wifi import Wifi


def test_a_network_has_its_pass_phrase_elsewhere() -> None:
    assert a_spec(wifi={"ssid": "Office", "password": "env:WIFI"}).wifi == Wifi(
        ssid="Office", password=EnvSource("WIFI"), security="wpa2", hidden=False
    )


def test_an_open_network_has_none() -> None:
    assert a_spec(wifi={"ssid": "Guests", "security": "open"}).wifi == Wifi(
        ssid="Guests", security="open"
    )


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"ssid": "Office"}, "needs a password"),
        ({"ssid": "Office", "security": "wpa3"}, "needs a password"),
        (
            {"ssid": "Guests", "security": "open", "password": "env:WIFI"},
            "an open network has no password",
        ),
    ],
)
def test_protection_and_pass_phrase_go_together(table: dict[str, str], message: str) -> None:
    assert refusals(wifi=table) == {"wifi": message}


def test_a_name_has_at_most_32_bytes() -> None:
    table = {"password": "env:WIFI"}

    assert a_spec(wifi={"ssid": "ü" * 16, **table}).wifi is not None
    assert refusals(wifi={"ssid": "ü" * 16 + "x", **table}) == {
        "wifi.ssid": "has more than 32 bytes"
    }
