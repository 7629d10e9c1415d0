from __future__ import annotations

import pytest

from tests.samples import CANARY_PASSWORD
from tests.trees import COMMANDS, COMPUTER_NAME, SHELL_SETUP, an_assignment
from unattend_gen.catalog.load import catalog
from unattend_gen.core.secret import Secret
from unattend_gen.core.setting_path import Step
from unattend_gen.errors import InputError
from unattend_gen.render.placement import place


def refusal(path: str, value: str | Secret = "x") -> tuple[str, str, str]:
    with pytest.raises(InputError) as caught:
        place(an_assignment(path, value), catalog())
    return caught.value.where, caught.value.message, caught.value.advice


def test_a_known_path_gives_its_component_and_steps() -> None:
    component, steps = place(an_assignment(COMPUTER_NAME, "PC-1"), catalog())
    assert (component.name, steps) == (SHELL_SETUP, (Step("ComputerName"),))


def test_an_item_without_a_number_becomes_the_first() -> None:
    _, steps = place(an_assignment(f"{COMMANDS}/CommandLine", "ver"), catalog())
    assert steps == (
        Step("FirstLogonCommands"),
        Step("SynchronousCommand", 1),
        Step("CommandLine"),
    )


def test_an_unknown_component_is_told_with_the_nearest() -> None:
    path = "specialize/Microsoft-Windows-ShellSetup/ComputerName"
    assert refusal(path) == (
        path,
        "no component is called Microsoft-Windows-ShellSetup",
        f"did you mean {SHELL_SETUP}?",
    )


def test_another_spelling_of_a_component_is_told_its_canonical_name() -> None:
    path = "specialize/microsoft-windows-shell-setup/ComputerName"
    assert refusal(path)[2] == f"did you mean {SHELL_SETUP}?"


def test_a_component_like_no_other_is_told_where_they_are_listed() -> None:
    assert refusal("specialize/Zzz/ComputerName")[2] == "unattend-gen explain names the components"


def test_an_unknown_setting_is_told_with_the_nearest() -> None:
    path = f"specialize/{SHELL_SETUP}/ComputrName"
    assert refusal(path) == (
        path,
        f"{SHELL_SETUP} has no setting ComputrName",
        "did you mean ComputerName?",
    )


def test_a_setting_like_no_other_is_told_what_there_is() -> None:
    path = f"oobeSystem/{SHELL_SETUP}/FirstLogonCommands/Zzz"
    assert refusal(path) == (
        path,
        "FirstLogonCommands has no setting Zzz",
        "there are SynchronousCommand",
    )


def test_nothing_stands_below_a_value() -> None:
    path = f"{COMPUTER_NAME}/Value"
    assert refusal(path) == (
        path,
        "ComputerName has a value of its own, nothing stands below it",
        "leave out /Value",
    )


def test_a_container_takes_no_value() -> None:
    path = f"oobeSystem/{SHELL_SETUP}/UserAccounts/AdministratorPassword"
    assert refusal(path) == (
        path,
        "AdministratorPassword holds other settings and has no value of its own",
        "set one of those below it: PlainText, Value",
    )


def test_what_does_not_repeat_has_no_number() -> None:
    path = f"specialize/{SHELL_SETUP}/ComputerName[2]"
    assert refusal(path) == (
        path,
        "ComputerName does not repeat, so it has no [2]",
        "leave the number out",
    )


def test_only_items_of_keyed_lists_have_a_key_value() -> None:
    path = f"{COMMANDS}[1]/@keyValue"
    assert refusal(path) == (
        path,
        "SynchronousCommand is no item of a keyed list, so it has no @keyValue",
        "leave the last step out",
    )


@pytest.mark.parametrize(
    ("character", "code"),
    [
        ("\x00", "U+0000"),
        ("\x0b", "U+000B"),
        ("\x1f", "U+001F"),
        ("\ud800", "U+D800"),
        ("\udfff", "U+DFFF"),
        ("\ufffe", "U+FFFE"),
        ("\uffff", "U+FFFF"),
    ],
)
def test_a_character_that_xml_forbids_is_told_by_its_code_and_path(
    character: str, code: str
) -> None:
    assert refusal(COMPUTER_NAME, Secret(f"{CANARY_PASSWORD}{character}")) == (
        COMPUTER_NAME,
        f"the value holds the character {code}, which XML cannot carry",
        "remove control characters and broken surrogates from the value",
    )


@pytest.mark.parametrize("text", ["", "\t\n\r", "ä", "\ud7ff\ue000\ufffd", "\U00010000\U0010ffff"])
def test_every_character_that_xml_allows_is_taken(text: str) -> None:
    assert place(an_assignment(COMPUTER_NAME, text), catalog())[1] == (Step("ComputerName"),)
