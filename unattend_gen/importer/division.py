"""Scripts and files of a spec, taken out into files next to it."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_LE
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from unattend_gen.tables.files import encoding_of
from unattend_gen.tables.model.local_file import LocalFile
from unattend_gen.tables.scripts import SUFFIXES

_MARKS: Final[Mapping[str, tuple[bytes, str]]] = {
    "utf-8": (BOM_UTF8, "utf-8"),
    "utf-16": (BOM_UTF16_LE, "utf-16-le"),
    "ansi": (b"", "ascii"),
}
"""The mark and the codec of each encoding of `[[files]]`; other code pages stay in the spec."""


@dataclass(frozen=True, slots=True)
class Division:
    """The tables of a spec that names files, and those files.

    Attributes:
        tables: by name.
        files: content by name, with slashes, relative to the folder of the spec.
    """

    tables: Mapping[str, object]
    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)


def with_named_files(tables: Mapping[str, object]) -> Division:
    """Return the tables with the name of each file whose bytes they contain, and those files.

    A spec file contains text alone, so pictures and other bytes are always next to it.
    """
    files: dict[str, bytes] = {}
    return Division({name: _named(table, files) for name, table in tables.items()}, files)


def with_content(value: object, files: Mapping[str, bytes]) -> object:
    """Return values of a spec with the content of the files that they name."""
    match value:
        case dict():
            return {key: with_content(each, files) for key, each in value.items()}
        case list():
            return [with_content(each, files) for each in value]
        case str() if value in files:
            return LocalFile(value.rpartition("/")[2], files[value])
        case _:
            return value


def _named(value: object, files: dict[str, bytes]) -> object:
    match value:
        case LocalFile():
            name = f"files/{value.name}"
            number = 1
            while files.get(name, value.data) != value.data:
                number += 1
                name = f"files/{number}/{value.name}"
            files[name] = value.data
            return name
        case Mapping():
            return {key: _named(each, files) for key, each in value.items()}
        case list() | tuple():
            return [_named(each, files) for each in value]
        case _:
            return value


def divided(tables: Mapping[str, object]) -> Division:
    """Return the tables with each script and carried text in a file of its own."""
    files: dict[str, bytes] = {}
    found = dict(tables)
    for name, take in (("scripts", _script), ("files", _carried)):
        listed = tables.get(name)
        if isinstance(listed, Sequence):
            items = enumerate(listed, start=1)
            found[name] = [take(number, dict(item), files) for number, item in items]
    return Division(found, files)


def _script(number: int, item: dict[str, object], files: dict[str, bytes]) -> dict[str, object]:
    """Return a script that names its file, which is added to the files."""
    text, suffix = item.get("text"), SUFFIXES.get(str(item.get("language")))
    if not isinstance(text, str) or suffix is None:
        return item
    name = f"scripts/{number:02d}-{item.get('run')}{suffix}"
    mark = BOM_UTF8 if suffix == ".ps1" else b""
    files[name] = mark + text.replace("\n", "\r\n").encode()
    rest = {key: value for key, value in item.items() if key not in {"text", "language"}}
    return {**rest, "file": name}


def _carried(number: int, item: dict[str, object], files: dict[str, bytes]) -> dict[str, object]:
    """Return an entry that names its file, byte by byte as Windows gets it."""
    text, path = item.get("text"), str(item.get("path"))
    mark, codec = _MARKS[str(item.get("encoding") or encoding_of(path))]
    if not isinstance(text, str) or (codec == "ascii" and not text.isascii()):
        return item
    own = re.sub(r"[^\w.-]", "_", path.rpartition("\\")[2], flags=re.ASCII)
    name = f"files/{number:02d}-{own}"
    files[name] = mark + text.replace("\n", "\r\n").encode(codec)
    return {"path": path, "file": name}
