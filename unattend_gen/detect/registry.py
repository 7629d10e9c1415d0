"""Registry exports, and hives, which are read as exports: their keys and sensitive values.

Source:
    Vendor documentation of automatic logon, of the licensing service and of the format of registry
    files; readers of registry leftovers.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from unattend_gen.core.registry_key import RegistryKey, RegistryValue
from unattend_gen.core.secret import SecretKind
from unattend_gen.detect.content import classify_plain
from unattend_gen.detect.reading import Reading, readings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.core.document import Document


_KINDS: Final = {
    "defaultpassword": SecretKind.PASSWORD,
    "altdefaultpassword": SecretKind.PASSWORD,
    "backupproductkeydefault": SecretKind.PRODUCT_KEY,
    "productkey": SecretKind.PRODUCT_KEY,
}
_ENCODED_KEYS: Final = frozenset({"digitalproductid", "digitalproductid4"})


def kind_of_value(name: str) -> SecretKind | None:
    """Return what a text value of this name holds; None if it is not sensitive."""
    bare = name.lower()
    if bare in _KINDS:
        return _KINDS[bare]
    return SecretKind.PASSWORD if bare.endswith("password") else None


def holds_encoded_key(name: str) -> bool:
    """Return whether a value of this name holds a product key in binary form."""
    return name.lower() in _ENCODED_KEYS


LINE: Final = re.compile(
    r"^[ \t]*(?:\[-?(?P<key>[^\r\n]*)\]|\"(?P<name>(?>[^\"\\\r\n]|\\.)*+)\"[ \t]*=[ \t]*"
    r"(?:\"(?P<text>(?>[^\"\\\r\n]|\\.)*+)\"|dword:(?P<number>[0-9a-f]{1,16})"
    r"|hex(?:\((?P<type>[0-9a-f]+)\))?:"
    r"(?P<hex>[0-9a-f, \t]*+(?>\\[ \t]*\r?\n[0-9a-f, \t]*+)*+)))",
    re.MULTILINE | re.IGNORECASE,
)
"""A key in brackets, or a value: text in quotes, a number, or bytes in hexadecimal."""

MANY_TEXTS: Final = "7"
_TEXT_TYPES: Final = frozenset({"1", "2", MANY_TEXTS})
_NUMBER_TYPE: Final = "4"
_ESCAPE: Final = re.compile(r"\\(.)")
_OLD_HEAD: Final = "regedit4"
"""How an export of the first format starts; its text is in the code page instead of UTF-16."""

_HEADS: Final = ("windows registry editor", _OLD_HEAD)
_HEAD_BYTES: Final = 200


def is_export(reading: Reading) -> bool:
    """Return whether it is a registry export, by its first line."""
    return reading.head.startswith(_HEADS)


def registry_keys(document: Document) -> Iterator[RegistryKey]:
    """Yield a registry export's keys, each time one is named; nothing for other documents."""
    head = document.data[:_HEAD_BYTES].replace(b"\0", b"").lower()
    if not any(one.encode() in head for one in _HEADS):
        return
    for reading in readings(document):
        if is_export(reading):
            yield from _keys(reading)


def text_encoding(reading: Reading) -> str:
    """Return the encoding of the bytes of text values in an export."""
    return "cp1252" if reading.head.startswith(_OLD_HEAD) else "utf-16-le"


def bytes_of(match: re.Match[str]) -> bytes:
    """Return the bytes of a value in hexadecimal."""
    return bytes.fromhex("".join(re.findall("[0-9a-fA-F]{2}", match["hex"])))


def type_of(match: re.Match[str]) -> str:
    """Return the type of a value in hexadecimal, without leading zeros; empty for plain bytes."""
    return (match["type"] or "").lstrip("0")


def text_of(match: re.Match[str], reading: Reading) -> str | None:
    """Return the text of a value, in quotes or in hexadecimal; None if it is not text."""
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
    return RegistryValue(name, at, content=classify_plain(kind, text).kind)
