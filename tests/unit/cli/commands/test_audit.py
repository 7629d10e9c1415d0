"""`audit`."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from tests.hives import a_hive, below, text
from tests.repositories import a_repository
from tests.samples import TEST_MAK
from unattend_gen.cli import app
from unattend_gen.errors import ExitCode


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("share").mkdir()
    Path("share/clean.cmd").write_text("slmgr /ipk %1\n")


def test_a_tree_without_secrets_is_code_0(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["audit", "share"]) == ExitCode.CLEAN
    assert "1 document" in capsys.readouterr().out


def test_a_leak_is_code_1_with_its_place(capsys: pytest.CaptureFixture[str]) -> None:
    Path("share/go.cmd").write_text(f"@echo off\nslmgr /ipk {TEST_MAK}\n")

    assert app.run(["audit", "share", "--format", "json"]) == ExitCode.FINDINGS

    report = json.loads(capsys.readouterr().out)
    [finding] = report["findings"]
    assert finding["location"]["path"] == str(Path("share/go.cmd"))
    assert (finding["location"]["line"], finding["last_five"]) == (2, "Q4JK2")


def test_a_key_that_is_allowed_is_code_0() -> None:
    Path("share/go.cmd").write_text(f"slmgr /ipk {TEST_MAK}\n")
    Path("allowed.txt").write_text(f"{TEST_MAK}\n")

    assert app.run(["audit", "share", "--allow", "allowed.txt"]) == ExitCode.CLEAN


def test_what_cannot_be_read_is_code_4(capsys: pytest.CaptureFixture[str]) -> None:
    Path("share/cut.zip").write_bytes(b"PK\x03\x04 cut off")

    assert app.run(["audit", "share"]) == ExitCode.INCOMPLETE
    assert "damaged" in capsys.readouterr().out


def test_a_path_that_is_not_there_is_code_3(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["audit", "nowhere"]) == ExitCode.UNUSABLE
    assert "no such file" in capsys.readouterr().err


def test_what_is_staged_is_searched_without_a_path(capsys: pytest.CaptureFixture[str]) -> None:
    a_repository(Path(), {"go.cmd": f"slmgr /ipk {TEST_MAK}\n".encode()})
    Path("go.cmd").write_text("slmgr /ipk %1\n")

    assert app.run(["audit", "--staged"]) == ExitCode.FINDINGS
    assert "go.cmd:1" in capsys.readouterr().out


def test_nothing_to_search_is_a_wrong_command_line() -> None:
    assert app.run(["audit"]) == ExitCode.USAGE


@pytest.mark.parametrize("option", ["--journal=j", "--since=1d", "--exclude=x"])
def test_what_makes_no_sense_for_what_is_staged_is_refused(option: str) -> None:
    assert app.run(["audit", "--staged", option]) == ExitCode.USAGE


def test_a_hive_is_searched_as_a_whole_where_the_search_is_deep() -> None:
    keys = below("Vendor\\Agent", {"ServicePassword": text("hunter2")})
    Path("share/SOFTWARE").write_bytes(a_hive(keys))

    assert app.run(["audit", "share"]) == ExitCode.CLEAN
    assert app.run(["audit", "share", "--deep"]) == ExitCode.FINDINGS


def test_what_unpacks_to_more_than_is_allowed_is_code_4(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("share/packed.gz").write_bytes(gzip.compress(bytes(5000)))

    assert app.run(["audit", "share", "--max-bytes", "4000"]) == ExitCode.INCOMPLETE
    assert "--max-bytes" in capsys.readouterr().out
