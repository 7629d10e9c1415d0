from __future__ import annotations

import pytest

from tests.powershell import nodes
from tests.specs import a_spec, jobs, refusals
from unattend_gen.core.secret_source import EnvSource
from unattend_gen.tables.mapping.additions import Script, Stage
from unattend_gen.tables.wifi import TABLE, Wifi
from unattend_gen.templating import Templates


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


def test_a_name_has_one_line() -> None:
    assert refusals(wifi={"ssid": "a\r\nb", "security": "open"}) == {
        "wifi.ssid": "contains a line end or another control character"
    }


WIFI = {"ssid": "Office", "password": "env:WIFI"}


def test_the_script_is_the_same_for_every_network() -> None:
    assert [*jobs(TABLE, a_spec(wifi=WIFI))] == [
        Script(Stage.SPECIALIZE, "wifi", ".ps1", "scripts/wifi.ps1.j2")
    ]


def test_the_profile_is_deleted_whatever_became_of_the_import() -> None:
    script = Templates().render("scripts/wifi.ps1.j2", {})

    (last,) = nodes(script, "finally_clause")
    assert "Remove-Item -LiteralPath $carried, $profilePath -Force" in last
    assert nodes(script, "command_name").count("netsh.exe") == 1
