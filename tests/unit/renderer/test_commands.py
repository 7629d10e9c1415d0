from __future__ import annotations

import pytest

from tests.powershell import nodes
from tests.specs import a_spec, written
from unattend_gen.core.passes import Pass
from unattend_gen.renderer.commands import (
    EXTRACT,
    command_line,
    command_settings,
    commands,
    scripts,
)
from unattend_gen.tables.mapping.additions import Stage

PE = "windowsPE/Microsoft-Windows-Setup/RunSynchronous/RunSynchronousCommand"
SPECIALIZE = "specialize/Microsoft-Windows-Deployment/RunSynchronous/RunSynchronousCommand"
LOGON = "oobeSystem/Microsoft-Windows-Shell-Setup/FirstLogonCommands/SynchronousCommand"
SCRIPT = {"language": "powershell", "text": "exit"}


def names(**tables: object) -> list[tuple[str, str]]:
    return [(script.stage.value, script.name) for script in scripts(a_spec(**tables))]


def lines(pass_: Pass, **tables: object) -> list[str]:
    return [command.line for command in commands(a_spec(**tables))[pass_]]


def test_a_spec_without_such_tables_has_no_jobs() -> None:
    assert scripts(a_spec()) == ()
    assert lines(Pass.SPECIALIZE) == []


def test_commands_of_tables_precede_those_of_the_user_and_cleanup_is_last() -> None:
    assert names(
        cleanup={"at": "first-logon"},
        scripts=[{"run": "first-logon", **SCRIPT}, {"run": "specialize", **SCRIPT}],
        apps={"remove": "Microsoft.BingNews"},
        wifi={"ssid": "Guests", "security": "open"},
    ) == [
        ("specialize", "remove-apps"),
        ("specialize", "wifi"),
        ("specialize", "script-2"),
        ("first-logon", "script-1"),
        ("first-logon", "scrub-check"),
    ]


def test_scripts_of_each_user_are_announced_in_the_specialize_pass() -> None:
    assert names(scripts=[{"run": "each-user", **SCRIPT}]) == [
        ("specialize", "default-user"),
        ("each-user", "script-1"),
    ]


def test_scripts_are_unpacked_before_any_other_command_and_run_behind_all() -> None:
    tables = {
        "scripts": [{"run": "specialize", **SCRIPT}],
        "power": {"hibernate": True},
    }

    assert lines(Pass.SPECIALIZE, **tables) == [
        EXTRACT,
        "powercfg.exe /hibernate on",
        command_line(Stage.SPECIALIZE),
    ]


@pytest.mark.parametrize("stage", ["setup-complete", "first-logon", "each-user"])
def test_scripts_of_later_stages_are_unpacked_in_the_specialize_pass_too(stage: str) -> None:
    assert EXTRACT in lines(Pass.SPECIALIZE, scripts=[{"run": stage, **SCRIPT}])


@pytest.mark.parametrize(
    ("stage", "expected"),
    [("first-logon", [command_line(Stage.FIRST_LOGON)]), ("setup-complete", []), ("each-user", [])],
)
def test_only_the_first_logon_has_a_command_of_its_own(stage: str, expected: list[str]) -> None:
    assert lines(Pass.OOBE_SYSTEM, scripts=[{"run": stage, **SCRIPT}]) == expected


@pytest.mark.parametrize("line", [EXTRACT, *map(command_line, Stage)])
def test_a_command_is_short_and_its_powershell_parses(line: str) -> None:
    program, _, command = line.partition(' -Command "')

    assert program == "powershell.exe -NoProfile -ExecutionPolicy Bypass"
    assert nodes(command.removesuffix('"'), "command_invokation_operator") == ["&"]
    assert '"' not in command.removesuffix('"')
    assert len(line) <= 259


def test_each_pass_has_its_commands_in_the_order_as_written() -> None:
    spec = a_spec(
        commands={
            "windows_pe": ["diskpart /s x"],
            "specialize": ["first", {"run": "second", "will_reboot": "Always"}],
            "first_logon": [{"run": "hello", "description": "Hi", "requires_user_input": False}],
        }
    )

    assert written(command_settings(spec)) == {
        f"{PE}[1]/Order": "1",
        f"{PE}[1]/Path": "diskpart /s x",
        f"{SPECIALIZE}[1]/Order": "1",
        f"{SPECIALIZE}[1]/Path": "first",
        f"{SPECIALIZE}[2]/Order": "2",
        f"{SPECIALIZE}[2]/Path": "second",
        f"{SPECIALIZE}[2]/WillReboot": "Always",
        f"{LOGON}[1]/Order": "1",
        f"{LOGON}[1]/CommandLine": "hello",
        f"{LOGON}[1]/Description": "Hi",
        f"{LOGON}[1]/RequiresUserInput": "false",
    }


def test_manual_activation_is_set_before_anything_else_runs() -> None:
    spec = a_spec(activation={"manual": True}, commands={"specialize": ["next"]})

    assert written(command_settings(spec)) == {
        f"{SPECIALIZE}[1]/Order": "1",
        f"{SPECIALIZE}[1]/Path": (
            'reg add "HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion'
            '\\SoftwareProtectionPlatform\\Activation" /v Manual /t REG_DWORD /d 1 /f'
        ),
        f"{SPECIALIZE}[1]/Description": "No automatic activation",
        f"{SPECIALIZE}[2]/Order": "2",
        f"{SPECIALIZE}[2]/Path": "next",
    }
