from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree

from tests.reports import (
    ALL_WORDS,
    CHECKED,
    CLEAN,
    EMPTY,
    EXPLAINED,
    HOSTILE_NAMES,
    MARKUP,
    MARKUP_NAMES,
    SAMPLES,
    SKIPPED,
)
from unattend_gen.core.location import Location
from unattend_gen.core.report import Report, Skipped, SkipReason
from unattend_gen.reports.junit import FORMAT


def suites(report: Report) -> etree._Element:
    return etree.fromstring(FORMAT.render(report, False).encode())


def counts(report: Report) -> tuple[str | None, ...]:
    root = suites(report)
    return tuple(root.get(name) for name in ("tests", "failures", "errors"))


def cases(report: Report) -> list[tuple[str | None, str | None, list[str]]]:
    """Class, name, and what became of each case."""
    return [
        (case.get("classname"), case.get("name"), [str(child.tag) for child in case])
        for case in suites(report).iter("testcase")
    ]


def test_each_document_is_a_suite_with_its_cases() -> None:
    in_image = "pe.iso > sources/boot.wim > 2"

    assert cases(CHECKED) == [
        (
            "Panther/unattend.xml",
            "leftover-key at specialize/Microsoft-Windows-Shell-Setup/ProductKey",
            ["failure"],
        ),
        ("Panther/unattend.xml", "verdict", ["failure"]),
        (in_image, "wrong-case at line 3", ["system-out"]),
        (in_image, "verdict", ["system-out"]),
        ("boot.wim", "read", ["error"]),
        ("unattend-gen", "2 documents read", ["system-out"]),
    ]


def test_a_failure_has_message_location_and_advice() -> None:
    [case, *_] = suites(CHECKED).iter("testcase")
    [failure] = case

    assert dict(case.attrib) == {
        "classname": "Panther/unattend.xml",
        "name": "leftover-key at specialize/Microsoft-Windows-Shell-Setup/ProductKey",
        "file": "Panther/unattend.xml",
        "line": "18",
    }
    assert dict(failure.attrib) == {
        "message": "a key ending in Q4JK2 is left",
        "type": "leftover-key",
    }
    assert failure.text == (
        "error: Panther/unattend.xml:18\na key ending in Q4JK2 is left\n"
        "advice: delete the file\nhelp: unattend-gen explain leftover-key"
    )


@pytest.mark.parametrize(
    ("report", "expected"),
    [
        (CLEAN, ("1", "0", "0")),
        (EMPTY, ("1", "0", "1")),
        (CHECKED, ("6", "2", "1")),
        (EXPLAINED, ("3", "1", "0")),
        (replace(EXPLAINED, fail_on=None), ("3", "0", "0")),
        (Report("validate", skipped=(SKIPPED,)), ("2", "0", "1")),
        (ALL_WORDS, (str(14 + len(SkipReason)), "7", str(1 + len(SkipReason)))),
    ],
    ids=["clean", "nothing", "checked", "a warning", "let through", "skipped", "all words"],
)
def test_cases_fail_if_they_affect_the_exit_code(report: Report, expected: tuple[str, ...]) -> None:
    assert counts(report) == expected


@pytest.mark.parametrize("report", SAMPLES)
def test_every_report_is_well_formed(report: Report) -> None:
    assert suites(report).tag == "testsuites"


def test_control_characters_are_shown_as_escapes() -> None:
    assert (
        cases(HOSTILE_NAMES)[1][0]
        == "a\\x1b]0;owned\\x07\\x0d\\x0aerror\\u202e\\u2066\\udcff\\x9b.xml"
    )


def test_markup_stays_text() -> None:
    [failure, *_] = suites(MARKUP_NAMES).iter("failure")

    assert failure.get("message") == MARKUP
    assert {str(element.tag) for element in suites(MARKUP_NAMES).iter("*")} == {
        "testsuites",
        "testsuite",
        "testcase",
        "failure",
        "error",
        "system-out",
    }


def test_any_encoding_can_hold_the_report() -> None:
    report = Report("check", skipped=(Skipped(Location("ü…"), SkipReason.CHANGED, "again"),))

    assert "&#252;&#8230;" in FORMAT.render(report, False)
    assert FORMAT.render(report, False).isascii()
