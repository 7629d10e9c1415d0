"""`scrub`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.images import a_wim
from tests.samples import MARKER, TEST_MAK
from unattend_gen.cli import app
from unattend_gen.errors import ExitCode


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "share").mkdir()
    monkeypatch.chdir(tmp_path / "share")
    Path("go.cmd").write_text(f"slmgr /ipk {TEST_MAK}\n")


def test_without_in_place_the_plan_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["scrub", "go.cmd"]) == ExitCode.FINDINGS
    assert "would scrub go.cmd: 1 secret" in capsys.readouterr().err
    assert TEST_MAK in Path("go.cmd").read_text()


def test_in_place_it_is_done_and_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["scrub", "go.cmd", "--in-place"]) == ExitCode.CLEAN
    assert "scrubbed go.cmd: 1 secret" in capsys.readouterr().err
    assert Path("go.cmd").read_text() == f"slmgr /ipk {MARKER}\n"


def test_quiet_prints_the_report_only(capsys: pytest.CaptureFixture[str]) -> None:
    app.run(["scrub", "go.cmd", "-q"])

    assert capsys.readouterr().err == ""


def test_where_secrets_stay_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    Path("go.cmd").chmod(0o400)

    assert app.run(["scrub", "go.cmd", "--in-place"]) == ExitCode.FINDINGS
    assert "left in go.cmd: 1 secret\n" in capsys.readouterr().err


def test_options_reach_the_work(capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--jobs", "2", "--journal", "../journal", "--exclude", "*.cmd", "--in-place"]

    assert app.run(["scrub", ".", *options]) == ExitCode.UNUSABLE
    assert app.run(["scrub", ".", *options[:4], "--in-place"]) == ExitCode.CLEAN
    assert Path("../journal").exists()
    assert TEST_MAK not in capsys.readouterr().out


def test_unsearched_files_in_images_are_reported_unless_quiet(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    image = str(a_wim(tmp_path / "a.wim"))
    app.run(["scrub", image])
    said = capsys.readouterr().err
    app.run(["scrub", image, "--quiet"])

    assert "2 files or folders in images were not searched" in said
    assert capsys.readouterr().err == ""
