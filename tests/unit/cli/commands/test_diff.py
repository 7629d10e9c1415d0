"""`diff`."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from tests.samples import a_shell_setup
from unattend_gen.cli import app
from unattend_gen.errors import ExitCode

UTC = a_shell_setup("specialize", "<TimeZone>UTC</TimeZone>")
GMT = a_shell_setup("specialize", "<TimeZone>GMT</TimeZone>")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("a.xml").write_bytes(UTC)
    Path("b.xml").write_bytes(GMT)
    return tmp_path


def test_a_file_is_the_same_as_itself(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["diff", "a.xml", "a.xml"]) == ExitCode.CLEAN
    assert capsys.readouterr().out == "no difference\n"


def test_a_difference_is_code_1_by_default(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["diff", "a.xml", "b.xml"]) == ExitCode.FINDINGS
    assert app.run(["diff", "a.xml", "b.xml", "--fail-on", "never"]) == ExitCode.CLEAN
    assert "       +    3 | GMT\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["a.xml", "."], ExitCode.USAGE),
        (["a.xml", "b.xml", "--format", "sarif"], ExitCode.USAGE),
        (["a.xml"], ExitCode.USAGE),
        (["a.xml", "gone.xml"], ExitCode.UNUSABLE),
    ],
)
def test_a_wrong_call_has_its_code(arguments: list[str], code: ExitCode) -> None:
    assert app.run(["diff", *arguments]) == code


def test_standard_input_is_one_of_the_two(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(GMT)))

    assert app.run(["diff", "-", "b.xml"]) == ExitCode.CLEAN
    assert capsys.readouterr().out == "no difference\n"


def test_the_answer_goes_into_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["diff", "a.xml", "b.xml", "--format", "json", "--out", "diff.json"]

    assert app.run(arguments) == ExitCode.FINDINGS
    assert app.run(arguments) == ExitCode.UNUSABLE
    assert app.run([*arguments, "--force", "--quiet"]) == ExitCode.FINDINGS

    assert json.loads(Path("diff.json").read_bytes())["totals"]["changed"] == 1
    assert capsys.readouterr().err.count("1 changed") == 1
