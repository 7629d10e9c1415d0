"""Files have at most 400 lines, and functions at most 60."""

from __future__ import annotations

import ast

from tests.house.project import files, relative, tree


def test_no_python_file_has_more_than_400_lines() -> None:
    long = {
        relative(path): lines
        for path in files(".py")
        if (lines := path.read_text(encoding="utf-8").count("\n")) > 400
    }

    assert long == {}


def test_no_function_has_more_than_60_lines() -> None:
    long = {
        f"{relative(path)}:{node.name}": lines
        for path in files(".py")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef)
        and (lines := (node.end_lineno or 0) - node.lineno + 1) > 60
    }

    assert long == {}
