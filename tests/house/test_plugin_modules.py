"""A plug-in module has one public object under a fixed name, named like its file."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from tests.house.project import PACKAGE, relative, tree

if TYPE_CHECKING:
    from pathlib import Path

FOLDERS = {
    "rules/answer_file": "RULE",
    "rules/place": "RULE",
    "importer/generators": "GENERATOR",
    "rules/registry": "RULE",
    "rules/secret": "RULE",
    "renderer/targets": "TARGET",
    "renderer/extra_files": "EXTRA_FILES",
    "tables": "TABLE",
    "reports": "FORMAT",
    "executors": "EXECUTOR",
    "detect/kinds": "DETECTOR",
    "sources/containers": "SOURCE",
}
"""The folders of plug-ins, each with the fixed name."""


def public_names(path: Path) -> set[str]:
    """Return the public names that a module defines at its top level."""
    names: set[str] = set()
    for node in tree(path).body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            names.add(node.name)
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            names.add(node.target.id)
        elif isinstance(node, ast.Assign):
            names |= {target.id for target in node.targets if isinstance(target, ast.Name)}
    return {name for name in names if not name.startswith("_")}


@pytest.mark.parametrize(("folder", "name"), FOLDERS.items())
def test_each_module_of_a_folder_exposes_its_object_and_no_other(folder: str, name: str) -> None:
    plugins = [path for path in (PACKAGE / folder).glob("*.py") if not path.name.startswith("_")]
    fixed_names = set(FOLDERS.values())

    assert plugins
    assert {relative(path): public_names(path) & fixed_names for path in plugins} == {
        relative(path): {name} for path in plugins
    }


def test_a_target_has_the_name_of_its_file() -> None:
    from unattend_gen import plugins
    from unattend_gen.renderer import targets
    from unattend_gen.renderer.target import TargetPlan

    names = {
        name: plugins.load(targets, name, "TARGET", TargetPlan).name
        for name in plugins.names(targets)
    }

    assert names == {name: name for name in names}


def test_a_table_has_the_name_of_its_file() -> None:
    from unattend_gen import plugins, tables
    from unattend_gen.tables.mapping.spec_table import SpecTable

    names = {
        name: plugins.load(tables, name, "TABLE", SpecTable).name for name in plugins.names(tables)
    }

    assert names == {name: name for name in names}
