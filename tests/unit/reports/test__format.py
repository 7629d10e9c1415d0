from __future__ import annotations

import codecs
import os
from typing import TYPE_CHECKING

import pytest

from tests.reports import CHECKED, CLEAN, EMPTY, EXPLAINED, HOSTILE, HOSTILE_NAMES, SAMPLES, SHARED
from tests.samples import TEST_MAK, a_shell_setup
from unattend_gen import plugins, reports
from unattend_gen.reports._format import Format, is_report, whole

if TYPE_CHECKING:
    from pathlib import Path

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
def test_every_format_has_the_help_of_the_rule(found: Format) -> None:
    assert "unattend-gen explain leftover-key" in found.render(CHECKED, False)


@pytest.mark.parametrize("found", FORMATS, ids=plugins.names(reports))
def test_every_format_is_utf_8(found: Format) -> None:
    assert found.render(HOSTILE_NAMES, False).encode()


@pytest.mark.parametrize("found", FORMATS, ids=plugins.names(reports))
def test_a_report_renders_the_same_twice(found: Format) -> None:
    assert found.render(SAMPLES[2], False) == found.render(SAMPLES[2], False)


@pytest.mark.parametrize("name", ["csv", "github", "json", "jsonl", "text"])
def test_a_line_format_yields_each_finding_separately(name: str) -> None:
    pieces = [*plugins.load(reports, name, "FORMAT", Format).pieces(CHECKED, False)]

    assert len(pieces) > len(CHECKED.findings)


def test_a_format_whose_text_is_made_at_once_is_one_piece() -> None:
    made = Format("made", whole(lambda report, _colour: f"{report.command}\n"))

    assert [*made.pieces(CHECKED, False)] == ["check\n"]
    assert made.render(CHECKED, False) == "check\n"


REPORTS = [EMPTY, CLEAN, CHECKED, EXPLAINED, SHARED, HOSTILE_NAMES]


@pytest.mark.parametrize("name", plugins.names(reports))
@pytest.mark.parametrize("report", REPORTS, ids=range(len(REPORTS)))
def test_a_report_of_every_format_is_recognised(tmp_path: Path, name: str, report: Report) -> None:
    form = plugins.load(reports, name, "FORMAT", Format)
    (tmp_path / "out").write_text(form.render(report, False), encoding="utf-8")

    assert is_report(tmp_path / "out")


@pytest.mark.parametrize("name", plugins.names(reports))
@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_a_report_saved_by_windows_is_recognised(
    tmp_path: Path, name: str, mark: bytes, end: bytes
) -> None:
    form = plugins.load(reports, name, "FORMAT", Format)
    text = form.render(SHARED, False).encode()
    (tmp_path / "out").write_bytes(mark + text.replace(b"\n", end))

    assert is_report(tmp_path / "out")


def test_an_empty_file_is_as_good_as_a_report(tmp_path: Path) -> None:
    (tmp_path / "out").touch()

    assert is_report(tmp_path / "out")


@pytest.mark.parametrize(
    "content",
    [
        a_shell_setup("specialize", f"<ProductKey>{TEST_MAK}</ProductKey>"),
        b"\n",
        b"# unattend-gen\n\n- our notes on unattend-gen audit\n",
        b"unattend-gen audit . --format json\n",
        b'{"schema": "unattend-gen/baseline/1", "findings": []}',
        b'{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "another"}}}]}',
        b'<?xml version="1.0"?>\n<testsuites name="another">\n',
        b"<!DOCTYPE html>\n<html><title>another</title>\n",
        b"kind,severity,rule,path\n",
        b"no findings, 2 documents read: clean\nbut here is more\n",
        b"SQLite format 3\0" + bytes(9000),
    ],
)
def test_anything_else_is_not_a_report(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "out").write_bytes(content)

    assert not is_report(tmp_path / "out")


def test_an_unreadable_file_is_not_a_report(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    assert not is_report(tmp_path / "pipe")
    assert not is_report(tmp_path)
    assert not is_report(tmp_path / "missing")
