"""Registry exports (`.reg`), strings in quotes and in hexadecimal.

Source:
    Vendor documentation of the form of registry files.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from unattend_gen.core.digital_product_id import decode_digital_product_id, without_key
from unattend_gen.core.sample_keys import MADE_UP_KEY
from unattend_gen.core.secret import MARKER, SecretKind
from unattend_gen.detect.detector import Detector, Example
from unattend_gen.detect.holding import Holding, held
from unattend_gen.detect.registry_names import holds_encoded_key, kind_of_value
from unattend_gen.detect.sensitive import SensitiveText
from unattend_gen.detect.suspect import Suspect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.detect.reading import Reading

_LINE: Final = re.compile(
    r"^[ \t]*(?:\[-?(?P<key>[^\r\n]*)\]|\"(?P<name>(?:[^\"\\\r\n]|\\.)*+)\"[ \t]*=[ \t]*"
    r"(?:\"(?P<text>(?:[^\"\\\r\n]|\\.)*+)\"|hex(?:\((?P<type>[0-9a-f]+)\))?:"
    r"(?P<hex>[0-9a-f, \t]*+(?:\\[ \t]*\r?\n[0-9a-f, \t]*+)*+)))",
    re.MULTILINE | re.IGNORECASE,
)
_ESCAPE: Final = re.compile(r"\\(.)")
_TEXT_TYPES: Final = frozenset({"1", "2", "7"})
_MANY_TEXTS: Final = "7"
_CONTINUED: Final = re.compile(r"\\[ \t]*(\r?\n[ \t]*)")
_BYTES_IN_LINE: Final = 25
_OLD_HEAD: Final = "regedit4"
"""How an export of the first form begins; it has texts in the code page instead of UTF-16."""

_HEAD: Final = "Windows Registry Editor Version 5.00\n\n"
_WINLOGON: Final = (
    "[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon]\n"
)


def _hexed(data: bytes) -> str:
    """Bytes as an export writes them."""
    return ",".join(f"{byte:02x}" for byte in data)


_HEX: Final = _hexed("not-a-real-one\0".encode("utf-16-le"))


def recognises(reading: Reading) -> bool:
    """By the first line."""
    return reading.head.startswith(("windows registry editor", "regedit4"))


def suspects(reading: Reading) -> Iterator[Suspect]:
    """The values whose names are those of keys and passwords."""
    key = ""
    for match in _LINE.finditer(reading.text):
        if match["key"] is not None:
            key = match["key"]
        elif match["hex"] is not None:
            yield from _in_hex(reading, match, key)
        else:
            yield from _in_text(reading, match, key)


def _in_text(reading: Reading, match: re.Match[str], key: str) -> Iterator[Suspect]:
    kind = kind_of_value(match["name"])
    if kind is not None:
        text = _ESCAPE.sub(r"\1", match["text"])
        yield _suspect(reading, match, key, SensitiveText(kind, text, "", "true"))


def _in_hex(reading: Reading, match: re.Match[str], key: str) -> Iterator[Suspect]:
    data = bytes.fromhex("".join(re.findall("[0-9a-fA-F]{2}", match["hex"])))
    name = match["name"]
    if holds_encoded_key(name):
        is_4 = name.endswith("4")
        found = decode_digital_product_id(data, is_4=is_4)
        if found is not None:
            sensitive = SensitiveText(SecretKind.PRODUCT_KEY, found.secret.reveal(), "")
            nothing = _as_written(without_key(data, is_4=is_4), match["hex"])
            yield _suspect(reading, match, key, sensitive, replacement=nothing)
        return
    kind = kind_of_value(name)
    type_ = (match["type"] or "").lstrip("0")
    if kind is not None and type_ in _TEXT_TYPES:
        encoding = "cp1252" if reading.head.startswith(_OLD_HEAD) else "utf-16-le"
        text = data.decode(encoding, "replace").rstrip("\0")
        ends = "\0\0" if type_ == _MANY_TEXTS else "\0"
        marker = _as_written(f"{MARKER}{ends}".encode(encoding), match["hex"])
        sensitive = SensitiveText(kind, text, "", "true")
        yield _suspect(reading, match, key, sensitive, replacement=marker)


def _as_written(data: bytes, original: str) -> str:
    """Bytes in hexadecimal, on as many lines as they need if the original goes on below too."""
    text = _hexed(data).upper() if original.isupper() else _hexed(data)
    goes_on = _CONTINUED.search(original)
    if goes_on is None:
        return text
    parts = text.split(",")
    lines = (
        ",".join(parts[start : start + _BYTES_IN_LINE])
        for start in range(0, len(parts), _BYTES_IN_LINE)
    )
    return f",\\{goes_on[1]}".join(lines)


def _suspect(
    reading: Reading,
    match: re.Match[str],
    key: str,
    sensitive: SensitiveText,
    *,
    replacement: str | None = None,
) -> Suspect:
    content = held(sensitive)
    group = "text" if match["hex"] is None else "hex"
    return Suspect(
        kind=sensitive.kind,
        holding=content.holding,
        where="a registry value",
        span=match.span(group),
        line=reading.line(match.start(group)),
        secret=content.secret,
        setting=f"{key}\\{match['name']}",
        last_five=content.last_five,
        replacement=replacement,
    )


DETECTOR: Final = Detector(
    summary="registry exports: automatic logon, backup keys, encoded product ids",
    recognises=recognises,
    suspects=suspects,
    examples=(
        Example(
            "logon.reg",
            f'{_HEAD}{_WINLOGON}"DefaultPassword"="not-a-real-one"\n'
            f'"AltDefaultPassword"=hex(1):{_HEX}\n"BackupProductKeyDefault"="{MADE_UP_KEY}"\n',
            (
                (SecretKind.PASSWORD, Holding.CLEAR),
                (SecretKind.PASSWORD, Holding.CLEAR),
                (SecretKind.PRODUCT_KEY, Holding.CLEAR),
            ),
        ),
        Example(
            "empty.reg",
            f'{_HEAD}{_WINLOGON}"DefaultPassword"=""\n',
            ((SecretKind.PASSWORD, Holding.EMPTY),),
        ),
    ),
)
