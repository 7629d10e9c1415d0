"""The command line is a user of the public API: it imports nothing else of the package."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

import unattend_gen
from tests.house.project import PACKAGE, modules, relative, tree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ROOMS = {"api", "cli", "errors"}
"""What the command line may import besides the root, which exports the errors too."""

CLI = [path for path in modules() if path.is_relative_to(PACKAGE / "cli")]


def foreign(path: Path) -> Iterator[str]:
    """Yield what a module imports of rooms that are not public."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ImportFrom) and node.module == "unattend_gen":
            yield from (alias.name for alias in node.names if alias.name not in dir(unattend_gen))
        elif isinstance(node, ast.ImportFrom) and node.module:
            first, _, rest = node.module.partition(".")
            if first == "unattend_gen" and rest.partition(".")[0] not in ROOMS:
                yield node.module
        elif isinstance(node, ast.Import):
            yield from (
                alias.name for alias in node.names if alias.name.startswith("unattend_gen.")
            )


@pytest.mark.parametrize("path", CLI, ids=relative)
def test_a_module_of_the_command_line_imports_the_public_api_only(path: Path) -> None:
    allowed = {"api", "cli"}
    assert [name for name in foreign(path) if name.split(".")[0] not in allowed] == []
