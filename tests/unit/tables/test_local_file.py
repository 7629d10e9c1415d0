from __future__ import annotations

from pathlib import Path

from tests.specs import a_spec, refusals


def test_a_file_is_read_when_its_name_is(tmp_path: Path) -> None:
    (tmp_path / "a.ps1").write_text("exit", encoding="utf-8")

    (script,) = a_spec(scripts=[{"run": "specialize", "file": str(tmp_path / "a.ps1")}]).scripts

    assert script.body == "exit"


def test_a_file_that_is_not_there_is_told_at_its_key(tmp_path: Path) -> None:
    scripts = [{"run": "specialize", "file": str(tmp_path / "a.ps1")}]

    assert refusals(scripts=scripts) == {"scripts[1].file": "there is no such file"}
