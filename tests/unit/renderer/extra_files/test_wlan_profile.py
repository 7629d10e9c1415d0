from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from tests.render_contexts import a_render_context
from tests.samples import CANARY_PASSWORD
from tests.specs import a_spec
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.core.secret_source import EnvSource
from unattend_gen.errors import InputError
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

    assert (profile.name, profile.holds_secret) == ("wifi.profile", True)
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


def rendered_with(password: str, **wifi: object) -> Artifact:
    spec = a_spec(wifi={**OFFICE, **wifi})
    context = replace(a_render_context(spec), secret=lambda _: Secret(password))
    (companion,) = EXTRA_FILES.make(context)
    return artifact(companion, Templates())


@pytest.mark.parametrize(
    ("password", "kind"),
    [("eight ch", "passPhrase"), (63 * "x", "passPhrase"), (64 * "a", "networkKey")],
)
def test_a_passphrase_has_8_to_63_characters_and_a_key_64_digits(password: str, kind: str) -> None:
    found = texts(rendered_with(password))

    assert (found["keyType"], found["keyMaterial"]) == (kind, password)


@pytest.mark.parametrize(
    ("password", "security", "message"),
    [
        ("seven77", "wpa2", "the passphrase has 7 characters"),
        (64 * "x", "wpa2", "the passphrase has 64 characters"),
        (64 * "a", "wpa3", "the passphrase has 64 characters"),
        ("schlüssel", "wpa2", "the passphrase has a character outside ASCII"),
    ],
)
def test_any_other_passphrase_is_rejected_without_showing_it(
    password: str, security: str, message: str
) -> None:
    with pytest.raises(InputError) as caught:
        rendered_with(password, security=security)

    assert str(caught.value) == f"wifi.password from env:WIFI: {message}"
