from __future__ import annotations

from typing import Annotated

from tests.imports import a_view
from tests.specs import written
from unattend_gen.core.passes import Pass
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.core.secret_source import EnvSource
from unattend_gen.tables.mapping.additions import COMMAND_LISTS, Command, PendingSecret
from unattend_gen.tables.mapping.marked import additions, commands_of, fields, needed
from unattend_gen.tables.mapping.marks import Fits, Needs, Runs, Sets
from unattend_gen.tables.mapping.transforms import NEGATED, words
from unattend_gen.tables.model.base import Source, Table, Text

SHELL = "oobeSystem/Microsoft-Windows-Shell-Setup"
ACCOUNT = f"{SHELL}/UserAccounts/LocalAccounts/LocalAccount[n]"
COUNTRIES = words({"here": "1", "there": "2"})


class Account(Table):
    name: Annotated[Text, Fits(f"{ACCOUNT}/Name")]
    password: Annotated[Source | None, Sets(f"{ACCOUNT}/Password/Value", SecretKind.PASSWORD)] = (
        None
    )


class Logon(Table):
    count: Annotated[int | None, Sets(f"{SHELL}/AutoLogon/LogonCount")] = None


class Sample(Table):
    zone: Annotated[str | None, Sets(f"{SHELL}/TimeZone"), Sets("specialize/X/TimeZone")] = None
    shown: Annotated[bool | None, Sets(f"{SHELL}/OOBE/HideEULAPage", NEGATED)] = None
    days: Annotated[int | None, Runs(Pass.SPECIALIZE, "net /age:{text}", "Days {text}")] = None
    skip: Annotated[
        tuple[str, ...], Runs(Pass.WINDOWS_PE, "skip {text} /f", "Skip {value}", COUNTRIES)
    ] = ()
    accounts: tuple[Account, ...] = ()
    logon: Logon | None = None
    other: str | None = None


def test_each_mark_sets_its_setting_with_the_number_of_the_item() -> None:
    table = Sample(
        zone="UTC",
        shown=True,
        accounts=(Account(name="jo"), Account(name="mo", password=EnvSource("PW"))),
        logon=Logon(count=2),
    )
    items = ACCOUNT.removesuffix("[n]")

    settings = written(additions(table))

    secret = settings.pop(f"{items}[2]/Password/Value")
    assert isinstance(secret, PendingSecret)
    assert (secret.source, secret.kind) == (EnvSource("PW"), SecretKind.PASSWORD)
    assert settings == {
        f"{SHELL}/TimeZone": "UTC",
        "specialize/X/TimeZone": "UTC",
        f"{SHELL}/OOBE/HideEULAPage": "false",
        f"{items}[1]/Name": "jo",
        f"{items}[2]/Name": "mo",
        f"{SHELL}/AutoLogon/LogonCount": "2",
    }


def test_a_command_is_added_for_a_value_and_for_each_item_of_a_list() -> None:
    assert [*additions(Sample(days=3, skip=("here", "there")))] == [
        Command(Pass.SPECIALIZE, "net /age:3", "Days 3"),
        Command(Pass.WINDOWS_PE, "skip 1 /f", "Skip here"),
        Command(Pass.WINDOWS_PE, "skip 2 /f", "Skip there"),
    ]


def test_what_is_set_is_read_back() -> None:
    items = ACCOUNT.removesuffix("[n]")
    values: dict[str, str | Secret] = {
        "specialize/X/TimeZone": "UTC",
        f"{SHELL}/OOBE/HideEULAPage": "true",
        f"{items}[1]/Name": "jo",
        f"{items}[2]/Name": "mo",
        f"{items}[2]/Password/Value": Secret("pw"),
        f"{SHELL}/AutoLogon/LogonCount": "2",
    }

    assert fields(Sample, a_view(values, Value="PW")) == {
        "zone": "UTC",
        "shown": False,
        "accounts": [{"name": "jo"}, {"name": "mo", "password": "env:PW"}],
        "logon": {"count": 2},
    }


def test_commands_are_read_back_if_line_and_description_are_those_of_the_mark() -> None:
    path = COMMAND_LISTS[Pass.WINDOWS_PE].path
    values: dict[str, str | Secret] = {
        f"{path}[1]/Path": "skip 2 /f",
        f"{path}[1]/Description": "Skip there",
        f"{path}[2]/Path": "skip 1 /f",
        f"{path}[2]/Description": "Skip it",
        f"{path}[3]/Path": "skip 3 /f",
        f"{path}[3]/Description": "Skip 3",
    }

    assert fields(Sample, a_view(values)) == {"skip": ["there"]}


def test_nothing_is_read_from_a_file_without_the_settings() -> None:
    assert fields(Sample, a_view({f"{SHELL}/AutoLogon/LogonCount": "many"})) == {}


def test_settings_of_keys_are_named_for_the_check_against_windows() -> None:
    assert [(key, mark.path) for key, mark in needed(Logon)] == [
        ("count", f"{SHELL}/AutoLogon/LogonCount")
    ]
    assert Needs(SHELL).path == SHELL


def test_the_commands_of_a_table_are_listed_by_key() -> None:
    assert [(name, mark.line) for name, mark in commands_of(Sample)] == [
        ("days", "net /age:{text}"),
        ("skip", "skip {text} /f"),
    ]
