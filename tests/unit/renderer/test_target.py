from __future__ import annotations

import pytest

from tests.specs import a_spec
from unattend_gen.core.passes import Architecture, Pass
from unattend_gen.renderer.target import AnswerFilePlan, TargetPlan, target_facts, target_plan


def test_an_answer_file_contains_everything_by_default() -> None:
    plan = AnswerFilePlan("Unattend.xml")
    assert plan == AnswerFilePlan(
        "Unattend.xml",
        passes=frozenset(Pass),
        leaves_out=frozenset(),
        keys_elsewhere=frozenset(),
        is_public=False,
    )


def test_an_answer_file_is_read_by_the_windows_of_the_spec_by_default() -> None:
    assert AnswerFilePlan("Unattend.xml").read_by(a_spec(windows="server-2022")) == "server-2022"


def test_a_target_needs_no_extra_files() -> None:
    plan = TargetPlan("media", "for a stick", (AnswerFilePlan("AutoUnattend.xml"),))
    assert plan.extra_files == ()


def test_a_target_has_the_passes_of_all_its_answer_files() -> None:
    first = AnswerFilePlan("a.xml", frozenset({Pass.WINDOWS_PE}))
    second = AnswerFilePlan("b.xml", frozenset({Pass.SPECIALIZE, Pass.OOBE_SYSTEM}))
    assert TargetPlan("two", "two files", (first, second)).passes == {
        Pass.WINDOWS_PE,
        Pass.SPECIALIZE,
        Pass.OOBE_SYSTEM,
    }


def test_the_facts_of_a_target_are_those_of_its_plan() -> None:
    wds = target_plan("wds")

    assert wds.facts.architectures == (Architecture.AMD64, Architecture.X86)
    assert (wds.facts.passes, wds.facts.unused) == (wds.passes, wds.unused)
    assert not wds.facts.copies_oem_folder
    assert target_plan("media").facts.copies_oem_folder


def test_there_are_facts_of_every_built_in_target() -> None:
    assert list(target_facts()) == ["mdt", "media", "setup", "sysprep", "wds"]


@pytest.mark.parametrize("name", ["mdt", "media", "setup", "sysprep", "wds"])
def test_every_answer_file_has_a_place_that_it_is_copied_to(name: str) -> None:
    plan = target_plan(name)

    assert all(plan.place_of(part.name) for part in plan.answer_files)
    assert plan.place_of("manifest.json") is None
    assert bool(plan.place_of("$OEM$/$1/a")) is plan.copies_oem_folder
