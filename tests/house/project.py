"""The project's own files, as the house tests read them."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
PACKAGE: Final = ROOT / "unattend_gen"
TESTS: Final = ROOT / "tests"

_FOLDERS: Final = (
    ".ci",
    "benchmarks",
    "changelog.d",
    "docs",
    "examples",
    "schemas",
    "templates",
    "tests",
    "unattend_gen",
)
_CACHES: Final = frozenset({"__pycache__"})


def relative(path: Path) -> str:
    """Return a path below the project, with forward slashes."""
    return path.relative_to(ROOT).as_posix()


@cache
def files(*suffixes: str) -> tuple[Path, ...]:
    """Return all files of the project, sorted, or those with one of the suffixes."""
    top = (path for path in ROOT.iterdir() if path.is_file() and path.name != ".git")
    below = (path for folder in _FOLDERS for path in (ROOT / folder).rglob("*") if path.is_file())
    return tuple(
        sorted(
            path
            for path in (*top, *below)
            if not _CACHES.intersection(path.parts) and (not suffixes or path.suffix in suffixes)
        )
    )


@cache
def modules() -> tuple[Path, ...]:
    """Return all modules of the package, sorted."""
    return tuple(path for path in files(".py") if path.is_relative_to(PACKAGE))


@cache
def tree(path: Path) -> ast.Module:
    """Return the syntax tree of a module."""
    return ast.parse(path.read_text(encoding="utf-8"))
