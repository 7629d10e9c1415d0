from __future__ import annotations

import json

import pytest

import unattend_gen as ug
from tests.imports import imported, spec_of_file
from tests.powershell import nodes, parsed
from tests.samples import CANARY_PASSWORD
from tests.specs import a_spec, jobs, refusals
from unattend_gen.core.document import Document
from unattend_gen.core.location import Location
from unattend_gen.core.secret import MARKER, Secret
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


def test_the_scripts_contain_nothing_of_the_network() -> None:
    first, *others = jobs(TABLE, a_spec(wifi=WIFI))

    assert first == Script(Stage.SPECIALIZE, "wifi", ".ps1", "scripts/wifi.ps1.j2")
    assert {(each.name, each.template) for each in others if isinstance(each, Script)} == {
        ("forget-wifi", "scripts/forget-wifi.ps1.j2")
    }
    assert [each.stage for each in others if isinstance(each, Script)] == [
        Stage.SPECIALIZE,
        Stage.SETUP_COMPLETE,
        Stage.FIRST_LOGON,
    ]


def test_an_open_network_has_nothing_to_forget() -> None:
    assert len([*jobs(TABLE, a_spec(wifi={"ssid": "Guests", "security": "open"}))]) == 1


def test_the_script_that_forgets_the_passphrase_leaves_the_marker() -> None:
    values = {"name": "wifi.profile", "marker": MARKER}
    script = Templates().render("scripts/forget-wifi.ps1.j2", values)

    assert not parsed(script).root_node.has_error
    assert f"$file.InnerText = '{MARKER}'" in script


@pytest.mark.parametrize(
    "wifi",
    [
        {"ssid": "Office & <Lab>", "password": "env:WIFI_PASSWORD"},
        {"ssid": "Office", "password": "env:WIFI_PASSWORD", "security": "wpa3", "hidden": True},
        {"ssid": "Guests", "security": "open"},
    ],
)
def test_a_network_comes_back_from_its_answer_file(wifi: dict[str, object]) -> None:
    spec = {"target": "media", "windows": "11-24h2", "wifi": wifi}
    password = f"<&>{CANARY_PASSWORD}"
    document = Document(Location("spec.json"), json.dumps(spec).encode())
    rendered = ug.render(document, secrets={"WIFI_PASSWORD": password}).files[0].data

    outcome = imported(rendered, "AutoUnattend.xml")

    assert outcome.is_complete
    assert spec_of_file(rendered, "AutoUnattend.xml")["wifi"] == wifi
    assert CANARY_PASSWORD not in outcome.spec
    expected = {} if "password" not in wifi else {"WIFI_PASSWORD": Secret(password)}
    assert {name: outcome.imported.secrets[name] for name in expected} == expected


def test_the_profile_is_deleted_whatever_became_of_the_import() -> None:
    script = Templates().render("scripts/wifi.ps1.j2", {})

    (last,) = nodes(script, "finally_clause")
    assert "Remove-Item -LiteralPath $carried, $profilePath -Force" in last
    assert nodes(script, "command_name").count("netsh.exe") == 1
