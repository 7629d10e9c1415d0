"""The development page: everything that it names exists, and its tables match the code."""

from __future__ import annotations

import ast
import re
import tomllib

import pytest

from tests.house.project import ROOT
from tests.house.test_plugin_modules import FOLDERS

PAGE = (ROOT / "docs" / "development.md").read_text(encoding="utf-8")
PROSE = re.sub(r"^```.*?^```$", "", PAGE, flags=re.DOTALL | re.MULTILINE)
EXAMPLES = re.findall(r"^```python\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
ROW = r"^\| an? .+ \| `unattend_gen/([\w/]+)/<.+ \| `(\w+)` \|$"
HEADS = "tests|docs|schemas|templates|unattend_gen|benchmarks|changelog\\.d|\\.ci"


def test_every_named_path_exists() -> None:
    named = re.findall(rf"`((?:{HEADS})/[\w./-]*)`", PAGE)

    assert len(named) > 10
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_every_link_has_a_target() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", PROSE)

    assert [link for link in links if not (ROOT / "docs" / link).exists()] == []


def test_the_floors_are_those_of_the_contract() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    (floors,) = [contract["layers"] for contract in contracts if contract["name"] == "floors"]
    rows = re.findall(r"^\| (\d) \| (.+) \|$", PROSE, re.MULTILINE)

    assert [int(floor) for floor, _ in rows] == [*reversed(range(len(floors)))]
    for layer, (_, row) in zip(floors, rows, strict=True):
        assert [room for room in layer.split(" | ") if f"`{room}`" not in row] == []


def test_the_plug_ins_are_those_of_the_folders() -> None:
    rows = re.findall(
        r"^\| an? .+ \| `unattend_gen/([\w/]+)/<.+ \| `(\w+)` \|$", PROSE, re.MULTILINE
    )
    folders = {
        "rules" if folder.startswith("rules/") else folder: name for folder, name in FOLDERS.items()
    }

    assert dict(rows) == folders


@pytest.mark.parametrize(
    "code", re.findall(r"^```python\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
)
def test_an_example_is_python(code: str) -> None:
    assert ast.parse(code).body
