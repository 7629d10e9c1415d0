from __future__ import annotations

from tests.reports import LEFTOVER, NOTE
from unattend_gen.core.finding import Confidence, Finding, Severity
from unattend_gen.core.location import Location
from unattend_gen.reports._annotation import annotated

TWO = Finding(
    "a-rule",
    Severity.ERROR,
    Confidence.HIGH,
    Location("a.xml", line=1),
    "wrong \x1b[2J",
    "correct it",
)
LOST = Finding("b-rule", Severity.WARNING, Confidence.HIGH, Location("a.xml"), "lost", "find it")


def test_marks_are_at_the_lines_and_explained_below() -> None:
    text = annotated("a.xml", ["<a>", "</a>", ""], [TWO, LOST])

    assert text.split("\n") == [
        "a.xml",
        "",
        "1 | <a>  <-- E1",
        "2 | </a>",
        "",
        "E1  line 1, error  a-rule",
        "    wrong \\x1b[2J",
        "    advice: correct it",
        "    help: unattend-gen explain a-rule",
        "",
        "W1  warning  b-rule",
        "    lost",
        "    advice: find it",
        "    help: unattend-gen explain b-rule",
        "",
    ]


def test_marks_count_by_severity_and_share_a_line() -> None:
    lines = [""] * 2 + ["<a/>"]

    assert "3 | <a/>  <-- N1, N2\n" in annotated("a.xml", lines, [NOTE, NOTE])


def test_the_setting_and_the_fix_option_are_shown() -> None:
    text = annotated("a.xml", ["<a/>"] * 18, [LEFTOVER, NOTE])

    assert "specialize/Microsoft-Windows-Shell-Setup/ProductKey: a key ending in" in text
    assert "    fix: write ComputerName (--fix)\n" in text


def test_a_file_without_findings_is_itself() -> None:
    assert annotated("a.xml", ["<a/>"], []) == "a.xml\n\n1 | <a/>\n"
