"""The page on fixes lists every rule with a fix, and its examples run."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

import pytest

from tests.house.project import PACKAGE, ROOT
from unattend_gen.cli import app

if TYPE_CHECKING:
    from pathlib import Path

PAGE = (ROOT / "docs" / "fix.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```sh\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
EXAMPLES = [line for line in "".join(BLOCKS).splitlines() if "examples/" in line]
WRITING = [line for line in "".join(BLOCKS).splitlines() if "answer-files" in line]


def test_the_rules_that_offer_fixes_are_listed() -> None:
    offering = [
        path.stem.replace("_", "-")
        for path in sorted((PACKAGE / "rules" / "answer_file").glob("*.py"))
        if ".fixed_by(" in path.read_text(encoding="utf-8")
    ]

    assert re.findall(r"^\| `([a-z-]+)` \|", PAGE, re.MULTILINE) == offering


@pytest.mark.parametrize("example", EXAMPLES)
def test_commands_on_the_page_can_be_run(
    example: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)

    assert app.run(shlex.split(example, comments=True)[1:]) == 1
    assert capsys.readouterr().out


@pytest.mark.parametrize("example", WRITING)
def test_written_examples_can_be_run(
    example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = ROOT / "examples" / "mistakes" / "autounattend.xml"
    (tmp_path / "answer-files").mkdir()
    (tmp_path / "answer-files" / "a.xml").write_bytes(source.read_bytes())
    monkeypatch.chdir(tmp_path)

    assert app.run(shlex.split(example, comments=True)[1:]) == 1
    assert (tmp_path / "answer-files" / "a.xml").read_bytes() != source.read_bytes()
