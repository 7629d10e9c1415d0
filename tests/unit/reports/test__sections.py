from __future__ import annotations

import pytest

from tests.reports import (
    CHECKED,
    EXPLAINED,
    HOSTILE,
    KEY_SETTING,
    LEFTOVER,
    NOTE,
    PAGE,
    PASSWORD_SETTING,
)
from unattend_gen.core.finding import Excerpt
from unattend_gen.core.location import Location
from unattend_gen.core.report import Report, Skipped, SkipReason
from unattend_gen.reports._sections import (
    Block,
    FileSection,
    Item,
    RuleSection,
    Span,
    blocks,
    file_sections,
    rule_sections,
    spans,
)


def test_a_page_is_paragraphs_headings_and_lists() -> None:
    assert list(blocks(PAGE.text)) == [
        Block(spans=(Span("A secret is in clear text."),)),
        Block(heading="Why it matters"),
        Block(
            spans=(
                Span("Anyone who reads the file can sign in. Setup leaves "),
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
def test_only_code_is_distinguished(text: str, expected: tuple[Span, ...]) -> None:
    assert spans(text) == expected


def test_a_heading_may_have_no_text() -> None:
    assert list(blocks("## Instead\n")) == [Block(heading="Instead")]


def test_a_file_has_its_findings_its_verdict_and_its_states() -> None:
    [first, *_] = file_sections(CHECKED)

    assert first == FileSection(
        name="Panther/unattend.xml",
        items=(
            Item(
                severity="error",
                rule="leftover-key",
                place="line 18, column 7",
                setting=KEY_SETTING,
                message="a key ending in Q4JK2 is left",
                advice="delete the file",
                line=18,
                excerpt=None,
            ),
        ),
        skipped=(),
        verdicts=("leaked",),
        states=(("marker", PASSWORD_SETTING), ("clear", KEY_SETTING)),
    )
    assert first.states_label == "2 sensitive settings"


def test_a_finding_keeps_its_excerpt() -> None:
    [section, _] = file_sections(EXPLAINED)

    assert [item.excerpt for item in section.items] == [Excerpt("<Password>…</Password>", 1, 9)]


def test_the_worst_file_comes_first_and_those_without_findings_last() -> None:
    report = Report("check", findings=(NOTE, LEFTOVER), skipped=CHECKED.skipped)

    assert [section.name for section in file_sections(report)] == [
        "Panther/unattend.xml",
        "pe.iso > sources/boot.wim > 2",
        "boot.wim",
    ]


def test_a_skipped_input_is_in_the_section_of_its_file() -> None:
    report = Report("check", skipped=(Skipped(Location(HOSTILE), SkipReason.CHANGED, HOSTILE),))
    shown = "a\\x1b]0;owned\\x07\\x0d\\x0aerror\\u202e\\u2066\\udcff\\x9b.xml"

    assert file_sections(report) == (
        FileSection(shown, (), (("changed-while-read", shown),), (), ()),
    )


def test_each_rule_with_findings_has_a_section() -> None:
    assert list(rule_sections(EXPLAINED)) == [
        RuleSection(
            "plain-text-password",
            "unattend-gen explain plain-text-password",
            "a secret is in clear text",
            tuple(blocks(PAGE.text)),
        ),
        RuleSection("wrong-case", "unattend-gen explain wrong-case", "", ()),
    ]
