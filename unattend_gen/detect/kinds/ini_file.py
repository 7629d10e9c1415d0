"""INI files: those of the Deployment Toolkit, Sysprep.inf, Winnt.sif, and any other.

Source:
    Vendor reference of CustomSettings.ini, Bootstrap.ini, Sysprep.inf and Winnt.sif.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from unattend_gen.core.match import ContentKind, Match
from unattend_gen.core.product_key import MADE_UP_KEY
from unattend_gen.core.secret import SecretKind
from unattend_gen.detect.detector import Detector, Example
from unattend_gen.detect.properties import property_match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.detect.reading import Reading

_SUFFIXES: Final = (
    ".ini",
    ".inf",
    ".sif",
    ".txt",
    ".bak",
    ".old",
    ".orig",
    ".cfg",
    ".conf",
    ".var",
)
_OTHER_SUFFIXES: Final = (".toml", ".ps1", ".psm1", ".psd1", ".cs", ".rb", ".py", ".json", ".yml")
_SECTION: Final = re.compile(r"^[ \t]*\[[^\]\r\n()]{1,100}\][ \t]*(?:[;#].*)?\r?$", re.MULTILINE)
"""Parentheses make it an attribute of a script: `[CmdletBinding()]`."""

_PROPERTY: Final = re.compile(
    r"^[ \t]*+(?P<name>[^\s=;\[\]\"'<>](?:(?!:[ \t])[^=\r\n;\[\]\"'<>]){0,60})"
    r"(?P<sign>=|:[ \t])[ \t]*+"
    r"(?P<quote>[\"']?)(?P<value>[^\r\n]*?)(?P=quote)[ \t]*+\r?$",
    re.MULTILINE,
)

_BLANK: Final = re.compile(r"\S\s+\S")
_HASHES: Final = re.compile(
    r"^[ \t]*+EncryptedAdminPassword[ \t]*+=[ \t]*+\"?yes", re.MULTILINE | re.IGNORECASE
)


def recognises(reading: Reading) -> bool:
    """Recognise a section at the beginning, or a suffix of the name and a section."""
    head = reading.head
    if head.startswith(("<", "windows registry", "regedit4")):
        return False
    if reading.name.endswith(_OTHER_SUFFIXES):
        return False
    search = _SECTION.search if reading.name.endswith(_SUFFIXES) else _SECTION.match
    return search(head) is not None


def matches(reading: Reading) -> Iterator[Match]:
    """Yield the properties that are named for keys and passwords."""
    is_hashed = _HASHES.search(reading.text) is not None
    for match in _PROPERTY.finditer(reading.text):
        if match["sign"] != "=" and _is_prose(match):
            continue
        found = property_match(reading, match["name"], match.span("value"), where="an INI file")
        if found is None:
            continue
        if is_hashed and match["name"].strip().lower() == "adminpassword":
            found = _hashed(found)
        yield found


def _is_prose(match: re.Match[str]) -> bool:
    """Return whether a line with a colon is a remark or sentence; few programs read such lines."""
    has_words = not match["quote"] and _BLANK.search(match["value"]) is not None
    return has_words or match["name"].startswith("#")


def _hashed(found: Match) -> Match:
    is_clear = found.content is ContentKind.CLEAR
    return replace(found, content=ContentKind.HASHED) if is_clear else found


DETECTOR: Final = Detector(
    summary="INI files of deployment: CustomSettings.ini, Bootstrap.ini, Sysprep.inf, Winnt.sif",
    recognises=recognises,
    matches=matches,
    examples=(
        Example(
            "CustomSettings.ini",
            f"[Default]\nSkipAdminPassword=YES\nAdminPassword=not-a-real-one\n"
            f"OverrideProductKey={MADE_UP_KEY}\n",
            ((SecretKind.PASSWORD, ContentKind.CLEAR), (SecretKind.PRODUCT_KEY, ContentKind.CLEAR)),
        ),
        Example(
            "winnt.sif",
            "[GuiUnattended]\nAdminPassword=0123456789abcdef\nEncryptedAdminPassword=Yes\n",
            ((SecretKind.PASSWORD, ContentKind.HASHED),),
        ),
        Example(
            "sysprep.inf",
            "[GuiUnattended]\nAdminPassword=*\n[UserData]\nProductKey=\n",
            ((SecretKind.PASSWORD, ContentKind.EMPTY), (SecretKind.PRODUCT_KEY, ContentKind.EMPTY)),
        ),
    ),
)
