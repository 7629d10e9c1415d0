from __future__ import annotations

import pytest

from unattend_gen.answer_file.parse import parse
from unattend_gen.rules.branches import holds_branches


@pytest.mark.parametrize(
    "text",
    ["{% if a %}", "%{ if a ~}", "&lt;% if a %>", "{{ if .A }}", "{{- range .B }}", "{{#a}}"],
)
def test_a_statement_among_the_elements_makes_branches(text: str) -> None:
    assert holds_branches(parse(f"<a><b/>{text}<b/></a>".encode()).root)


@pytest.mark.parametrize("text", ["", "words", "{{ value }}", "100%"])
def test_anything_else_does_not(text: str) -> None:
    assert not holds_branches(parse(f"<a><b/>{text}<b/></a>".encode()).root)


def test_a_statement_deeper_down_is_about_something_else() -> None:
    assert not holds_branches(parse(b"<a><b>{% if a %}</b><b/></a>").root)
