"""Reading a spec file: size limit, encoding, and the format by its suffix."""

from __future__ import annotations

import json
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from unattend_gen.core.key_path import shown
from unattend_gen.errors import Mistake, SpecError
from unattend_gen.pipes import PIPE_ADVICE, is_waiting_pipe
from unattend_gen.toml.text import toml_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from unattend_gen.core.key_path import KeyPath
    from unattend_gen.toml.text import Table

LIMIT_BYTES: Final = 256 * 1024
"""Specs are written by hand; the longest known has a few thousand bytes."""

_DEEPEST: Final = 100
"""Levels of tables and lists. Specs have about five; what reads them may recurse."""

SCHEMA_KEY: Final = "$schema"
_START: Final = "unattend-gen init -o spec.toml writes a spec to start from"
_TOO_DEEP: Final = Mistake("is nested too deeply", "a spec has at most tables in tables in lists")
_SAVE: Final = "save the spec as UTF-8"


@dataclass(frozen=True, slots=True)
class SpecDocument:
    """The content of a spec file, before it is checked.

    Attributes:
        data: its top table.
        lines: returns the line of each key; called only when an error has to be reported.
    """

    data: Table
    lines: Callable[[], Mapping[KeyPath, int]]


def read_document(path: Path, data: bytes | None = None) -> SpecDocument:
    """Return the document of a file: TOML, or YAML or JSON by suffix.

    Args:
        path: the file.
        data: its content, where that is in memory; then nothing is read.

    Raises:
        SpecError: the file is missing, too large, not text, or not in its format.
    """
    try:
        content = _read(path) if data is None else data
        document = _parsed(_decoded(content), path.suffix.lower())
        _require_shallow(document.data)
    except SpecError as error:
        raise SpecError(error.mistakes, where=str(path)) from None
    except RecursionError:
        raise SpecError((_TOO_DEEP,), where=str(path)) from None
    return document


def _require_shallow(data: Table) -> None:
    """Raise an error for tables and lists at a depth that no spec has, without recursion."""
    level: list[object] = [data]
    for _ in range(_DEEPEST):
        level = [inner for value in level for inner in _below(value)]
    if level:
        raise SpecError((_TOO_DEEP,))


def _below(value: object) -> Iterable[object]:
    match value:
        case dict():
            return value.values()
        case list():
            return value
        case _:
            return ()


def _read(path: Path) -> bytes:
    try:
        if is_waiting_pipe(path):
            raise _unusable("is a pipe", PIPE_ADVICE)
        with path.open("rb") as file:
            data = file.read(LIMIT_BYTES + 1)
    except FileNotFoundError:
        raise _unusable("does not exist", _START) from None
    except IsADirectoryError:
        raise _unusable("is a folder", "name the spec file in it") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a path"
        raise _unusable(f"cannot be read: {reason}", "check the path and permissions") from error
    if len(data) > LIMIT_BYTES:
        raise _unusable("is larger than 256 KiB", "name a spec, not an image or an answer file")
    return data


def _decoded(data: bytes) -> str:
    if _is_utf16(data):
        raise _unusable("is UTF-16, not UTF-8", _SAVE)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _unusable("is not UTF-8 text", _SAVE) from None  # the cause holds the bytes
    if not text.strip():
        raise _unusable("is empty", _START)
    return text


def _is_utf16(data: bytes) -> bool:
    """Return whether text is UTF-16: it has a byte order mark, or a NUL next to an ASCII letter."""
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return True
    return data[:2].count(0) == 1 and len(data) > 1


def _parsed(text: str, suffix: str) -> SpecDocument:
    match suffix:
        case ".yaml" | ".yml":
            return _from_yaml(text)
        case ".json":
            return _from_json(text)
        case ".toml" | "":
            return _from_toml(text)
        case ".xml":
            raise _unusable(
                "does not have the suffix of a spec",
                "unattend-gen import FILE makes a spec from an answer file",
            )
        case _:
            raise _unusable(
                "does not have the suffix of a spec",
                "name it .toml, .yaml, .yml or .json",
            )


def _from_toml(text: str) -> SpecDocument:
    from unattend_gen.toml.lines import toml_lines

    data = toml_table(text)
    if isinstance(data, Mistake):
        raise SpecError((data,))
    return SpecDocument(data, lambda: toml_lines(text))


def _from_yaml(text: str) -> SpecDocument:
    from unattend_gen.spec.yaml_text import read_yaml, yaml_lines

    return SpecDocument(_without_schema(_table(read_yaml(text))), lambda: yaml_lines(text))


def _from_json(text: str) -> SpecDocument:
    from unattend_gen.spec.yaml_text import yaml_lines

    try:
        data = json.loads(text, object_pairs_hook=_unique_keys)
    except json.JSONDecodeError as error:
        mistake = Mistake(
            "is not valid JSON from here on", "check commas and quotes", line=error.lineno
        )
        raise SpecError((mistake,)) from None  # the cause holds the text
    except ValueError:
        raise _unusable("has a number that is too long", "write it as text") from None
    return SpecDocument(_without_schema(_table(data)), lambda: yaml_lines(text))


def _without_schema(table: Table) -> Table:
    """Return a table without the key that names its schema, which editors of JSON and YAML read."""
    named = isinstance(table.get(SCHEMA_KEY), str)
    return {key: value for key, value in table.items() if not (named and key == SCHEMA_KEY)}


def _unique_keys(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Return an object whose keys are unique; the json module would keep the last duplicate."""
    table = dict(pairs)
    if len(table) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        mistake = Mistake("occurs twice in one object", "keep one of them", shown((twice,)))
        raise SpecError((mistake,))
    return table


def _table(data: object) -> Table:
    if data is None:
        raise _unusable("is empty", _START)
    if not isinstance(data, dict):
        raise _unusable("contains no table", _START)
    return data


def _unusable(message: str, advice: str) -> SpecError:
    return SpecError((Mistake(message, advice),))
