"""The page for Python programmers: its code runs as written and prints what stands below it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.samples import CANARY_PASSWORD, TEST_MAK

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "library.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(
    r"^```python\n(.*?)^```\n\n^```text\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL
)


def test_each_example_prints_what_the_page_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CONTOSO_MAK", TEST_MAK)
    monkeypatch.setenv("CONTOSO_ADMIN_PASSWORD", CANARY_PASSWORD)
    monkeypatch.setenv("CONTOSO_SUPPORT_PASSWORD", CANARY_PASSWORD)
    names: dict[str, Any] = {}  # what one example imports and makes, the next may use
    printed = []
    for code, _ in EXAMPLES:
        exec(code, names)  # noqa: S102 - the page is our own
        printed.append(capsys.readouterr().out)

    assert printed == [text for _, text in EXAMPLES]


def test_every_example_is_run() -> None:
    assert len(EXAMPLES) == PAGE.count("```python\n") == 9
