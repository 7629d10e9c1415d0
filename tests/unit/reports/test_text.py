from __future__ import annotations

import pytest

from tests.reports import (
    CHECKED,
    CLEAN,
    EMPTY,
    EXPLAINED,
    HOSTILE_NAMES,
    LEFTOVER,
    NOTE,
    PASSWORD_SETTING,
    SKIPPED,
)
from unattend_gen.core.report import Report
from unattend_gen.reports.text import FORMAT


def plain(report: Report) -> str:
    return FORMAT.render(report, False)


def test_a_report_reads_from_the_findings_down_to_the_sum() -> None:
    assert (
        plain(CHECKED)
        == """\
error  leftover-key  Panther/unattend.xml:18
       specialize/Microsoft-Windows-Shell-Setup/ProductKey: a key ending in Q4JK2 is left
       advice: delete the file
       help: unattend-gen explain leftover-key

note  wrong-case  pe.iso > sources/boot.wim > 2:3
       the name is written in another case
       advice: write it as in the catalog
       help: unattend-gen explain wrong-case

skipped  boot.wim: needs-extra
       advice: pip install it

Panther/unattend.xml: leaked
       marker   oobeSystem/Microsoft-Windows-Shell-Setup/AutoLogon/Password
       clear    specialize/Microsoft-Windows-Shell-Setup/ProductKey

pe.iso > sources/boot.wim > 2: scrubbed

2 findings (1 error, 1 note), 1 skipped, 2 documents read, 1 scrubbed, 1 leaked: incomplete
"""
    )


def test_a_finding_shows_its_line_with_carets_below() -> None:
    assert plain(EXPLAINED).splitlines()[1:5] == [
        f"       {PASSWORD_SETTING}: a secret in clear text",
        "       9 | <Password>…</Password>",
        "         |  ^^^^^^^^",
        "       advice: give it when the file is rendered",
    ]
    assert "|  \x1b[33;1m^^^^^^^^\x1b[0m\n" in FORMAT.render(EXPLAINED, True)


@pytest.mark.parametrize(
    ("report", "expected"),
    [
        (CLEAN, "no findings, 2 documents read: clean\n"),
        (EMPTY, "no findings, 0 documents read: nothing was read\n"),
        (
            Report("validate", skipped=(SKIPPED,)),
            "no findings, 1 skipped, 0 documents read: incomplete\n",
        ),
        (
            Report("validate", findings=(LEFTOVER,), documents_read=1),
            "1 finding (1 error), 1 document read\n",
        ),
        (
            Report("validate", findings=(NOTE,), documents_read=1),
            "1 finding (1 note), 1 document read: clean\n",
        ),
        (
            Report("validate", findings=(LEFTOVER,), documents_read=1, fail_on=None),
            "1 finding (1 error), 1 document read: below --fail-on\n",
        ),
    ],
    ids=["clean", "nothing", "incomplete", "findings", "notes alone", "let through"],
)
def test_the_last_line_is_the_sum(report: Report, expected: str) -> None:
    assert plain(report).splitlines(keepends=True)[-1] == expected


def test_colour_is_given_only_when_it_is_asked_for() -> None:
    coloured = FORMAT.render(CHECKED, True)

    assert "\x1b" not in plain(CHECKED)
    assert coloured.startswith("\x1b[31;1merror\x1b[0m  leftover-key")
    assert "\x1b[31;1mleaked\x1b[0m" in coloured
    assert "\x1b[32mscrubbed\x1b[0m" in coloured


def test_names_from_outside_are_shown_as_escapes() -> None:
    assert plain(HOSTILE_NAMES).startswith(
        "warning  a-rule  a\\x1b]0;owned\\x07\\x0d\\x0aerror\\u202e\\u2066\\udcff\\x9b.xml > a\\x1b"
    )
