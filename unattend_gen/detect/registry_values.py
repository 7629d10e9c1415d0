"""The keys and values of registry exports, and so of hives, which are read as exports.

Source:
    Vendor documentation of the form of registry files.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from unattend_gen.detect.holding import Holding, held
from unattend_gen.detect.reading import readings
from unattend_gen.detect.registry_names import kind_of_value
from unattend_gen.detect.sensitive import SensitiveText

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from unattend_gen.core.document import Document
    from unattend_gen.core.location import Location
    from unattend_gen.detect.reading import Reading

LINE: Final = re.compile(
    r"^[ \t]*(?:\[-?(?P<key>[^\r\n]*)\]|\"(?P<name>(?:[^\"\\\r\n]|\\.)*+)\"[ \t]*=[ \t]*"
    r"(?:\"(?P<text>(?:[^\"\\\r\n]|\\.)*+)\"|dword:(?P<number>[0-9a-f]{1,16})"
    r"|hex(?:\((?P<type>[0-9a-f]+)\))?:"
    r"(?P<hex>[0-9a-f, \t]*+(?:\\[ \t]*\r?\n[0-9a-f, \t]*+)*+)))",
    re.MULTILINE | re.IGNORECASE,
)
"""A key in brackets, or a value: a text in quotes, a number, or bytes in hexadecimal."""

MANY_TEXTS: Final = "7"
_TEXT_TYPES: Final = frozenset({"1", "2", MANY_TEXTS})
_NUMBER_TYPE: Final = "4"
_ESCAPE: Final = re.compile(r"\\(.)")
_OLD_HEAD: Final = "regedit4"
"""How an export of the first form begins; it has texts in the code page instead of UTF-16."""

_HEADS: Final = ("windows registry editor", _OLD_HEAD)
_HEAD_BYTES: Final = 200


@dataclass(frozen=True, slots=True)
class RegistryValue:
    """A value of a key.

    Attributes:
        name: as it is written.
        at: index of its content in the text of the reading.
        text: what it says; None where it is no text, or may be a secret by its name.
        number: what it is; None where it is none.
        holding: what stands in a value that may be a secret by its name.
    """

    name: str
    at: int
    text: str | None = field(default=None, repr=False)
    number: int | None = None
    holding: Holding | None = None


@dataclass(frozen=True, slots=True)
class RegistryKey:
    """A key with its values.

    Attributes:
        path: from the root, with backslashes, as it is written.
        values: by their names in lower case.
        reading: the text in which it stands.
    """

    path: str
    values: Mapping[str, RegistryValue]
    reading: Reading

    @property
    def steps(self) -> tuple[str, ...]:
        """The path in lower case, step by step."""
        return tuple(self.path.lower().split("\\"))

    def location(self, value: RegistryValue) -> Location:
        """Where a value of it stands, with line and column where the document has lines."""
        reading = self.reading
        place = replace(reading.document.location, setting=f"{self.path}\\{value.name}")
        if reading.document.first_line is None:
            return place
        return replace(place, line=reading.line(value.at), column=reading.column(value.at))


def is_export(reading: Reading) -> bool:
    """Whether it is a registry export, by the first line."""
    return reading.head.startswith(_HEADS)


def registry_keys(document: Document) -> Iterator[RegistryKey]:
    """The keys of an export, each time one is named; none of any other document."""
    head = document.data[:_HEAD_BYTES].replace(b"\0", b"").lower()
    if not any(one.encode() in head for one in _HEADS):
        return
    for reading in readings(document):
        if is_export(reading):
            yield from _keys(reading)


def text_encoding(reading: Reading) -> str:
    """In which encoding an export has the bytes of texts."""
    return "cp1252" if reading.head.startswith(_OLD_HEAD) else "utf-16-le"


def bytes_of(match: re.Match[str]) -> bytes:
    """The bytes of a value that is written in hexadecimal."""
    return bytes.fromhex("".join(re.findall("[0-9a-fA-F]{2}", match["hex"])))


def type_of(match: re.Match[str]) -> str:
    """The type of such a value, without leading zeros; nothing where it is bytes."""
    return (match["type"] or "").lstrip("0")


def text_of(match: re.Match[str], reading: Reading) -> str | None:
    """What a value says, in quotes or in hexadecimal; None where it is no text."""
    if match["text"] is not None:
        return _ESCAPE.sub(r"\1", match["text"])
    if match["hex"] is None or type_of(match) not in _TEXT_TYPES:
        return None
    return bytes_of(match).decode(text_encoding(reading), "replace").rstrip("\0")


def _number_of(match: re.Match[str]) -> int | None:
    if match["number"] is not None:
        return int(match["number"], 16)
    if match["hex"] is None or type_of(match) != _NUMBER_TYPE:
        return None
    return int.from_bytes(bytes_of(match), "little")


def _keys(reading: Reading) -> Iterator[RegistryKey]:
    path: str | None = None
    values: dict[str, RegistryValue] = {}
    for match in LINE.finditer(reading.text):
        if match["key"] is None:
            values[match["name"].lower()] = _value(match, reading)
            continue
        if path is not None and values:
            yield RegistryKey(path, values, reading)
        path, values = match["key"], {}
    if path is not None and values:
        yield RegistryKey(path, values, reading)


def _value(match: re.Match[str], reading: Reading) -> RegistryValue:
    name, at = match["name"], max(map(match.start, ("text", "number", "hex")))
    text, number = text_of(match, reading), _number_of(match)
    kind = kind_of_value(name)
    if kind is None or text is None:
        return RegistryValue(name, at, text, number)
    holding = held(SensitiveText(kind, text, "", "true")).holding
    return RegistryValue(name, at, holding=holding)
