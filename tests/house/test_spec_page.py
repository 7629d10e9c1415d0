"""The pages on specs: one lists every key, and the examples of the other are valid specs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.house.project import ROOT
from unattend_gen.catalog.apps import apps
from unattend_gen.catalog.switches import switches
from unattend_gen.renderer.target import target_facts
from unattend_gen.spec.load import load_spec
from unattend_gen.spec.schema import spec_schema

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KEYS = (ROOT / "docs" / "spec-keys.md").read_text(encoding="utf-8")
GUIDE = (ROOT / "docs" / "spec.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```toml\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
SCHEMA = spec_schema(target_facts())

Node = dict[str, Any]  # Any: JSON Schema as pydantic makes it


def leaves(node: Node, path: str) -> Iterator[str]:
    """Yield the key paths below a node of the schema, without tables."""
    tables = [one for one in alternatives(node) if "properties" in one]
    is_list = any(map(is_list_of_tables, alternatives(node)))
    for table in () if is_list else tables:  # a list that may be one table alone is a list
        for key, value in table["properties"].items():
            yield from leaves(value, f"{path}.{key}" if path else key)
    for items in [one["items"] for one in alternatives(node) if is_list_of_tables(one)]:
        yield from leaves(items, f"{path}[]")
    if not tables and not is_list:
        yield path


def alternatives(node: Node) -> Iterator[Node]:
    """Yield the possible forms of a node, with references resolved."""
    if "$ref" in node:
        yield from alternatives(SCHEMA["$defs"][node["$ref"].rpartition("/")[2]])
    choices = [*node.get("anyOf", ()), *node.get("oneOf", ())]
    for choice in choices:
        yield from alternatives(choice)
    if not choices and "$ref" not in node:
        yield node


def is_list_of_tables(node: Node) -> bool:
    """Return whether a node is a list of tables."""
    return any("properties" in one for one in alternatives(node.get("items", {})))


def test_every_key_of_a_spec_is_on_the_page_and_no_other() -> None:
    listed = re.findall(r"^\| `([\w.\[\]]+)` \|", KEYS, re.MULTILINE)

    elsewhere = {row.key for rows in switches().values() for row in rows}
    assert sorted(listed) == sorted(set(leaves(SCHEMA, "")) - {"settings", "unlisted"} - elsewhere)


def test_every_switch_is_on_the_page_and_no_other() -> None:
    rows = re.findall(r"^\| (\w+) \| (`.+`) \|$", KEYS, re.MULTILINE)

    listed = {table: re.findall(r"`(\w+)`", keys) for table, keys in rows}
    assert listed == {table: [row.name for row in found] for table, found in switches().items()}


def test_every_familiar_name_of_an_app_is_on_the_page() -> None:
    listed = re.search(r"^Familiar names, .*:\n((?:.+\n)+)", KEYS, re.MULTILINE)

    assert listed is not None
    names = " ".join(listed[1].split()).removesuffix(".").split(", ")
    assert names == [app.name for app in apps()]


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_is_a_spec(example: str, tmp_path: Path) -> None:
    spec = tmp_path / "spec.toml"
    spec.write_text(example, encoding="utf-8")

    assert load_spec(spec, target_facts()).windows == "11-24h2"
