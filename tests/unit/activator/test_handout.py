"""A page of steps in each of its forms."""

from __future__ import annotations

import json

from unattend_gen.activator.handout import FORMATS, Handout, Section, Step

PAGE = Handout(
    "How to do it",
    ("Think first.",),
    (Section("Before", (Step("Look", ("dir", "ver"), "Twice."), Step("Wait"))),),
)


def test_text_numbers_the_steps_of_each_section() -> None:
    assert FORMATS["text"](PAGE) == (
        "How to do it\n\nThink first.\n\nBefore\n  1. Look\n       dir\n       ver\n     Twice.\n"
        "  2. Wait\n"
    )


def test_markdown_has_headings_and_blocks() -> None:
    assert FORMATS["markdown"](PAGE) == (
        "# How to do it\n\nThink first.\n\n## Before\n\n1. Look\n\n    ```\n    dir\n    ver\n"
        "    ```\n\n    Twice.\n\n2. Wait\n"
    )


def test_json_names_its_schema() -> None:
    document = json.loads(FORMATS["json"](PAGE))

    assert document["schema"] == "unattend-gen/handout/1"
    assert document["sections"][0]["steps"][0] == {
        "text": "Look",
        "commands": ["dir", "ver"],
        "remark": "Twice.",
    }
