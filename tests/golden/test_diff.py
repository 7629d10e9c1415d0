"""Two versions of an answer file differ as the page says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import unattend_gen as ug

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "diff.md").read_text(encoding="utf-8")


def test_the_page_shows_what_its_reader_sees(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    [shown] = re.findall(r"```text\n(.*?)```", PAGE, re.DOTALL)

    outcome = ug.diff("examples/diff/before.xml", "examples/diff/after.xml")
    blocks = outcome.format().split("\n\n")

    assert len(shown.strip().split("\n\n")) == 3
    assert [block for block in shown.strip().split("\n\n") if block not in blocks] == []


def test_no_format_shows_a_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)

    outcome = ug.diff("examples/diff/before.xml", "examples/diff/after.xml")
    texts = [outcome.format(name) for name in ("text", "json", "markdown")]

    assert [text for text in texts if "Made-Up" in text or "FT6W2" in text or "4BDRG" in text] == []
