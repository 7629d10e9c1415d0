from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.samples import CANARY_PASSWORD
from tests.trees import COMMANDS, COMPUTER_NAME, SHELL_SETUP, an_assignment
from unattend_gen.catalog.load import catalog
from unattend_gen.core.passes import Architecture
from unattend_gen.core.secret import Secret
from unattend_gen.errors import InputError
from unattend_gen.renderer.tree import build
from unattend_gen.renderer.tree_memory import Grown, grow

if TYPE_CHECKING:
    from unattend_gen.tables.mapping.additions import Assignment

GROUP = "specialize/Networking-MPSSVC-Svc/FirewallGroups/FirewallGroup"
ACCOUNT = f"oobeSystem/{SHELL_SETUP}/UserAccounts/LocalAccounts/LocalAccount[1]"


def given(name: str, action: str = "modify") -> tuple[Assignment, ...]:
    return (
        an_assignment(COMPUTER_NAME, name),
        an_assignment(f"{COMMANDS}[2]/CommandLine", f"cmd /c echo {name}"),
        an_assignment(f"{COMMANDS}[1]/CommandLine", ""),
        an_assignment(f"{GROUP}[1]/@keyValue", name),
        an_assignment(f"{GROUP}[2]/Active", "true"),
        replace(an_assignment(f"{ACCOUNT}/@action", action), is_listed=False),
        an_assignment(f"{ACCOUNT}/Password/Value", Secret(f"{CANARY_PASSWORD}{name}")),
    )


def grown(assignments: tuple[Assignment, ...]) -> Grown:
    return grow(assignments, catalog(), Architecture.AMD64)


def test_a_second_tree_is_as_if_it_were_the_first() -> None:
    grown(given("PC-1"))

    tree = grown(given("PC-2")).tree

    assert tree == build(given("PC-2"), catalog(), Architecture.AMD64)


def test_another_action_is_another_form() -> None:
    grown(given("PC-1"))

    tree = grown(given("PC-1", "remove")).tree

    assert tree == build(given("PC-1", "remove"), catalog(), Architecture.AMD64)


def test_of_two_values_for_one_place_the_later_stands_there() -> None:
    twice = (*given("PC-1"), an_assignment(COMPUTER_NAME, "PC-9"))

    assert grown(twice).tree == build(twice, catalog(), Architecture.AMD64)


def test_every_value_is_there_by_its_path() -> None:
    values = grown(given("PC-3")).values

    assert values[COMPUTER_NAME] == "PC-3"
    assert len(values) == len(given("PC-3"))


def test_a_value_that_xml_cannot_carry_is_refused_in_a_later_tree_too() -> None:
    grown(given("PC-1"))

    with pytest.raises(InputError, match="control character"):
        grown(given("PC\x07"))
