"""A page of steps in each of its forms."""

from __future__ import annotations

import json

import pytest

from unattend_gen.activator.handout import Handout, Section, Step, written
from unattend_gen.errors import UsageError

PAGE = Handout(
    "How to do it",
    ("Think first.",),
    (Section("Before", (Step("Look", ("dir", "ver"), "Twice."), Step("Wait"))),),
)


def test_text_numbers_the_steps_of_each_section() -> None:
    assert written(PAGE, "text") == (
        "How to do it\n\nThink first.\n\nBefore\n  1. Look\n       dir\n       ver\n     Twice.\n"
        "  2. Wait\n"
    )


def test_markdown_has_headings_and_blocks() -> None:
    assert written(PAGE, "markdown") == (
        "# How to do it\n\nThink first.\n\n## Before\n\n1. Look\n\n    ```\n    dir\n    ver\n"
        "    ```\n\n    Twice.\n\n2. Wait\n"
    )


def test_json_names_its_schema() -> None:
    told = json.loads(written(PAGE, "json"))

    assert told["schema"] == "unattend-gen/handout/1"
    assert told["sections"][0]["steps"][0] == {
        "text": "Look",
        "commands": ["dir", "ver"],
        "remark": "Twice.",
    }


def test_another_form_is_refused_with_those_there_are() -> None:
    with pytest.raises(UsageError, match="there are text, markdown, json"):
        written(PAGE, "html")
