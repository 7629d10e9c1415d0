from __future__ import annotations

from unattend_gen.core.passes import Pass
from unattend_gen.render.plan import AnswerFilePlan, SecretKeys, TargetPlan


def test_an_answer_file_takes_everything_unless_told_otherwise() -> None:
    plan = AnswerFilePlan("Unattend.xml")
    assert (plan.passes, plan.leaves_out, plan.secret_keys) == (
        frozenset(Pass),
        frozenset(),
        SecretKeys.STAND,
    )


def test_a_target_needs_no_companions() -> None:
    plan = TargetPlan("media", "for a stick", (AnswerFilePlan("AutoUnattend.xml"),))
    assert plan.companions == ()


def test_a_target_has_the_passes_of_all_its_answer_files() -> None:
    first = AnswerFilePlan("a.xml", frozenset({Pass.WINDOWS_PE}))
    second = AnswerFilePlan("b.xml", frozenset({Pass.SPECIALIZE, Pass.OOBE_SYSTEM}))
    assert TargetPlan("two", "two files", (first, second)).passes == {
        Pass.WINDOWS_PE,
        Pass.SPECIALIZE,
        Pass.OOBE_SYSTEM,
    }
