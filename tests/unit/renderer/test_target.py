from __future__ import annotations

from tests.specs import a_spec
from unattend_gen.core.passes import Pass
from unattend_gen.renderer.target import AnswerFilePlan, TargetPlan


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
