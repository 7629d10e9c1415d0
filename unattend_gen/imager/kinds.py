"""The kinds of image, how a file's suffix chooses one, and what their labels may be."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePath
from typing import Final, assert_never

from unattend_gen.errors import UsageError

DEFAULT_LABEL: Final = "UNATTEND"

_LETTERS: Final = re.compile("[A-Z0-9_]+")
_SUFFIXES: Final = {".iso": "iso", ".img": "usb", ".vfd": "floppy", ".flp": "floppy"}
_ADVICE: Final = "name it .iso, .img (USB) or .vfd (floppy), or give --kind iso, usb or floppy"


class MediumKind(StrEnum):
    """What is made."""

    ISO = "iso"
    FLOPPY = "floppy"
    USB = "usb"

    @property
    def longest_label(self) -> int:
        """Most characters of a label: 16 in Joliet, 11 on FAT."""
        match self:
            case MediumKind.ISO:
                return 16
            case MediumKind.FLOPPY | MediumKind.USB:
                return 11
        assert_never(self)


def chosen_kind(out: str, wish: str | None) -> MediumKind:
    """The kind that was asked for, or that the suffix of the output file says.

    Raises:
        UsageError: there is no such kind, or the suffix says none.
    """
    if wish is None:
        wish = _SUFFIXES.get(PurePath(out).suffix.lower())
        if wish is None:
            message = "the name of the output file does not say what to make"
            raise UsageError(message, advice=_ADVICE)
    if wish not in list(MediumKind):
        message = f"no such kind of medium; there are {', '.join(MediumKind)}"
        raise UsageError(message, advice=_ADVICE)
    return MediumKind(wish)


def demand_label(label: str, kind: MediumKind) -> None:
    """See that a volume label is one on each file system of the medium.

    Raises:
        UsageError: saying what it may be.
    """
    if not _LETTERS.fullmatch(label) or len(label) > kind.longest_label:
        message = f"this is no volume label of {'an ISO' if kind is MediumKind.ISO else 'FAT'}"
        longest = kind.longest_label
        advice = f"use capital letters A to Z, digits and underscores, at most {longest}"
        raise UsageError(message, advice=advice)
