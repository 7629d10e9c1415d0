"""Where `templates/` and `schemas/` are: inside the wheel, or beside a checkout.

The two folders stand at the top of the project by requirement; the wheel carries them as
`unattend_gen/_data/`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def root() -> Path:
    """The folder that holds `templates/` and `schemas/`."""
    package = Path(__file__).resolve().parent
    inside_wheel = package / "_data"
    return inside_wheel if inside_wheel.is_dir() else package.parent


def schemas() -> Path:
    """The folder of facts and generated schemas."""
    return root() / "schemas"


def templates() -> Path:
    """The folder of Jinja2 templates and starters."""
    return root() / "templates"
