from __future__ import annotations

from tests.imports import tables
from tests.specs import a_spec, refusals
from unattend_gen.tables.commands import (
    TABLE,
    Commands,
    FirstLogonCommand,
    SetupCommand,
    SpecializeCommand,
)


def test_a_command_is_a_text_or_a_table_and_order_is_kept() -> None:
    spec = a_spec(
        commands={
            "windows_pe": ["one", {"run": "two", "description": "Second"}],
            "specialize": [{"run": "three", "will_reboot": "OnRequest"}],
            "first_logon": [{"run": "four", "requires_user_input": True}, "five"],
        }
    )

    assert spec.commands == Commands(
        windows_pe=(SetupCommand(run="one"), SetupCommand(run="two", description="Second")),
        specialize=(SpecializeCommand(run="three", will_reboot="OnRequest"),),
        first_logon=(
            FirstLogonCommand(run="four", requires_user_input=True),
            FirstLogonCommand(run="five"),
        ),
    )


def test_a_command_has_only_the_keys_of_its_pass() -> None:
    found = refusals(
        commands={
            "windows_pe": [{"run": "a", "will_reboot": "Always"}],
            "specialize": [{"run": "b", "will_reboot": "always"}],
            "first_logon": [{"description": "nothing to run"}],
        }
    )

    assert found == {
        "commands.windows_pe[1].will_reboot": "is not a spec key",
        "commands.specialize[1].will_reboot": "should be one of Always, OnRequest or Never",
        "commands.first_logon[1].run": "is missing",
    }


def test_a_command_is_as_long_as_its_setting_takes() -> None:
    longer = {"windows_pe": [260 * "x"], "specialize": [260 * "x"], "first_logon": [1025 * "x"]}

    assert refusals(commands=longer) == {
        "commands.windows_pe[1]": "is longer than 259 characters",
        "commands.specialize[1]": "is longer than 259 characters",
        "commands.first_logon[1]": "is longer than 1024 characters",
    }


SPECIALIZE = "specialize/Microsoft-Windows-Deployment/RunSynchronous/RunSynchronousCommand"
LOGON = "oobeSystem/Microsoft-Windows-Shell-Setup/FirstLogonCommands/SynchronousCommand"


def test_a_command_without_further_keys_is_a_text() -> None:
    values = {f"{LOGON}[1]/Order": "1", f"{LOGON}[1]/CommandLine": "cmd /c ver"}

    assert tables(TABLE, {**values}) == [{"first_logon": ["cmd /c ver"]}]


def test_further_keys_make_a_command_a_table() -> None:
    values = {
        f"{SPECIALIZE}[1]/Order": "1",
        f"{SPECIALIZE}[1]/Path": "ver",
        f"{SPECIALIZE}[1]/Description": "Version",
        f"{SPECIALIZE}[1]/WillReboot": "Never",
        f"{SPECIALIZE}[2]/Order": "2",
        f"{SPECIALIZE}[2]/Path": "dir",
    }

    assert tables(TABLE, {**values}) == [
        {"specialize": [{"run": "ver", "description": "Version", "will_reboot": "Never"}, "dir"]}
    ]
