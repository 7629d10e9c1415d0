"""`schema`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from unattend_gen import resources
from unattend_gen.api.schema import SCHEMAS
from unattend_gen.cli import app
from unattend_gen.errors import ExitCode


@pytest.mark.parametrize(("what", "name"), [("xsd", "unattend"), ("xsd11", "unattend-1.1")])
def test_an_xsd_is_printed_as_it_is_shipped(
    what: str, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert app.run(["schema", what]) == ExitCode.CLEAN
    shipped = resources.schemas() / f"{name}.xsd"
    assert capsys.readouterr().out == shipped.read_text(encoding="utf-8")


@pytest.mark.parametrize("what", [name for name in SCHEMAS if not name.startswith("xsd")])
def test_a_json_schema_is_json(what: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["schema", what]) == ExitCode.CLEAN
    assert json.loads(capsys.readouterr().out)["$schema"].startswith("https://json-schema.org/")


def test_it_may_go_to_a_file(tmp_path: Path) -> None:
    out = tmp_path / "spec.json"

    assert app.run(["schema", "spec", "-o", str(out)]) == ExitCode.CLEAN
    assert json.loads(out.read_text(encoding="utf-8"))


def test_another_is_answered_with_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["schema", "dtd"]) == ExitCode.USAGE
    assert "valid names: xsd, xsd11, spec, report, diff" in capsys.readouterr().err


def test_a_dash_is_standard_output_and_an_empty_name_is_rejected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)

    assert app.run(["schema", "report", "-o", "-"]) == ExitCode.CLEAN
    assert json.loads(capsys.readouterr().out)["$schema"].startswith("https://json-schema.org/")
    assert app.run(["schema", "report", "-o", ""]) == ExitCode.USAGE
    assert list(tmp_path.iterdir()) == []


def test_it_may_go_to_a_private_file_and_says_so_unless_quiet(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "told.txt"

    assert app.run(["schema", "report", "-o", str(out)]) == ExitCode.CLEAN
    assert app.run(["schema", "report", "-o", str(out)]) == ExitCode.UNUSABLE
    assert app.run(["schema", "report", "-o", str(out), "--force", "-q"]) == ExitCode.CLEAN

    assert "json-schema" in out.read_text(encoding="utf-8")
    assert out.stat().st_mode & 0o777 == 0o600
    shown = capsys.readouterr()
    assert (shown.out, shown.err.count("wrote ")) == ("", 1)
