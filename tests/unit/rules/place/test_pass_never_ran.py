from __future__ import annotations

from tests.placed import rules_on
from tests.samples import TEST_MAK, a_component, an_answer_file

KEY = a_component("Microsoft-Windows-Shell-Setup", f"<ProductKey>{TEST_MAK}</ProductKey>")
NOTHING = a_component("Microsoft-Windows-Shell-Setup", "")
PATH = "Windows/Panther/unattend.xml"


def test_each_pass_that_never_ran_is_reported_once() -> None:
    data = an_answer_file(
        ("specialize", NOTHING),
        ("generalize", KEY + KEY),
        ("oobeSystem", KEY),
        processed=("specialize",),
    )

    assert rules_on(PATH, data) == ["pass-never-ran", "pass-never-ran"]


def test_a_file_that_setup_has_not_touched_is_not_a_case() -> None:
    assert rules_on(PATH, an_answer_file(("specialize", NOTHING), ("generalize", KEY))) == []


def test_a_secret_in_a_pass_that_ran_is_another_matter() -> None:
    data = an_answer_file(("specialize", KEY), processed=("specialize",))

    assert rules_on(PATH, data) == []


def test_a_file_that_does_not_parse_is_not_a_case() -> None:
    data = an_answer_file(("specialize", NOTHING), ("generalize", KEY), processed=("specialize",))

    assert rules_on(PATH, data[:-12]) == []
