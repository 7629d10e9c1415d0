"""`check`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.samples import MARKER, TEST_MAK, a_component, an_answer_file
from unattend_gen.cli import app
from unattend_gen.errors import ExitCode


def a_copy(key: str) -> bytes:
    body = a_component("Microsoft-Windows-Shell-Setup", f"<ProductKey>{key}</ProductKey>")
    return an_answer_file(("specialize", body), processed=("specialize",))


@pytest.fixture(autouse=True)
def panther(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "Windows" / "Panther"
    folder.mkdir(parents=True)
    return folder


def test_a_scrubbed_drive_is_code_0(panther: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (panther / "unattend.xml").write_bytes(a_copy(MARKER))

    assert app.run(["check", "."]) == ExitCode.CLEAN
    assert "scrubbed" in capsys.readouterr().out


def test_a_key_that_was_left_is_code_1(panther: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (panther / "unattend.xml").write_bytes(a_copy(TEST_MAK))

    assert app.run(["check", ".", "--format", "json"]) == ExitCode.FINDINGS

    report = json.loads(capsys.readouterr().out)
    assert [(f["rule"], f["last_five"]) for f in report["findings"]] == [
        ("leftover-key", TEST_MAK[-5:])
    ]
    assert report["documents"][0]["verdict"] == "leaked"


def test_a_drive_without_copies_is_never_clean(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["check", "."]) == ExitCode.UNUSABLE
    assert capsys.readouterr()


def test_what_was_rendered_is_compared(panther: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (panther / "unattend.xml").write_bytes(a_copy(MARKER))
    Path("job").mkdir()
    Path("job/rendered.xml").write_bytes(a_copy(TEST_MAK))
    Path("job/other.xml").write_bytes(
        an_answer_file(
            ("specialize", a_component("Microsoft-Windows-Shell-Setup", "<TimeZone>UTC</TimeZone>"))
        )
    )

    assert app.run(["check", ".", "--against", "job/rendered.xml"]) == ExitCode.CLEAN
    assert app.run(["check", ".", "--against", "job/other.xml"]) == ExitCode.FINDINGS
    assert "differs-from-rendered" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"<!DOCTYPE unattend>\n<unattend xmlns='urn:schemas-microsoft-com:unattend'/>", "doctype"),
        (b"<unattended xmlns='urn:schemas-microsoft-com:unattend'/>", "wrong-root"),
    ],
)
def test_a_copy_that_setup_cannot_have_written_proves_nothing(
    content: bytes, rule: str, panther: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (panther / "unattend.xml").write_bytes(content)

    assert app.run(["check", "."]) == ExitCode.FINDINGS
    assert rule in capsys.readouterr().out
    assert app.run(["check", ".", "--fail-on", "error"]) == ExitCode.CLEAN
