from __future__ import annotations

from tests.judging import of_rule
from tests.samples import an_answer_file


def test_the_later_element_is_named() -> None:
    data = an_answer_file(("specialize", ""), ("oobeSystem", ""), ("specialize", ""))

    finding = of_rule("duplicate-pass", data)[0]

    assert (finding.location.line, finding.location.setting) == (5, "specialize")


def test_two_unknown_passes_are_no_twins() -> None:
    data = an_answer_file(("first", ""), ("first", ""))

    assert of_rule("duplicate-pass", data) == []
