from __future__ import annotations

from unattend_gen.core.passes import Pass
from unattend_gen.render.plan import AnswerFilePlan, TargetPlan


def test_an_answer_file_takes_every_pass_unless_told_otherwise() -> None:
    assert AnswerFilePlan("Unattend.xml").passes == frozenset(Pass)


def test_a_target_needs_no_companions() -> None:
    plan = TargetPlan("media", "for a stick", AnswerFilePlan("AutoUnattend.xml"))
    assert plan.companions == ()
