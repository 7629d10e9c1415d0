from __future__ import annotations

from tests.judging import verdicts
from tests.samples import a_component, an_answer_file

_SLUG = "empty-component"
_SHELL = "Microsoft-Windows-Shell-Setup"


def test_a_pass_without_a_component_is_a_note() -> None:
    assert verdicts(_SLUG, an_answer_file(("specialize", ""))) == [("note", "specialize")]


def test_a_component_without_a_setting_is_a_note() -> None:
    data = an_answer_file(("specialize", a_component(_SHELL, "<!-- nothing yet -->")))

    assert verdicts(_SLUG, data) == [("note", f"specialize/{_SHELL}")]


def test_a_statement_of_a_template_may_become_one() -> None:
    data = an_answer_file(("specialize", a_component(_SHELL, "{% include settings %}")))

    assert verdicts(_SLUG, data) == []


def test_what_setup_has_read_is_left_alone() -> None:
    assert verdicts(_SLUG, an_answer_file(("specialize", ""), processed=("specialize",))) == []
