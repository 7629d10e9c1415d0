"""Files that a spec names and whose content becomes part of what is rendered.

A name without a folder of its own is looked for beside the spec. What is read is a value of the
model from then on, so a spec that was loaded renders the same whatever happens to the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from unattend_gen.errors import InputError

if TYPE_CHECKING:
    from unattend_gen.toml.text import Table

LIMIT_BYTES: Final = 32 * 1024 * 1024
"""No script and no picture for a desktop is larger."""

_PLACES: Final = (("scripts", "file"), ("oem", "logo"), ("theme", "wallpaper"))
"""Tables, or lists of tables, with the key in them that names a file."""


@dataclass(frozen=True, slots=True)
class LocalFile:
    """A file as it was read.

    Attributes:
        name: its own name, without folders.
        data: its content; not shown.
    """

    name: str
    data: bytes = field(repr=False)

    @property
    def suffix(self) -> str:
        """The ending in lower case, with its dot."""
        return Path(self.name).suffix.lower()


def read_local_file(path: str) -> LocalFile:
    """The file of this name.

    Raises:
        InputError: it cannot be read, is no regular file, or is far too large.
    """
    place = Path(path)
    try:
        if not place.is_file():
            message = "there is no such file"
            raise InputError(message, advice="a name without folder is looked for beside the spec")
        with place.open("rb") as file:
            data = file.read(LIMIT_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "no such path"
        message = f"the file cannot be read: {reason}"
        raise InputError(message, advice="check the path and its permissions") from error
    if len(data) > LIMIT_BYTES:
        message = "the file has more than 32 MB"
        raise InputError(message, advice="take a smaller one")
    return LocalFile(place.name, data)


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
