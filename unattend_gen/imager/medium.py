"""Options of an image: its kind, its volume label, and the date of its files."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePath
from typing import Final, assert_never

from unattend_gen.catalog.keys import shown_name
from unattend_gen.errors import UsageError

DEFAULT_LABEL: Final = "UNATTEND"

_LONGEST_SHOWN: Final = 40
_LETTERS: Final = re.compile("[A-Z0-9_]+")
_SUFFIXES: Final = {".iso": "iso", ".img": "usb", ".vfd": "floppy", ".flp": "floppy"}
_ADVICE: Final = "name it .iso, .img (USB) or .vfd (floppy), or pass --kind iso, usb or floppy"

VARIABLE: Final = "SOURCE_DATE_EPOCH"

EARLIEST: Final = 315_532_800
"""The first of January 1980, UTC, which is the earliest date of FAT."""

LATEST: Final = 4_354_819_199
"""The last of December 2107, UTC, which is the latest date of FAT."""

_MOST_DIGITS: Final = 12


class MediumKind(StrEnum):
    """The kind of image."""

    ISO = "iso"
    FLOPPY = "floppy"
    USB = "usb"

    @property
    def longest_label(self) -> int:
        """Most characters of a label: 16 in Joliet, 11 in FAT."""
        match self:
            case MediumKind.ISO:
                return 16
            case MediumKind.FLOPPY | MediumKind.USB:
                return 11
        assert_never(self)


def chosen_kind(out: str, kind: str | None) -> MediumKind:
    """Return the given kind, or the one that the suffix of the output file stands for.

    Raises:
        UsageError: there is no such kind, or the suffix stands for none.
    """
    if kind is None:
        kind = _SUFFIXES.get(PurePath(out).suffix.lower())
        if kind is None:
            message = "the suffix of the output file does not determine the kind of image"
            raise UsageError(message, advice=_ADVICE)
    if kind not in list(MediumKind):
        message = f"`{_shown(kind)}` is not a kind of image; the kinds are {', '.join(MediumKind)}"
        raise UsageError(message, advice=_ADVICE)
    return MediumKind(kind)


def require_label(label: str, kind: MediumKind) -> None:
    """Check that a volume label is valid on each file system of the image.

    Raises:
        UsageError: it is not; says which labels are.
    """
    if not _LETTERS.fullmatch(label) or len(label) > kind.longest_label:
        system = "an ISO" if kind is MediumKind.ISO else "FAT"
        message = f"`{_shown(label)}` is not a valid volume label of {system}"
        longest = kind.longest_label
        advice = f"use capital letters A to Z, digits and underscores, at most {longest}"
        raise UsageError(message, advice=advice)


def _shown(text: str) -> str:
    """Return the value of an option for a message, masked and shortened."""
    return shown_name(text)[:_LONGEST_SHOWN]


def moment(text: str | None) -> int:
    """Return the date of all files in seconds since 1970, so that two runs give the same bytes.

    It is the value of the variable, or 1980 if that is unset or empty.

    Raises:
        UsageError: the value is not a number, or a date that FAT cannot represent.

    Source:
        Reproducible builds: the variable `SOURCE_DATE_EPOCH`.
    """
    if not text:
        return EARLIEST
    is_number = text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS
    if not is_number or not EARLIEST <= int(text) <= LATEST:
        message = f"{VARIABLE} is not a date from 1980 to 2107 in seconds since 1970"
        raise UsageError(message, advice=f"unset it, or set it to {EARLIEST} or more")
    return int(text)
