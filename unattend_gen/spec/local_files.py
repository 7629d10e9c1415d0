"""Files that a spec names and whose content becomes part of what is rendered.

A name without a folder of its own is looked for beside the spec. What is read is a value of the
model from then on, so a spec that was loaded renders the same whatever happens to the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

    from unattend_gen.toml.text import Table

_PLACES: Final = (("scripts", "file"), ("oem", "logo"), ("theme", "wallpaper"))
"""Tables, or lists of tables, with the key in them that names a file."""


def beside(data: Table, folder: Path) -> Table:
    """The data of a spec with each name of a file leading to the folder of the spec.

    Tables that name no file are handed on as they are, wrong ones too: the model judges them. What
    leads there already stays as it is.
    """
    return data | {table: _led(data[table], key, folder) for table, key in _PLACES if table in data}


def _led(value: object, key: str, folder: Path) -> object:
    if isinstance(value, list):
        return [_led(item, key, folder) for item in value]
    if isinstance(value, Mapping) and isinstance(value.get(key), str) and value[key]:
        return {**value, key: str(folder.absolute() / value[key])}
    return value
