from __future__ import annotations

from tests.judging import surveyed
from tests.samples import a_shell_setup
from unattend_gen.rules.walk import Walk, Walks
from unattend_gen.validator.silent import Silent

_SEEN = surveyed(
    a_shell_setup(
        "oobeSystem",
        "<AutoLogon><Username>a</Username><Username>b</Username></AutoLogon>"
        '<FirstLogonCommands><SynchronousCommand wcm:action="add">'
        "<CommandLine>cmd /c ver</CommandLine></SynchronousCommand></FirstLogonCommands>",
    )
)
_COMPONENT = _SEEN.components[0]


def test_parents_come_before_their_children() -> None:
    assert [one.node.numbered for one in Walk(_COMPONENT, None).placed] == [
        "AutoLogon",
        "AutoLogon/Username[1]",
        "AutoLogon/Username[2]",
        "FirstLogonCommands",
        "FirstLogonCommands/SynchronousCommand[1]",
        "FirstLogonCommands/SynchronousCommand[1]/CommandLine",
    ]


def test_elements_are_found_by_parent_name_and_path() -> None:
    walk = Walk(_COMPONENT, None)
    logon, first, second, *_ = walk.placed

    assert walk.below[logon] == [first, second]
    assert walk.first_child[logon, "Username"] is first
    assert walk.by_path["AutoLogon/Username"] == [first, second]


def test_command_lines_are_found() -> None:
    assert [one.value for one in Walk(_COMPONENT, None).commands] == ["cmd /c ver"]


def test_without_a_memory_everything_is_fresh() -> None:
    walk = Walk(_COMPONENT, None)

    assert walk.fresh == walk.placed


def test_what_nothing_was_said_about_is_not_fresh() -> None:
    silent = Silent()
    silent.remember(Walk(_COMPONENT, None).placed[-1:], ())

    assert [one.node.name for one in Walk(_COMPONENT, silent).fresh] == [
        "AutoLogon",
        "Username",
        "Username",
        "FirstLogonCommands",
        "SynchronousCommand",
    ]


def test_a_component_is_walked_over_once() -> None:
    walks = Walks(None)

    assert walks[_COMPONENT] is walks[_COMPONENT]
