from __future__ import annotations

import pytest
from pydantic import ValidationError

from tests.samples import CANARY_PASSWORD, GVLK_PRO, TEST_MAK
from tests.specs import a_spec, refusals, written
from unattend_gen.core.secret import SecretKind
from unattend_gen.core.secret_source import EnvSource
from unattend_gen.core.setting_path import SettingPath
from unattend_gen.spec.model_errors import translated
from unattend_gen.spec.spec import Spec
from unattend_gen.tables.mapping.additions import PendingSecret
from unattend_gen.tables.settings import TABLE, PlainSetting, SecretSetting

SHELL = "oobeSystem/Microsoft-Windows-Shell-Setup"
KEY = "specialize/Microsoft-Windows-Shell-Setup/ProductKey"
PASSWORD = f"{SHELL}/AutoLogon/Password/Value"
SECRET = "the value of this setting is a secret, and a secret must not be written here"


def path(text: str) -> SettingPath:
    return SettingPath.parse(text)


@pytest.mark.parametrize(
    ("value", "text"),
    [("UTC", "UTC"), ("", ""), (5, "5"), (True, "true"), (False, "false"), ("env:X", "env:X")],
)
def test_a_plain_value_becomes_text(value: object, text: str) -> None:
    spec = a_spec(settings={f"{SHELL}/TimeZone": value})

    assert spec.settings == (PlainSetting(path(f"{SHELL}/TimeZone"), text),)


def test_entries_keep_their_order_and_get_their_numbers() -> None:
    commands = f"{SHELL}/FirstLogonCommands"
    spec = a_spec(
        settings={
            f"{commands}/SynchronousCommand[2]/CommandLine": "two",
            f"{commands}/SynchronousCommand/CommandLine": "one",
        }
    )

    assert spec.settings == (
        PlainSetting(path(f"{commands}/SynchronousCommand[2]/CommandLine"), "two"),
        PlainSetting(path(f"{commands}/SynchronousCommand[1]/CommandLine"), "one"),
    )


def test_a_secret_comes_from_its_source() -> None:
    spec = a_spec(settings={PASSWORD: "env:PW", KEY: "env:MAK"})

    assert spec.settings == (
        SecretSetting(path(PASSWORD), EnvSource("PW"), SecretKind.PASSWORD),
        SecretSetting(path(KEY), EnvSource("MAK"), SecretKind.PRODUCT_KEY),
    )


def test_a_published_key_may_be_typed() -> None:
    assert a_spec(settings={KEY: GVLK_PRO}).settings == (PlainSetting(path(KEY), GVLK_PRO),)


@pytest.mark.parametrize(
    ("where", "value"),
    [
        (PASSWORD, CANARY_PASSWORD),
        (PASSWORD, 12345),
        (KEY, TEST_MAK),
        (PASSWORD, GVLK_PRO),
    ],
)
def test_a_typed_in_secret_is_rejected(where: str, value: object) -> None:
    assert refusals(settings={where: value}) == {f'settings."{where}"': SECRET}


@pytest.mark.parametrize("value", [1.5, None, []])
def test_a_value_is_one_text(value: object) -> None:
    assert refusals(settings={f"{SHELL}/TimeZone": value}) == {
        f'settings."{SHELL}/TimeZone"': "should be text, a whole number, or true or false"
    }


@pytest.mark.parametrize("where", [PASSWORD, KEY])
def test_an_empty_text_is_not_a_secret(where: str) -> None:
    assert a_spec(settings={where: ""}).settings == (PlainSetting(path(where), ""),)


@pytest.mark.parametrize("table", ["settings", "unlisted"])
def test_any_text_may_come_from_a_source(table: str) -> None:
    command = f"{SHELL}/FirstLogonCommands/SynchronousCommand[1]/CommandLine"
    spec = a_spec(**{table: {command: {"secret": "env:LINE"}}})

    assert getattr(spec, table) == (
        SecretSetting(path(command), EnvSource("LINE"), SecretKind.TOKEN),
    )


@pytest.mark.parametrize("value", [{"a": 1}, {"secret": 1}, {"secret": "env:A", "b": 1}, {}])
@pytest.mark.parametrize("table", ["settings", "unlisted"])
def test_another_table_is_not_a_value(table: str, value: object) -> None:
    assert refusals(**{table: {f"{SHELL}/TimeZone": value}}) == {
        f'{table}."{SHELL}/TimeZone"': "should be text, a whole number, true or false,"
        " or a table with secret"
    }


def test_every_wrong_entry_is_reported() -> None:
    assert refusals(settings={"a": 1, f"{SHELL}/TimeZone": "UTC", f"{SHELL}/Zone": 2}) == {
        "settings.a": refusals(settings={"a": 1})["settings.a"],
        f'settings."{SHELL}/Zone"': "Microsoft-Windows-Shell-Setup does not have this setting",
    }


def test_settings_that_are_made_already_are_taken_as_they_are() -> None:
    settings = (PlainSetting(path(f"{SHELL}/TimeZone"), "UTC"),)

    assert a_spec(settings=settings).settings == settings


def test_a_list_of_anything_else_is_rejected() -> None:
    assert refusals(settings=["UTC"]) == {"settings[1]": "should be a setting path with a value"}


@pytest.mark.parametrize(
    ("written", "advice"),
    [
        ("oobesystem/Microsoft-Windows-Shell-Setup/TimeZone", "did you mean oobeSystem?"),
        ("specialise/Microsoft-Windows-Shell-Setup/TimeZone", "did you mean specialize?"),
        (
            "Microsoft-Windows-Shell-Setup/TimeZone",
            "put a pass and a slash before it: specialize or auditSystem or oobeSystem",
        ),
        ("TimeZone", 'write it as "specialize/Microsoft-Windows-Shell-Setup/ComputerName"'),
        (
            "specialize/Microsoft-Windows-Shell-Setup",
            'write it as "specialize/Microsoft-Windows-Shell-Setup/ComputerName"',
        ),
    ],
)
def test_the_advice_corrects_the_first_part(written: str, advice: str) -> None:
    data: dict[str, object] = {
        "target": "media",
        "windows": "11-24h2",
        "settings": {written: "UTC"},
    }
    with pytest.raises(ValidationError) as caught:
        Spec.model_validate(data)

    assert [mistake.advice for mistake in translated(caught.value, data)] == [advice]


def test_a_malformed_path_gets_an_example() -> None:
    assert refusals(settings={"TimeZone": "UTC"}) == {
        "settings.TimeZone": "a setting path begins with a configuration pass: windowsPE,"
        " offlineServicing, generalize, specialize, auditSystem, auditUser, oobeSystem"
    }


def test_settings_are_written_as_they_are_and_secrets_never_encoded() -> None:
    spec = a_spec(settings={f"{SHELL}/TimeZone": "UTC", PASSWORD: "env:PW"})

    assert written(TABLE.additions(spec)) == {
        f"{SHELL}/TimeZone": "UTC",
        PASSWORD: PendingSecret(
            SettingPath.parse(PASSWORD), EnvSource("PW"), SecretKind.PASSWORD, None
        ),
    }
