from __future__ import annotations

import pytest

from tests.samples import CANARY_PASSWORD, TEST_MAK
from tests.specs import a_spec, refusals
from unattend_gen.core.secret import SecretKind
from unattend_gen.core.secret_source import EnvSource
from unattend_gen.core.setting_path import SettingPath
from unattend_gen.tables.mapping.additions import Assignment, PendingSecret
from unattend_gen.tables.settings import PlainSetting
from unattend_gen.tables.unlisted import TABLE

SHELL = "oobeSystem/Microsoft-Windows-Shell-Setup"
KEY = "specialize/Microsoft-Windows-Shell-Setup/ProductKey"
PASSWORD = f"{SHELL}/AutoLogon/Password/Value"
SECRET = "the value of this setting is a secret, and a secret must not be written here"


def path(text: str) -> SettingPath:
    return SettingPath.parse(text)


@pytest.mark.parametrize(
    ("where", "value", "text"),
    [
        ("specialize/Contoso-Agent/Server[1]/Name", "a.example", "a.example"),
        (f"{SHELL}/Colour", True, "true"),
        (f"{SHELL}:x86/Colour", 1, "1"),
        ("generalize/Microsoft-Windows-Shell-Setup/AutoLogon/Username", "bob", "bob"),
        (f"{SHELL}/FirstLogonCommands", "", ""),
        (f"{SHELL}/FirstLogonCommands/SynchronousCommand[1]/@action", "", ""),
        (KEY, "CDKEY", "CDKEY"),
    ],
)
def test_a_setting_that_the_catalog_lacks_is_unlisted(where: str, value: object, text: str) -> None:
    assert a_spec(unlisted={where: value}).unlisted == (PlainSetting(path(where), text),)


def test_a_setting_of_the_catalog_is_not_unlisted() -> None:
    assert refusals(unlisted={f"{SHELL}/TimeZone": "UTC", PASSWORD: ""}) == {
        f'unlisted."{SHELL}/TimeZone"': "the catalog has this setting",
        f'unlisted."{PASSWORD}"': "the catalog has this setting",
    }


@pytest.mark.parametrize(
    ("where", "value"),
    [
        (PASSWORD, CANARY_PASSWORD),
        (KEY, TEST_MAK),
        ("generalize/Microsoft-Windows-Shell-Setup/AutoLogon/Password/Value", CANARY_PASSWORD),
    ],
)
def test_a_secret_is_not_unlisted_either(where: str, value: str) -> None:
    assert refusals(unlisted={where: value}) == {f'unlisted."{where}"': SECRET}


def test_entries_are_marked_as_unlisted() -> None:
    path = "specialize/Contoso-Agent/Server"
    spec = a_spec(unlisted={path: "a", f"{path}Key": {"secret": "env:KEY"}})

    assert [*TABLE.additions(spec)] == [
        Assignment(SettingPath.parse(path), "a", is_listed=False),
        PendingSecret(
            SettingPath.parse(f"{path}Key"), EnvSource("KEY"), SecretKind.TOKEN, is_listed=False
        ),
    ]
