from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reports import CHECKED, HOSTILE, HOSTILE_NAMES, SAMPLES
from unattend_gen import plugins, reports
from unattend_gen.reports._format import Format, whole

if TYPE_CHECKING:
    from unattend_gen.core.report import Report

FORMATS = [*plugins.load_all(reports, "FORMAT", Format)]
UNSAFE = set(HOSTILE) - set("a]0;owned\nerror.xml")


def test_these_formats_are_found() -> None:
    assert plugins.names(reports) == (
        "csv",
        "github",
        "gitlab",
        "html",
        "json",
        "jsonl",
        "junit",
        "markdown",
        "sarif",
        "text",
    )


@pytest.mark.parametrize("name", plugins.names(reports))
def test_a_format_is_called_as_its_module(name: str) -> None:
    assert plugins.load(reports, name, "FORMAT", Format).name == name


@pytest.mark.parametrize("found", FORMATS, ids=plugins.names(reports))
@pytest.mark.parametrize("report", SAMPLES)
def test_every_format_renders_every_report_to_printable_lines(
    found: Format, report: Report
) -> None:
    text = found.render(report, False)

    assert text.endswith("\n")
    assert UNSAFE.isdisjoint(text)


@pytest.mark.parametrize("found", FORMATS, ids=plugins.names(reports))
def test_no_format_lets_a_name_begin_a_line(found: Format) -> None:
    lines = found.render(HOSTILE_NAMES, False).splitlines()

    assert not any(line.startswith("error") for line in lines)


@pytest.mark.parametrize("found", FORMATS, ids=plugins.names(reports))
def test_every_format_gives_the_address_of_the_rule(found: Format) -> None:
    assert "unattend-gen explain leftover-key" in found.render(CHECKED, False)


@pytest.mark.parametrize("found", FORMATS, ids=plugins.names(reports))
def test_every_format_gives_text_that_is_utf_8(found: Format) -> None:
    assert found.render(HOSTILE_NAMES, False).encode()


@pytest.mark.parametrize("found", FORMATS, ids=plugins.names(reports))
def test_a_report_renders_the_same_twice(found: Format) -> None:
    assert found.render(SAMPLES[2], False) == found.render(SAMPLES[2], False)


@pytest.mark.parametrize("name", ["csv", "github", "json", "jsonl", "text"])
def test_a_format_of_lines_tells_each_finding_by_itself(name: str) -> None:
    pieces = [*plugins.load(reports, name, "FORMAT", Format).pieces(CHECKED, False)]

    assert len(pieces) > len(CHECKED.findings)


def test_a_format_whose_text_is_made_at_once_is_one_piece() -> None:
    made = Format("made", whole(lambda report, _colour: f"{report.command}\n"))

    assert [*made.pieces(CHECKED, False)] == ["check\n"]
    assert made.render(CHECKED, False) == "check\n"
