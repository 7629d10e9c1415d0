from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from tests.render_contexts import a_render_context
from tests.samples import CANARY_PASSWORD
from tests.specs import a_spec
from unattend_gen.core.secret import SecretKind
from unattend_gen.core.secret_source import EnvSource
from unattend_gen.renderer.extra_file import NeededSecret, artifact
from unattend_gen.renderer.extra_files.wlan_profile import EXTRA_FILES
from unattend_gen.templating import Templates

if TYPE_CHECKING:
    from unattend_gen.core.artifact import Artifact

NS = "{http://www.microsoft.com/networking/WLAN/profile/v1}"
OFFICE = {"ssid": "Office & Co", "password": "env:WIFI"}


def rendered(**wifi: object) -> Artifact:
    (companion,) = EXTRA_FILES.make(a_render_context(a_spec(wifi=wifi)))
    return artifact(companion, Templates())


def texts(profile: Artifact) -> dict[str, str]:
    root = ET.fromstring(profile.data)  # noqa: S314 - what we rendered ourselves
    pairs = {one.tag.removeprefix(NS): (one.text or "").strip() for one in root.iter()}
    return {name: text for name, text in pairs.items() if text}


def test_the_passphrase_is_requested_by_its_key() -> None:
    assert [*EXTRA_FILES.needs(a_spec(wifi=OFFICE))] == [
        NeededSecret("wifi.password", EnvSource("WIFI"), SecretKind.PASSWORD)
    ]
    assert [*EXTRA_FILES.needs(a_spec())] == []


def test_a_profile_with_a_passphrase_is_marked_as_secret() -> None:
    profile = rendered(**OFFICE)

    assert (profile.name, profile.holds_secret) == ("$OEM$/$$/Setup/Scripts/wifi.profile", True)
    assert texts(profile) == {
        "name": "Office & Co",
        "connectionType": "ESS",
        "connectionMode": "auto",
        "authentication": "WPA2PSK",
        "encryption": "AES",
        "useOneX": "false",
        "keyType": "passPhrase",
        "protected": "false",
        "keyMaterial": CANARY_PASSWORD,
    }


def test_an_open_network_has_no_key() -> None:
    profile = rendered(ssid="Guests", security="open")

    assert not profile.holds_secret
    assert texts(profile)["authentication"] == "open"
    assert "keyMaterial" not in texts(profile)


def test_a_hidden_network_of_the_newer_kind() -> None:
    found = texts(rendered(security="wpa3", hidden=True, **OFFICE))

    assert (found["authentication"], found["nonBroadcast"]) == ("WPA3SAE", "true")


def test_without_the_table_there_is_no_profile() -> None:
    assert [*EXTRA_FILES.make(a_render_context(a_spec()))] == []
