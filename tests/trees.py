"""Small makers of assignments and trees for tests of rendering."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.catalog.load import catalog
from unattend_gen.core.passes import Architecture
from unattend_gen.core.setting_path import SettingPath
from unattend_gen.renderer.tree import build
from unattend_gen.tables.mapping.additions import Assignment

if TYPE_CHECKING:
    from unattend_gen.core.secret import Secret
    from unattend_gen.renderer.tree import PassTree

SHELL_SETUP = "Microsoft-Windows-Shell-Setup"
COMPUTER_NAME = f"specialize/{SHELL_SETUP}/ComputerName"
PRODUCT_KEY = f"specialize/{SHELL_SETUP}/ProductKey"
COMMANDS = f"oobeSystem/{SHELL_SETUP}/FirstLogonCommands/SynchronousCommand"


def an_assignment(path: str, value: str | Secret) -> Assignment:
    """Return an assignment from a path in the notation of specs."""
    return Assignment(SettingPath.parse(path), value)


def a_tree(*pairs: tuple[str, str | Secret]) -> tuple[PassTree, ...]:
    """Return the tree of (path, value) pairs for amd64."""
    given = [an_assignment(path, value) for path, value in pairs]
    return build(given, catalog(), Architecture.AMD64)
