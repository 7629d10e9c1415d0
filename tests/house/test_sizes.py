"""Files have at most 400 lines, and functions at most 60 below their docstring."""

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


def test_no_function_has_more_than_60_lines_below_its_docstring() -> None:
    """Parameters and docstrings do not count: options of a command have one line each."""
    long = {
        f"{relative(path)}:{node.name}": lines
        for path in files(".py")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := lines_of_body(node)) > 60
    }

    assert long == {}


def lines_of_body(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    body = node.body[1:] if ast.get_docstring(node) and len(node.body) > 1 else node.body
    return (node.end_lineno or 0) - body[0].lineno + 1
