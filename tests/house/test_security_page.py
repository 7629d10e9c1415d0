"""Each threat on the page names existing tests."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROWS = [
    line
    for line in (ROOT / "docs" / "security.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and not line.startswith("| Threat")
]
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
MISSION = 28
"""The number of threats that the project covers with tests."""


def functions(path: Path) -> set[str]:
    """Return the names of the functions that a file defines."""
    parsed = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(parsed) if isinstance(node, ast.FunctionDef)}


def test_no_threat_is_forgotten() -> None:
    assert len(ROWS) >= MISSION


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.split("|")[1].strip())
def test_the_tests_of_a_threat_exist(row: str) -> None:
    named = NAMED.findall(row)

    assert named
    assert [one for one in named if one[1] not in functions(ROOT / one[0])] == []
