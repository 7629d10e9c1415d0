"""Paths of values in TOML, YAML and JSON files, and their notation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, TypeAlias

from unattend_gen.core.display import is_secret_as_name
from unattend_gen.core.quoting import printable
from unattend_gen.core.secret import MASK

KeyPath: TypeAlias = tuple[str | int, ...]
"""Keys and positions; positions count from 0, and are shown from 1."""

_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")
_LONGEST: Final = 120


def shown(path: KeyPath) -> str:
    """Return a path in its notation: `accounts.local[2].password`.

    A key that looks like a product key or a password is masked, in case it was typed on the wrong
    side of the equals sign.
    """
    parts = [f"[{step + 1}]" if isinstance(step, int) else f".{_key(step)}" for step in path]
    return "".join(parts).removeprefix(".")


def _key(key: str) -> str:
    if is_secret_as_name(key):
        return MASK
    short = key if len(key) <= _LONGEST else f"{key[:_LONGEST]}…"
    return short if _BARE.fullmatch(short) else f'"{printable(short)}"'


@dataclass(frozen=True, slots=True)
class PlacedMistake:
    """A mistake whose line is not known yet; the message does not contain the value."""

    path: KeyPath
    message: str
    advice: str
