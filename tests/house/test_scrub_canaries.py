"""Scrubbed secrets are in no report, message, journal or file."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from tests.house.test_canaries import CANARY, SPOILT, everything_sensitive, is_clean
from tests.samples import TEST_MAK
from unattend_gen import plugins, reports
from unattend_gen.cli import app


@pytest.fixture(params=SPOILT)
def share(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an answer file in one of several forms, a script, and an archive of both."""
    folder = tmp_path / "share"
    folder.mkdir()
    monkeypatch.chdir(tmp_path)
    answers = SPOILT[request.param](everything_sensitive())
    script = f"slmgr /ipk {TEST_MAK}\r\nnet user a {CANARY} /add\r\n"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("unattend.xml", answers)
        archive.writestr("go.cmd", script.encode("utf-16"))
    (folder / "unattend.xml").write_text(answers, encoding="utf-8")
    (folder / "go.cmd").write_bytes(script.encode())
    (folder / "a.zip").write_bytes(stream.getvalue())
    return folder


@pytest.mark.parametrize("report_format", plugins.names(reports))
def test_no_plan_shows_a_secret(
    report_format: str, share: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    app.run(["scrub", str(share), "--format", report_format, "-v"])

    captured = capsys.readouterr()
    assert is_clean(captured.out + captured.err) == []


def test_neither_messages_nor_journal_nor_result_contain_a_secret(
    share: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        app.run(["scrub", str(share), "--in-place", "--journal", "journal", "-v"])

    captured = capsys.readouterr()
    assert is_clean(captured.out + captured.err) == []
    assert is_clean(Path("journal").read_bytes().decode("latin-1")) == []
    assert TEST_MAK not in (share / "go.cmd").read_text()
    assert CANARY not in (share / "go.cmd").read_text()
