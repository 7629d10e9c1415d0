from __future__ import annotations

import pytest

from tests.samples import CANARY_PASSWORD
from tests.trees import COMMANDS, COMPUTER_NAME, SHELL_SETUP, an_assignment
from unattend_gen.catalog.load import catalog
from unattend_gen.core.secret import Secret
from unattend_gen.core.setting_path import SettingPath, Step
from unattend_gen.errors import InputError
from unattend_gen.renderer.placement import place, require_no_gaps
from unattend_gen.tables.mapping.additions import Assignment

FORBIDDEN = ("\x00", "\x0b", "\x1f", "\ud800", "\udfff", "\ufffe", "\uffff")


def refusal(path: str, value: str | Secret = "x") -> tuple[str, str, str]:
    with pytest.raises(InputError) as caught:
        place(an_assignment(path, value), catalog())
    return caught.value.where, caught.value.message, caught.value.advice


def test_a_known_path_has_its_component_and_steps() -> None:
    path = place(an_assignment(COMPUTER_NAME, "PC-1"), catalog())
    assert (path.component, path.steps) == (SHELL_SETUP, (Step("ComputerName"),))


def test_an_item_without_a_number_becomes_the_first() -> None:
    path = place(an_assignment(f"{COMMANDS}/CommandLine", "ver"), catalog())
    assert path.steps == (
        Step("FirstLogonCommands"),
        Step("SynchronousCommand", 1),
        Step("CommandLine"),
    )


def test_an_unknown_path_is_reported_with_the_nearest() -> None:
    path = f"specialize/{SHELL_SETUP}/ComputrName"
    assert refusal(path) == (
        path,
        f"{SHELL_SETUP} does not have this setting",
        "did you mean ComputerName?",
    )


@pytest.mark.parametrize("character", FORBIDDEN)
def test_a_value_that_xml_cannot_hold_is_reported_with_its_path(character: str) -> None:
    assert refusal(COMPUTER_NAME, Secret(f"{CANARY_PASSWORD}{character}")) == (
        COMPUTER_NAME,
        "the value contains a control character, which an answer file cannot represent",
        "remove it from the value",
    )


@pytest.mark.parametrize("text", ["", "\t\n\r", "ä", "\ud7ff\ue000\ufffd", "\U00010000\U0010ffff"])
def test_every_character_that_xml_allows_is_accepted(text: str) -> None:
    path = place(an_assignment(COMPUTER_NAME, text), catalog())
    assert path.steps == (Step("ComputerName"),)


def unlisted(path: str) -> str:
    return str(place(Assignment(SettingPath.parse(path), "x", is_listed=False), catalog()))


def test_an_unlisted_path_is_accepted_as_written() -> None:
    path = "specialize/Contoso-Agent:x86/Server[2]/Name"
    assert unlisted(path) == path


def test_an_unlisted_setting_is_put_into_the_list_items_of_the_catalog() -> None:
    assert unlisted(f"{COMMANDS}/Colour") == f"{COMMANDS}[1]/Colour"
    assert unlisted(f"{COMMANDS}/@action") == f"{COMMANDS}[1]/@action"
    assert unlisted(f"{COMMANDS}[2]/Colour/Red") == f"{COMMANDS}[2]/Colour/Red"


ROUTES = "specialize/Microsoft-Windows-TCPIP/Interfaces/Interface[1]/Routes/Route"


def check(*paths: str) -> None:
    require_no_gaps(map(SettingPath.parse, paths))


def test_numbers_without_a_gap_may_come_in_any_order() -> None:
    check(f"{COMMANDS}[2]/Order", f"{COMMANDS}[1]/Order", f"{COMMANDS}[2]/CommandLine")
    check(f"{ROUTES}[1]/Prefix")
    check("specialize/Microsoft-Windows-Shell-Setup/ComputerName")
    check()


@pytest.mark.parametrize(
    ("paths", "item", "missing"),
    [
        ((f"{COMMANDS}[2]/Order",), f"{COMMANDS}[2]", "SynchronousCommand[1]"),
        (
            (f"{COMMANDS}[1]/Order", f"{COMMANDS}[50000]/Order"),
            f"{COMMANDS}[50000]",
            "SynchronousCommand[2]",
        ),
        ((f"{ROUTES}[1]/Prefix", f"{ROUTES}[3]/Prefix"), f"{ROUTES}[3]", "Route[2]"),
    ],
)
def test_the_first_item_after_a_gap_is_named(
    paths: tuple[str, ...], item: str, missing: str
) -> None:
    with pytest.raises(InputError) as caught:
        check(*paths)

    assert str(caught.value) == f"{item}: there is no {missing} before it"
    assert "without a gap" in caught.value.advice


def test_each_pass_and_each_parent_item_has_its_own_lists() -> None:
    other_pass = COMMANDS.replace("oobeSystem", "auditUser")
    check(f"{COMMANDS}[1]/Order", f"{other_pass}[1]/Order")

    with pytest.raises(InputError, match=r"auditUser.*there is no SynchronousCommand\[1\]"):
        check(f"{COMMANDS}[1]/Order", f"{other_pass}[2]/Order")
