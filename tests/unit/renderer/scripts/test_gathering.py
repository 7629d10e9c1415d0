from __future__ import annotations

import pytest

from tests.powershell import nodes
from tests.specs import a_spec
from unattend_gen.core.passes import Pass
from unattend_gen.renderer.scripts.gathering import EXTRACT, commands, running, scripts
from unattend_gen.tables.mapping.jobs import Stage

SCRIPT = {"language": "powershell", "text": "exit"}


def names(**tables: object) -> list[tuple[str, str]]:
    return [(script.stage.value, script.name) for script in scripts(a_spec(**tables))]


def lines(pass_: Pass, **tables: object) -> list[str]:
    return [command.line for command in commands(a_spec(**tables))[pass_]]


def test_a_spec_without_such_tables_has_no_jobs() -> None:
    assert scripts(a_spec()) == ()
    assert lines(Pass.SPECIALIZE) == []


def test_tables_come_before_what_the_user_wrote_and_the_end_comes_last() -> None:
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
        running(Stage.SPECIALIZE),
    ]


@pytest.mark.parametrize("stage", ["setup-complete", "first-logon", "each-user"])
def test_scripts_of_later_stages_are_unpacked_in_the_specialize_pass_too(stage: str) -> None:
    assert EXTRACT in lines(Pass.SPECIALIZE, scripts=[{"run": stage, **SCRIPT}])


@pytest.mark.parametrize(
    ("stage", "expected"),
    [("first-logon", [running(Stage.FIRST_LOGON)]), ("setup-complete", []), ("each-user", [])],
)
def test_only_the_first_logon_has_a_command_of_its_own(stage: str, expected: list[str]) -> None:
    assert lines(Pass.OOBE_SYSTEM, scripts=[{"run": stage, **SCRIPT}]) == expected


@pytest.mark.parametrize("line", [EXTRACT, *map(running, Stage)])
def test_a_command_is_short_and_what_powershell_gets_parses(line: str) -> None:
    program, _, command = line.partition(' -Command "')

    assert program == "powershell.exe -NoProfile -ExecutionPolicy Bypass"
    assert nodes(command.removesuffix('"'), "command_invokation_operator") == ["&"]
    assert '"' not in command.removesuffix('"')
    assert len(line) <= 259
