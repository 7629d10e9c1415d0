"""`check`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.machines import a_fleet
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


def test_a_copy_is_compared_with_the_rendering(
    panther: Path, capsys: pytest.CaptureFixture[str]
) -> None:
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
    ("content", "rule", "code"),
    [
        (
            b"<!DOCTYPE unattend>\n<unattend xmlns='urn:schemas-microsoft-com:unattend'/>",
            "doctype",
            ExitCode.CLEAN,
        ),
        (
            b"<unattended xmlns='urn:schemas-microsoft-com:unattend'/>",
            "wrong-root",
            ExitCode.FINDINGS,
        ),
    ],
)
def test_a_copy_that_setup_cannot_have_written_proves_nothing(
    content: bytes,
    rule: str,
    code: ExitCode,
    panther: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (panther / "unattend.xml").write_bytes(content)

    assert app.run(["check", "."]) == ExitCode.FINDINGS
    assert rule in capsys.readouterr().out
    assert app.run(["check", ".", "--fail-on", "error"]) == code


def test_a_fleet_is_a_table_with_the_code_of_its_worst_machine(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    a_fleet(tmp_path / "fleet")

    assert app.run(["check", "--fleet", "fleet"]) == ExitCode.FINDINGS
    assert "1 leaked, 1 unreadable, 1 no-copy, 1 scrubbed" in capsys.readouterr().out


@pytest.mark.parametrize("layout", ["csv", "html", "json"])
def test_the_table_of_a_fleet_has_other_forms_and_goes_to_a_file(
    layout: str, tmp_path: Path
) -> None:
    a_fleet(tmp_path / "fleet")

    app.run(["check", "--fleet", "fleet", "-f", layout, "-o", "out", "--jobs", "2"])

    assert "PC-1" in Path("out").read_text()
    assert Path("out").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "arguments",
    [
        ["--fleet", "a", "b"],
        ["--fleet", ".", "--against", "x.xml"],
        ["--fleet", ".", "--format", "sarif"],
        [".", "--jobs", "2"],
    ],
)
def test_options_that_do_not_go_together_are_refused(arguments: list[str]) -> None:
    assert app.run(["check", *arguments]) == ExitCode.USAGE


def test_a_fleet_that_is_not_there_is_code_3() -> None:
    assert app.run(["check", "--fleet", "nowhere"]) == ExitCode.UNUSABLE
