from __future__ import annotations

import pytest

from tests.reports import PAGE
from unattend_gen.reports._page import Block, Span, blocks, spans


def test_a_page_is_paragraphs_headings_and_lists() -> None:
    assert list(blocks(PAGE.text)) == [
        Block(spans=(Span("A secret stands in clear text."),)),
        Block(heading="Why it matters"),
        Block(
            spans=(
                Span("Whoever reads the file can sign in. Setup leaves "),
                Span("*SENSITIVE*DATA*DELETED*", is_code=True),
                Span(" in its own copy, and "),
                Span("PlainText", is_code=True),
                Span(" hides nothing."),
            )
        ),
        Block(heading="References"),
        Block(
            items=(
                (Span("Vendor reference: the Password settings"),),
                (Span("Somewhere else"),),
            )
        ),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        ("a\n b", (Span("a b"),)),
        ("`a`", (Span("a", is_code=True),)),
        ("`a` b", (Span("a", is_code=True), Span(" b"))),
        ("a `b", (Span("a `b"),)),
        ("<b>*a*</b>", (Span("<b>*a*</b>"),)),
    ],
)
def test_code_is_all_that_is_told_apart(text: str, expected: tuple[Span, ...]) -> None:
    assert spans(text) == expected


def test_a_heading_may_stand_alone() -> None:
    assert list(blocks("## Instead\n")) == [Block(heading="Instead")]
