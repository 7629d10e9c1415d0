"""The README of the example with mistakes shows the findings word for word."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import unattend_gen as ug
from unattend_gen.errors import ExitCode

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "examples" / "mistakes" / "README.md"
README = PAGE.read_text(encoding="utf-8")


def test_the_findings_are_those_of_the_readme(
    monkeypatch: pytest.MonkeyPatch, *, update_golden: bool
) -> None:
    monkeypatch.chdir(ROOT)
    match = re.search(r"```sh\nunattend-gen validate (.+)\n```\n\n```\n(.*?)```", README, re.DOTALL)
    assert match is not None

    outcome = ug.validate(match[1], no_config=True)
    text = outcome.format()

    if update_golden:
        PAGE.write_text(README.replace(match[2], text), encoding="utf-8")
        return
    assert text == match[2]
    assert outcome.exit_code is ExitCode.FINDINGS
