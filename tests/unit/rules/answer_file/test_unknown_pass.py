from __future__ import annotations

from tests.judging import messages, of_rule, verdicts
from tests.samples import an_answer_file
from unattend_gen.core.finding import Severity


def test_a_misspelled_pass_is_an_error_that_names_the_right_one() -> None:
    finding = of_rule("unknown-pass", an_answer_file(("specialise", "")))[0]

    assert finding.severity is Severity.ERROR
    assert finding.advice == "write specialize"


def test_another_case_is_a_warning() -> None:
    data = an_answer_file(("WindowsPE", ""))

    assert verdicts("unknown-pass", data) == [("warning", "WindowsPE")]


def test_the_pass_that_only_the_schema_has_is_a_warning() -> None:
    assert verdicts("unknown-pass", an_answer_file(("oobeUser", ""))) == [("warning", "oobeUser")]


def test_a_missing_attribute_is_an_error() -> None:
    data = an_answer_file(("x", "")).replace(b' pass="x"', b"")

    assert messages("unknown-pass", data) == ["the settings element has no pass attribute"]


def test_a_placeholder_is_left_to_its_own_rule() -> None:
    assert verdicts("unknown-pass", an_answer_file(("{{ pass }}", ""))) == []
