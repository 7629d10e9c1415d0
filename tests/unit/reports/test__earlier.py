from __future__ import annotations

import codecs
import os
from typing import TYPE_CHECKING

import pytest

from tests.reports import CHECKED, CLEAN, EMPTY, EXPLAINED, HOSTILE_NAMES, SHARED
from tests.samples import TEST_MAK, a_shell_setup
from unattend_gen import plugins, reports
from unattend_gen.reports._earlier import is_report
from unattend_gen.reports._format import Format

if TYPE_CHECKING:
    from pathlib import Path

    from unattend_gen.core.report import Report

REPORTS = [EMPTY, CLEAN, CHECKED, EXPLAINED, SHARED, HOSTILE_NAMES]


@pytest.mark.parametrize("name", plugins.names(reports))
@pytest.mark.parametrize("report", REPORTS, ids=range(len(REPORTS)))
def test_a_report_of_every_format_is_known(tmp_path: Path, name: str, report: Report) -> None:
    form = plugins.load(reports, name, "FORMAT", Format)
    (tmp_path / "out").write_text(form.render(report, False), encoding="utf-8")

    assert is_report(tmp_path / "out")


@pytest.mark.parametrize("name", plugins.names(reports))
@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_a_report_that_windows_has_saved_is_known(
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
def test_anything_else_is_no_report(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "out").write_bytes(content)

    assert not is_report(tmp_path / "out")


def test_what_cannot_be_read_is_no_report(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    assert not is_report(tmp_path / "pipe")
    assert not is_report(tmp_path)
    assert not is_report(tmp_path / "missing")
