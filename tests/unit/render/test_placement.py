from __future__ import annotations

import pytest

from tests.samples import CANARY_PASSWORD
from tests.trees import COMMANDS, COMPUTER_NAME, SHELL_SETUP, an_assignment
from unattend_gen.catalog.load import catalog
from unattend_gen.core.secret import Secret
from unattend_gen.core.setting_path import Step
from unattend_gen.errors import InputError
from unattend_gen.render.placement import place

FORBIDDEN = ("\x00", "\x0b", "\x1f", "\ud800", "\udfff", "\ufffe", "\uffff")


def refusal(path: str, value: str | Secret = "x") -> tuple[str, str, str]:
    with pytest.raises(InputError) as caught:
        place(an_assignment(path, value), catalog())
    return caught.value.where, caught.value.message, caught.value.advice


def test_a_known_path_gives_its_component_and_steps() -> None:
    known = place(an_assignment(COMPUTER_NAME, "PC-1"), catalog())
    assert (known.component.name, known.path.steps) == (SHELL_SETUP, (Step("ComputerName"),))


def test_an_item_without_a_number_becomes_the_first() -> None:
    known = place(an_assignment(f"{COMMANDS}/CommandLine", "ver"), catalog())
    assert known.path.steps == (
        Step("FirstLogonCommands"),
        Step("SynchronousCommand", 1),
        Step("CommandLine"),
    )


def test_a_path_that_names_nothing_is_told_with_what_was_meant() -> None:
    path = f"specialize/{SHELL_SETUP}/ComputrName"
    assert refusal(path) == (
        path,
        f"{SHELL_SETUP} has no such setting",
        "did you mean ComputerName?",
    )


@pytest.mark.parametrize("character", FORBIDDEN)
def test_a_value_that_xml_cannot_carry_is_told_by_its_path(character: str) -> None:
    assert refusal(COMPUTER_NAME, Secret(f"{CANARY_PASSWORD}{character}")) == (
        COMPUTER_NAME,
        "the value holds a control character, which an answer file cannot carry",
        "remove it from the value",
    )


@pytest.mark.parametrize("text", ["", "\t\n\r", "ä", "\ud7ff\ue000\ufffd", "\U00010000\U0010ffff"])
def test_every_character_that_xml_allows_is_taken(text: str) -> None:
    known = place(an_assignment(COMPUTER_NAME, text), catalog())
    assert known.path.steps == (Step("ComputerName"),)
