from __future__ import annotations

from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from tests.reports import (
    AUDITED,
    CHECKED,
    CLEAN,
    EMPTY,
    EXPLAINED,
    HOSTILE_NAMES,
    LEFTOVER,
    MARKUP,
    MARKUP_NAMES,
    NOTE,
    OVERVIEW,
    SAMPLES,
)
from unattend_gen.core.location import Location
from unattend_gen.core.report import Report, Skipped, SkipReason
from unattend_gen.reports.html import FORMAT

EMPTY_ELEMENTS = {"meta", "br"}
ELEMENTS = {
    *("html", "head", "meta", "title", "style", "body", "main", "header", "footer", "section"),
    *("article", "div", "h1", "h2", "h3", "h4", "p", "b", "a", "span", "code", "pre"),
    *("dl", "dt", "dd", "ul", "li", "details", "summary"),
    *("figure", "figcaption", "svg", "g", "rect", "text"),
    *("table", "thead", "tbody", "tr", "th", "td", "br"),
}
ATTRIBUTES = {
    *("lang", "charset", "http-equiv", "content", "name", "class", "id", "href"),
    *("viewbox", "role", "aria-labelledby", "x", "y", "rx", "width", "height"),
}


class Page(HTMLParser):
    """What a browser makes of a page: elements, attributes, texts."""

    def __init__(self, report: Report) -> None:
        super().__init__()
        self.elements: Counter[str] = Counter()
        self.attributes: list[tuple[str, str | None]] = []
        self.texts: list[str] = []
        self.open: list[str] = []
        self.feed(FORMAT.render(report, False))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements[tag] += 1
        self.attributes += attrs
        self.open += [tag] if tag not in EMPTY_ELEMENTS else []

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts += [data.strip()] if data.strip() else []

    def values(self, name: str) -> list[str | None]:
        """Each value of an attribute."""
        return [value for attribute, value in self.attributes if attribute == name]


@pytest.mark.parametrize("report", SAMPLES)
def test_every_page_is_balanced_and_has_our_elements_alone(report: Report) -> None:
    page = Page(report)

    assert page.open == []
    assert set(page.elements) <= ELEMENTS
    assert {name for name, _ in page.attributes} <= ATTRIBUTES


@pytest.mark.parametrize("report", SAMPLES)
def test_nothing_runs_and_nothing_is_loaded(report: Report) -> None:
    page = Page(report)

    assert page.values("content")[0] == "default-src 'none'; style-src 'unsafe-inline'"
    assert [target for target in page.values("href") if not str(target).startswith("#rule-")] == []
    assert "url(" not in FORMAT.render(report, False)
    assert "@import" not in FORMAT.render(report, False)


@pytest.mark.parametrize("report", SAMPLES)
def test_every_link_has_its_target(report: Report) -> None:
    page = Page(report)

    labels = set(page.values("aria-labelledby"))
    targets = set(page.values("id"))
    assert {f"#{target}" for target in targets - labels} == set(page.values("href"))
    assert labels <= targets


def test_the_page_begins_with_what_everybody_should_know() -> None:
    texts = Page(CHECKED).texts

    assert texts[0] == "unattend-gen check: incomplete"
    assert texts[2:14] == [
        "unattend-gen check: incomplete",
        "2 documents read, findings in 2 of them, a secret left in 1, 1 could not be read.",
        *("1", "error", "0", "warnings", "1", "note", "1", "skipped", "2", "read"),
    ]


@pytest.mark.parametrize(
    ("report", "heading", "sentence"),
    [
        (CLEAN, "clean", "2 documents read, no findings."),
        (EMPTY, "nothing to look at", "0 documents read, no findings."),
        (EXPLAINED, "findings", "3 documents read, findings in 2 of them."),
        (
            replace(EXPLAINED, fail_on=None),
            "let through by --fail-on",
            "3 documents read, findings in 2 of them.",
        ),
    ],
)
def test_the_heading_is_the_outcome(report: Report, heading: str, sentence: str) -> None:
    texts = Page(report).texts

    assert texts[2:4] == [f"unattend-gen {report.command}: {heading}", sentence]


def test_a_finding_has_place_setting_message_line_and_advice() -> None:
    texts = Page(EXPLAINED).texts
    begin = texts.index("File by file")

    assert texts[begin : begin + 10] == [
        "File by file",
        "C:\\share\\my files\\unattend.xml",
        "warning",
        "plain-text-password",
        "line 9, column 5",
        "oobeSystem/Microsoft-Windows-Shell-Setup/AutoLogon/Password",
        "a secret in clear text",
        "9 | <Password>…</Password>",
        "Advice:",
        "give it when the file is rendered",
    ]


def test_a_rule_has_its_page() -> None:
    texts = Page(EXPLAINED).texts
    begin = texts.index("What the rules say")

    assert texts[begin + 1 : begin + 15] == [
        "plain-text-password",
        "a secret is in clear text",
        "Why it matters and what to do",
        "A secret stands in clear text.",
        "Why it matters",
        "Whoever reads the file can sign in. Setup leaves",
        "*SENSITIVE*DATA*DELETED*",
        "in its own copy, and",
        "PlainText",
        "hides nothing.",
        "References",
        "Vendor reference: the Password settings",
        "Somewhere else",
        "In a terminal:",
    ]


def test_a_file_with_an_error_comes_before_one_with_a_note() -> None:
    texts = Page(Report("check", findings=(NOTE, LEFTOVER), documents_read=2)).texts

    assert texts.index("Panther/unattend.xml") < texts.index("pe.iso > sources/boot.wim > 2")


def test_markup_stays_text() -> None:
    assert MARKUP in Page(MARKUP_NAMES).texts
    assert "{{7*7}}" in FORMAT.render(MARKUP_NAMES, False)


def test_control_characters_are_shown_as_escapes() -> None:
    shown = "a\\x1b]0;owned\\x07\\x0d\\x0aerror\\u202e\\u2066\\udcff\\x9b.xml"

    assert shown in Page(HOSTILE_NAMES).texts


def test_any_encoding_can_hold_the_report() -> None:
    report = Report("check", skipped=(Skipped(Location("ü…"), SkipReason.CHANGED, "again"),))

    assert "&#252;&#8230;" in FORMAT.render(report, False)
    assert FORMAT.render(report, False).isascii()


def test_the_page_of_a_search_has_its_charts_groups_and_counts() -> None:
    page = Page(AUDITED)

    assert page.elements["svg"] == 3
    assert page.elements["rect"] == 7
    headings = ["Findings by machine", "Findings by kind", "Places by state"]
    headings += ["The same secret in several places", "What was looked at", "File by file"]
    assert [text for text in page.texts if text in headings] == headings
    begin = page.texts.index("the key ending in Q4JK2")
    assert page.texts[begin : begin + 5] == [
        "the key ending in Q4JK2",
        "first in fleet/PC-1/Windows/Panther/unattend.xml:18",
        *("420", "412", "371"),
    ]


def test_the_name_of_a_machine_stays_text_in_a_chart() -> None:
    overview = replace(OVERVIEW, machines={f"fleet/{MARKUP}": 1})

    page = FORMAT.render(replace(AUDITED, overview=overview), False)

    assert MARKUP not in page
    assert Page(replace(AUDITED, overview=overview)).elements["svg"] == 3


def test_a_page_without_a_search_has_no_chart() -> None:
    assert Page(CHECKED).elements["svg"] == 0


def test_the_tiles_of_a_search_count_secrets_and_machines() -> None:
    texts = Page(AUDITED).texts

    assert texts[4:18] == [
        *("1", "error", "0", "warnings", "1", "note", "3", "secrets", "2", "machines"),
        *("1", "skipped", "510", "read"),
    ]


def test_a_search_says_what_its_severities_mean() -> None:
    assert "a secret was left where others can read it" in Page(AUDITED).texts
    assert "a secret was left where others can read it" not in Page(EXPLAINED).texts


def test_the_sentence_of_a_search_counts_secrets_and_machines() -> None:
    assert Page(AUDITED).texts[3] == (
        "510 documents read, findings in 2 of them, 3 secrets on 2 machines, 1 could not be read."
    )
