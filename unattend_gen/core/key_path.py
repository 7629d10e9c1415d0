"""The place of a value in a TOML, YAML or JSON file: keys and positions, and how to show it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, TypeAlias

from unattend_gen.core.key_search import holds_key
from unattend_gen.core.quoting import printable
from unattend_gen.core.secret import MASK

KeyPath: TypeAlias = tuple[str | int, ...]
"""Positions count from 0 here, as Python has them; people see them from 1."""

_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")
_LONGEST: Final = 120


def shown(path: KeyPath) -> str:
    """The path as people write it: `accounts.local[2].password`.

    A key that looks like a product key is masked: somebody may have typed one on the wrong side
    of the equals sign.
    """
    parts = [f"[{step + 1}]" if isinstance(step, int) else f".{_key(step)}" for step in path]
    return "".join(parts).removeprefix(".")


def _key(key: str) -> str:
    if holds_key(key):
        return MASK
    short = key if len(key) <= _LONGEST else f"{key[:_LONGEST]}…"
    return short if _BARE.fullmatch(short) else f'"{printable(short)}"'


@dataclass(frozen=True, slots=True)
class PlacedMistake:
    """A mistake whose line is not known yet; the message shows nothing of the value there."""

    path: KeyPath
    message: str
    advice: str
