from __future__ import annotations

from tests.judging import of_rule
from tests.samples import CANARY_PASSWORD, a_shell_setup


def said(comment: str) -> list[tuple[str, str]]:
    data = a_shell_setup("specialize", f"<!-- unattend-gen: {comment} -->")
    return [(one.message, one.advice) for one in of_rule("invalid-ignore", data)]


def test_a_reason_is_required() -> None:
    assert said("ignore[too-long]") == [
        ("an ignore comment without a reason ignores nothing", "write the reason after the names")
    ]


def test_an_unknown_rule_is_reported_by_its_position_and_the_nearest() -> None:
    assert said("ignore[too-long, wrong-typ] ours") == [
        ("name 2 in the ignore comment is not a rule", "did you mean wrong-type?")
    ]


def test_another_form_is_reported_the_right_one() -> None:
    assert said("ingore too-long") == [
        (
            "the ignore comment names no rule",
            "write unattend-gen: ignore[rule] and the reason",
        )
    ]


def test_what_stands_there_is_never_repeated() -> None:
    assert CANARY_PASSWORD not in repr(said(f"ignore[{CANARY_PASSWORD}] {CANARY_PASSWORD}"))
