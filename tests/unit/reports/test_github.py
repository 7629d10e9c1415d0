from __future__ import annotations

from dataclasses import replace

import pytest

from tests.reports import CHECKED, CLEAN, EMPTY, EXPLAINED, HOSTILE_NAMES, MARKUP_NAMES
from unattend_gen.core.location import Location
from unattend_gen.core.report import Report, Skipped, SkipReason
from unattend_gen.reports.github import FORMAT


def lines(report: Report) -> list[str]:
    return FORMAT.render(report, False).splitlines()


def at(location: Location) -> str:
    """The command for something skipped at a place, up to its message."""
    report = Report("validate", skipped=(Skipped(location, SkipReason.CHANGED, "again"),))
    return lines(report)[0].split("title=")[0]


def test_each_thing_is_a_workflow_command_and_the_sum_comes_last() -> None:
    assert lines(CHECKED) == [
        (
            "::error file=Panther/unattend.xml,line=18,col=7,title=leftover-key::"
            "specialize/Microsoft-Windows-Shell-Setup/ProductKey: a key ending in Q4JK2 is left"
            "%0Aadvice: delete the file%0Ahelp: unattend-gen explain leftover-key"
        ),
        (
            "::notice file=pe.iso,title=wrong-case::in pe.iso > sources/boot.wim > 2"
            "%0Athe name is written in another case%0Aadvice: write it as in the catalog"
            "%0Ahelp: unattend-gen explain wrong-case"
        ),
        "::error file=boot.wim,title=skipped%3A needs-extra::advice: pip install it",
        (
            "::error file=Panther/unattend.xml,title=verdict::leaked"
            "%0Amarker oobeSystem/Microsoft-Windows-Shell-Setup/AutoLogon/Password"
            "%0Aclear specialize/Microsoft-Windows-Shell-Setup/ProductKey"
        ),
        "::notice file=pe.iso,title=verdict::in pe.iso > sources/boot.wim > 2%0Ascrubbed",
        (
            "::error title=unattend-gen::2 findings (1 error, 1 note), 1 skipped,"
            " 2 documents read, 1 scrubbed, 1 leaked: incomplete"
        ),
    ]


@pytest.mark.parametrize(
    ("report", "line"),
    [
        (CLEAN, "::notice title=unattend-gen::no findings, 2 documents read: clean"),
        (EMPTY, "::error title=unattend-gen::no findings, 0 documents read: nothing was read"),
    ],
)
def test_a_run_that_looked_at_nothing_is_an_error(report: Report, line: str) -> None:
    assert lines(report) == [line]


@pytest.mark.parametrize(
    ("location", "command"),
    [
        (Location("a.xml", line=3), "::error file=a.xml,line=3,"),
        (Location("a\\b.xml"), "::error file=a/b.xml,"),
        (Location("C:\\a,b.xml"), "::error file=C%3A/a%2Cb.xml,"),
        (Location("100%.xml"), "::error file=100%25.xml,"),
        (Location("-", line=3), "::error "),
    ],
)
def test_a_place_is_written_as_the_runner_reads_it(location: Location, command: str) -> None:
    assert at(location) == command


@pytest.mark.parametrize("report", [HOSTILE_NAMES, MARKUP_NAMES])
def test_every_line_is_a_command_of_ours(report: Report) -> None:
    assert [line.partition(" ")[0] for line in lines(report)] == [
        "::warning",
        "::error",
        "::error",
        "::error",
    ]


def test_a_name_cannot_end_the_properties() -> None:
    [finding, *_] = lines(MARKUP_NAMES)
    properties, _, message = finding.removeprefix("::").partition("::")

    assert properties.endswith(",title=a-rule")
    assert "%250A" in properties
    assert message.startswith("in =cmd|")


def test_a_warning_is_a_warning() -> None:
    assert lines(replace(EXPLAINED, findings=EXPLAINED.findings[:1]))[0].startswith(
        "::warning file=C%3A/share/my files/unattend.xml,line=9,col=5,title=plain-text-password::"
    )
