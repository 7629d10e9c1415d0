from __future__ import annotations

import base64
import hashlib
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

EMPTY_ELEMENTS = {"meta", "br", "input"}
ELEMENTS = {
    *("html", "head", "meta", "title", "style", "body", "main", "header", "footer", "section"),
    *("article", "div", "h1", "h2", "h3", "h4", "p", "b", "a", "span", "code", "pre"),
    *("dl", "dt", "dd", "ul", "li", "details", "summary"),
    *("figure", "figcaption", "svg", "g", "rect", "text"),
    *("table", "thead", "tbody", "tr", "th", "td", "br"),
    *("script", "form", "fieldset", "legend", "label", "input", "select", "option"),
    *("button", "output"),
}
ATTRIBUTES = {
    *("lang", "charset", "http-equiv", "content", "name", "class", "id", "href"),
    *("viewbox", "role", "aria-labelledby", "x", "y", "rx", "width", "height"),
    *("hidden", "open", "type", "value", "checked", "placeholder", "data-severity", "data-rule"),
}


def hash_of(page: str, element: str) -> str:
    """Return the hash of an element's text as a security policy has it."""
    text = page.partition(f"<{element}>")[2].partition(f"</{element}>")[0]
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


class Page(HTMLParser):
    """The elements, attributes and texts of a page, as a browser parses it."""

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
        """Return each value of an attribute."""
        return [value for attribute, value in self.attributes if attribute == name]


@pytest.mark.parametrize("report", SAMPLES)
def test_every_page_is_balanced_and_has_known_elements_only(report: Report) -> None:
    page = Page(report)

    assert page.open == []
    assert set(page.elements) <= ELEMENTS
    assert {name for name, _ in page.attributes} <= ATTRIBUTES


@pytest.mark.parametrize("report", SAMPLES)
def test_the_policy_allows_the_style_and_the_script_of_the_page_only(report: Report) -> None:
    text = FORMAT.render(report, False)
    page = Page(report)

    style, script = (hash_of(text, element) for element in ("style", "script"))
    assert page.values("content")[0] == (
        f"default-src 'none'; style-src '{style}'; script-src '{script}'; base-uri 'none';"
        " form-action 'none'"
    )
    assert (page.elements["style"], page.elements["script"]) == (1, 1)


@pytest.mark.parametrize("report", SAMPLES)
def test_nothing_is_loaded(report: Report) -> None:
    text = FORMAT.render(report, False)
    page = Page(report)

    assert [target for target in page.values("href") if not str(target).startswith("#rule-")] == []
    assert page.values("src") == []
    assert "url(" not in text
    assert "@import" not in text


@pytest.mark.parametrize("report", SAMPLES)
def test_every_link_has_its_target(report: Report) -> None:
    page = Page(report)

    labels = set(page.values("aria-labelledby"))
    targets = set(page.values("id"))
    assert {f"#{one}" for one in targets - labels - {"filters"}} == set(page.values("href"))
    assert labels <= targets


def test_the_page_begins_with_the_totals() -> None:
    texts = Page(CHECKED).texts

    assert texts[0] == "1 error, 1 note in 2 files, 1 skipped \u2014 unattend-gen check"
    assert texts[2:14] == [
        "1 error, 1 note in 2 files, 1 skipped",
        (
            "unattend-gen check: 2 documents read, findings in 2 of them, a secret left in 1,"
            " 1 could not be read."
        ),
        *("1", "error", "0", "warnings", "1", "note", "1", "skipped", "2", "read"),
    ]


@pytest.mark.parametrize(
    ("report", "title", "sentence"),
    [
        (CLEAN, "no findings", "2 documents read, no findings: clean."),
        (EMPTY, "nothing was read", "0 documents read, no findings: nothing was read."),
        (
            EXPLAINED,
            "1 warning, 1 note in 2 files",
            "3 documents read, findings in 2 of them.",
        ),
        (
            replace(EXPLAINED, fail_on=None),
            "1 warning, 1 note in 2 files",
            "3 documents read, findings in 2 of them.",
        ),
    ],
)
def test_the_title_has_the_totals(report: Report, title: str, sentence: str) -> None:
    texts = Page(report).texts

    assert texts[2:4] == [title, f"unattend-gen {report.command}: {sentence}"]


def test_the_filters_offer_the_severities_and_rules_of_the_report() -> None:
    page = Page(EXPLAINED)
    form = page.texts[page.texts.index("Severity") : page.texts.index("Reset")]

    assert form[:3] == ["Severity", "warning", "note"]
    assert form[3:5] == ["Rule", "all rules"]
    assert form[5:-3] == sorted(EXPLAINED.rules())
    assert page.values("hidden") == [None]
    assert Page(CLEAN).elements["form"] == 0


def test_a_file_can_be_closed_and_shows_its_counts() -> None:
    texts = Page(EXPLAINED).texts

    assert Page(EXPLAINED).values("open") == [None, None]
    assert texts[texts.index("C:\\share\\my files\\unattend.xml") + 1] == "1 warning"


def test_the_sections_of_many_files_are_closed_at_first() -> None:
    skipped = tuple(Skipped(Location(f"{n}.xml"), SkipReason.CHANGED, "again") for n in range(21))

    assert Page(Report("check", skipped=skipped[:20])).values("open") == [None] * 20
    assert Page(Report("check", skipped=skipped)).values("open") == []


def test_a_finding_has_place_setting_message_line_and_advice() -> None:
    texts = Page(EXPLAINED).texts
    begin = texts.index("File by file")

    name = texts.index("C:\\share\\my files\\unattend.xml", begin)
    assert texts[name : name + 10] == [
        "C:\\share\\my files\\unattend.xml",
        "1 warning",
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
    begin = texts.index("Rules")

    assert texts[begin + 1 : begin + 15] == [
        "plain-text-password",
        "a secret is in clear text",
        "Why it matters and what to do",
        "A secret is in clear text.",
        "Why it matters",
        "Anyone who reads the file can sign in. Setup leaves",
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


def test_markup_in_names_is_escaped() -> None:
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
    headings = ["Findings by machine", "Findings by rule", "Places by state"]
    headings += ["The same secret in several places", "What was searched", "File by file"]
    assert [text for text in page.texts if text in headings] == headings
    begin = page.texts.index("the key ending in Q4JK2")
    assert page.texts[begin : begin + 5] == [
        "the key ending in Q4JK2",
        "first in fleet/PC-1/Windows/Panther/unattend.xml:18",
        *("420", "412", "371"),
    ]


def test_markup_in_the_name_of_a_machine_is_escaped() -> None:
    overview = replace(OVERVIEW, machines={f"fleet/{MARKUP}": 1})

    page = FORMAT.render(replace(AUDITED, overview=overview), False)

    assert MARKUP not in page
    assert Page(replace(AUDITED, overview=overview)).elements["svg"] == 3


def test_other_pages_have_a_chart_of_rules_only() -> None:
    assert Page(CHECKED).elements["svg"] == 1
    assert Page(CLEAN).elements["svg"] == 0


def test_the_tiles_of_a_search_count_secrets_and_machines() -> None:
    texts = Page(AUDITED).texts

    assert texts[4:18] == [
        *("1", "error", "0", "warnings", "1", "note", "3", "secrets", "2", "machines"),
        *("1", "skipped", "510", "read"),
    ]


def test_a_search_explains_its_severities() -> None:
    assert "a secret was left where others can read it" in Page(AUDITED).texts
    assert "a secret was left where others can read it" not in Page(EXPLAINED).texts


def test_the_sentence_of_a_search_counts_secrets_and_machines() -> None:
    assert Page(AUDITED).texts[3] == (
        "unattend-gen audit: 510 documents read, findings in 2 of them, 3 secrets on 2 machines,"
        " 1 could not be read."
    )
