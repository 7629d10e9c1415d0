"""The Python examples of the library page and the README print the output shown below them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "library.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(
    r"^```python\n(.*?)^```\n\n^```text\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL
)


def test_the_readme_shows_what_its_eight_lines_print(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    [(code, output)] = re.findall(
        r"<!-- python -->\n```python\n(.*?)```\n\n<!-- python output -->\n```\n(.*?)```",
        README,
        re.DOTALL,
    )

    exec(code, {})  # noqa: S102 - the page is our own

    assert capsys.readouterr().out == output
    assert len([line for line in code.splitlines() if line]) == 8
    assert (tmp_path / "out/mak-sample/Unattend.xml").stat().st_mode & 0o777 == 0o600


def test_each_example_prints_what_the_page_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}  # what one example imports and makes, the next may use
    printed = []
    for code, _ in EXAMPLES:
        exec(code, names)  # noqa: S102 - the page is our own
        printed.append(capsys.readouterr().out)

    assert printed == [text for _, text in EXAMPLES]


def test_every_example_is_run() -> None:
    assert len(EXAMPLES) == PAGE.count("```python\n") == 9
