"""Values are immutable."""

from __future__ import annotations

import ast

from tests.house.project import modules, relative, tree


def test_every_public_dataclass_is_frozen() -> None:
    loose = [
        f"{relative(path)}:{node.name}"
        for path in modules()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
        for decorator in node.decorator_list
        if ast.unparse(decorator).startswith("dataclass")
        and "frozen=True" not in ast.unparse(decorator)
    ]

    assert loose == []


def test_no_module_has_a_meaningless_name() -> None:
    hollow = {"utils", "helpers", "common", "misc", "manager", "handler", "base_classes"}

    assert [relative(path) for path in modules() if path.stem in hollow] == []
