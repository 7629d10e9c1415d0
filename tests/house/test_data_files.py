"""The format of data files: two spaces, keys in one order, a newline at the end."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.house.project import ROOT, files, relative

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

COMPONENT_KEYS = [
    *(
        "name",
        "summary",
        "deprecated",
        "deprecated_since",
        "introduced",
        "removed",
        "introduced_basis",
    ),
    *("removed_basis", "aliases", "passes", "architectures", "applies_to", "origin", "page"),
    *("seen_in", "architectures_seen", "settings"),
]
SETTING_KEYS = [
    *("path", "kind", "type", "min_length", "values", "value_labels", "default", "default_note"),
    *("max_length", "min", "max", "pattern", "empty_allowed", "unit", "passes", "flags"),
    *(
        "max_items",
        "may_contain_secret",
        "passes_inherited",
        "deprecated",
        "deprecated_since",
        "required",
    ),
    *("required_note", "credential", "sensitive", "introduced", "applies_to"),
    *("forbidden_characters", "key_attribute", "key", "removed", "item_key", "item_key_basis"),
    *("child_order", "min_items", "separator", "list_values", "value_variants", "variants"),
    *("rules", "example", "summary", "seen_in", "schema_required", "introduced_basis"),
    *("passes_by_version", "removed_basis", "sim_filled", "sim_differs", "origin", "page"),
]
JSON_FILES = [path for path in files(".json") if path.is_relative_to(ROOT / "schemas")]
COMPONENTS = [path for path in JSON_FILES if path.parent.name == "catalog"]


def out_of_order(keys: Iterable[str], order: list[str]) -> list[str]:
    """Return the keys if they are not in order; unknown keys come last."""
    written = list(keys)
    known = [key for key in order if key in written]
    return [] if written == known else written


@pytest.mark.parametrize("path", JSON_FILES, ids=relative)
def test_a_data_file_is_laid_out_in_one_way(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert text == json.dumps(json.loads(text), indent=2, ensure_ascii=False) + "\n"


def test_there_are_98_component_files() -> None:
    assert len(COMPONENTS) == 98


@pytest.mark.parametrize("path", COMPONENTS, ids=relative)
def test_keys_are_in_one_order(path: Path) -> None:
    component = json.loads(path.read_bytes())

    assert out_of_order(component, COMPONENT_KEYS) == []
    assert [
        (setting["path"], wrong)
        for setting in component["settings"]
        if (wrong := out_of_order(setting, SETTING_KEYS))
    ] == []


@pytest.mark.parametrize("path", COMPONENTS, ids=relative)
def test_facts_that_are_not_stated_are_left_out(path: Path) -> None:
    component = json.loads(path.read_bytes())
    facts = [component, *component["settings"]]

    assert [
        (fact.get("path"), name)
        for fact in facts
        for name, value in fact.items()
        if value is None or value in ([], {})
    ] == []
