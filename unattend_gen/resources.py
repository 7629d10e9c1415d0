"""Locate `templates/` and `schemas/`.

In a checkout the two folders are next to the package, in a wheel they are in `unattend_gen/_data/`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def root() -> Path:
    """Return the folder that contains `templates/` and `schemas/`."""
    package = Path(__file__).resolve().parent
    inside_wheel = package / "_data"
    return inside_wheel if inside_wheel.is_dir() else package.parent


def schemas() -> Path:
    """Return the folder of facts and generated schemas."""
    return root() / "schemas"


def templates() -> Path:
    """Return the folder of Jinja2 templates and starters."""
    return root() / "templates"
