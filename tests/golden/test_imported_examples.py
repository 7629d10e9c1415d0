"""The answer files of the examples come back as the tables of the specs that made them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import unattend_gen as ug

EXAMPLES = Path(__file__).parents[2] / "examples"
HEAD = {"target", "windows", "architecture", "defaults", "interactive", "mdt"}
SINGLE = {
    spec.parent.name: files[0]
    for spec in sorted(EXAMPLES.glob("*/spec.toml"))
    if len(files := sorted((spec.parent / "expected").glob("*nattend.xml"))) == 1
}
SAID_BY_TABLES = {"sysprep-image": ({"settings"}, {"generalize"})}
"""Examples that show `[settings]` by what a table says, too."""


def tables(text: str) -> set[str]:
    return set(tomllib.loads(text)) - HEAD


def test_there_are_examples_of_most_targets() -> None:
    assert len(SINGLE) >= 8


@pytest.mark.parametrize("name", SINGLE)
def test_an_example_comes_back(name: str) -> None:
    outcome = ug.import_file(SINGLE[name])

    spec = (EXAMPLES / name / "spec.toml").read_text(encoding="utf-8")
    missing, found = SAID_BY_TABLES.get(name, (set(), set()))
    assert outcome.is_complete
    assert (
        tables(outcome.spec) - {"interactive"} == tables(spec) - missing - {"interactive"} | found
    )
