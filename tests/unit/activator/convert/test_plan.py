"""From KMS client to MAK and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.powershell import parsed
from tests.samples import GVLK_ENTERPRISE
from unattend_gen.activator.convert.plan import Goal, conversion, goal
from unattend_gen.errors import UsageError

if TYPE_CHECKING:
    from unattend_gen.activator.handout import Handout


def commands(plan: Handout) -> list[str]:
    return [line for section in plan.sections for step in section.steps for line in step.commands]


@pytest.mark.parametrize("to", Goal)
def test_a_plan_looks_before_and_after(to: Goal) -> None:
    plan = conversion(to, "Enterprise", "11-24h2")

    assert [section.heading for section in plan.sections] == [
        *("Before", "Change", "After", "If it fails")
    ]
    assert plan.sections[0].steps[0].commands == plan.sections[2].steps[0].commands


def test_the_licence_is_asked_for_by_powershell_that_parses() -> None:
    plan = conversion(Goal.MAK, None, None)

    assert not parsed(f"{plan.sections[0].steps[0].commands[0]}\n").root_node.has_error


def test_a_machine_with_a_mak_gets_the_published_key_of_its_edition() -> None:
    plan = conversion(Goal.KMS, "enterprise", "11-24h2")

    assert any(line.endswith(f"/ipk {GVLK_ENTERPRISE}") for line in commands(plan))
    assert "VOLUME_KMSCLIENT, and the last five characters 2YT43" in plan.sections[2].steps[0].text


def test_without_an_edition_the_way_to_a_mak_names_no_key() -> None:
    plan = conversion(Goal.MAK, None, None)

    assert commands(plan)[-2].endswith("/ipk GVLK")


def test_with_an_edition_the_way_back_is_written_out() -> None:
    plan = conversion(Goal.MAK, "Enterprise", "11-24h2")

    assert commands(plan)[-2].endswith(f"/ipk {GVLK_ENTERPRISE}")
    assert "2YT43" in plan.sections[0].steps[0].text


@pytest.mark.parametrize(
    ("to", "edition", "windows", "reason"),
    [
        (Goal.KMS, None, None, "both edition and release"),
        (Goal.KMS, "Enterprise", None, "both edition and release"),
        (Goal.MAK, None, "11-24h2", "both edition and release"),
        (Goal.KMS, "Home", "11-24h2", "no KMS client key is published"),
        (Goal.KMS, "Enterprise", "12", "not a Windows version"),
    ],
)
def test_what_picks_no_key_is_refused(
    to: Goal, edition: str | None, windows: str | None, reason: str
) -> None:
    with pytest.raises(UsageError, match=reason):
        conversion(to, edition, windows)


def test_another_goal_is_refused() -> None:
    with pytest.raises(UsageError, match="choose from mak, kms"):
        goal("retail")
