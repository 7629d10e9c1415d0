"""Registry exports (`.reg`), with text in quotes and in hexadecimal.

Source:
    Vendor documentation of the format of registry files.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from unattend_gen.core.digital_product_id import decode_digital_product_id, without_key
from unattend_gen.core.match import ContentKind, Match
from unattend_gen.core.product_key import MADE_UP_KEY
from unattend_gen.core.secret import MARKER, SecretKind
from unattend_gen.detect.content import SensitiveText, classify
from unattend_gen.detect.detector import Detector, Example
from unattend_gen.detect.registry import (
    LINE,
    MANY_TEXTS,
    bytes_of,
    holds_encoded_key,
    is_export,
    kind_of_value,
    text_encoding,
    text_of,
    type_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.detect.reading import Reading

_CONTINUED: Final = re.compile(r"\\[ \t]*(\r?\n[ \t]*)")
_BYTES_IN_LINE: Final = 25

_HEAD: Final = "Windows Registry Editor Version 5.00\n\n"
_WINLOGON: Final = (
    "[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon]\n"
)


def _hexed(data: bytes) -> str:
    """Return bytes as an export writes them."""
    return ",".join(f"{byte:02x}" for byte in data)


_HEX: Final = _hexed("not-a-real-one\0".encode("utf-16-le"))


def matches(reading: Reading) -> Iterator[Match]:
    """Yield the values that are named for keys and passwords."""
    key = ""
    for match in LINE.finditer(reading.text):
        if match["key"] is not None:
            key = match["key"]
        elif match["hex"] is not None and holds_encoded_key(match["name"]):
            yield from _in_product_id(reading, match, key)
        else:
            yield from _in_text(reading, match, key)


def _in_text(reading: Reading, match: re.Match[str], key: str) -> Iterator[Match]:
    kind, text = kind_of_value(match["name"]), text_of(match, reading)
    if kind is None or text is None:
        return
    sensitive = SensitiveText(kind, text, plain_text="true")
    marker = None if match["hex"] is None else _marker(match, reading)
    yield _match(reading, match, key, sensitive, replacement=marker)


def _marker(match: re.Match[str], reading: Reading) -> str:
    """Return the marker as text in hexadecimal."""
    ends = "\0\0" if type_of(match) == MANY_TEXTS else "\0"
    return _as_written(f"{MARKER}{ends}".encode(text_encoding(reading)), match["hex"])


def _in_product_id(reading: Reading, match: re.Match[str], key: str) -> Iterator[Match]:
    data, is_4 = bytes_of(match), match["name"].endswith("4")
    found = decode_digital_product_id(data, is_4=is_4)
    if found is not None:
        sensitive = SensitiveText(SecretKind.PRODUCT_KEY, found.secret.reveal())
        nothing = _as_written(without_key(data, is_4=is_4), match["hex"])
        yield _match(reading, match, key, sensitive, replacement=nothing)


def _as_written(data: bytes, original: str) -> str:
    """Return bytes in hexadecimal, on several lines if the original is."""
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


def _match(
    reading: Reading,
    match: re.Match[str],
    key: str,
    sensitive: SensitiveText,
    *,
    replacement: str | None = None,
) -> Match:
    content = classify(sensitive)
    group = "text" if match["hex"] is None else "hex"
    return Match(
        kind=sensitive.kind,
        content=content.kind,
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
    recognises=is_export,
    matches=matches,
    examples=(
        Example(
            "logon.reg",
            f'{_HEAD}{_WINLOGON}"DefaultPassword"="not-a-real-one"\n'
            f'"AltDefaultPassword"=hex(1):{_HEX}\n"BackupProductKeyDefault"="{MADE_UP_KEY}"\n',
            (
                (SecretKind.PASSWORD, ContentKind.CLEAR),
                (SecretKind.PASSWORD, ContentKind.CLEAR),
                (SecretKind.PRODUCT_KEY, ContentKind.CLEAR),
            ),
        ),
        Example(
            "empty.reg",
            f'{_HEAD}{_WINLOGON}"DefaultPassword"=""\n',
            ((SecretKind.PASSWORD, ContentKind.EMPTY),),
        ),
    ),
)
