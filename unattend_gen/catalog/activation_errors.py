"""Activation error codes, and the notations in which people write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from unattend_gen import resources
from unattend_gen.catalog.load import read_json

if TYPE_CHECKING:
    from collections.abc import Mapping

_HEXADECIMAL: Final = re.compile(r"(?:0x)?([0-9a-f]{8})\.?", re.IGNORECASE | re.ASCII)
_DECIMAL: Final = re.compile(r"-?[0-9]{9,10}", re.ASCII)
_WORDS: Final = 1 << 32
_FAILED: Final = 1 << 31


@dataclass(frozen=True, slots=True)
class ActivationError:
    """One error code.

    Attributes:
        code: the HRESULT as an unsigned 32-bit number.
        name: its name in the public headers, or None.
        area: the subject: `key`, `count`, `server`, `network` and so on.
        meaning: what happened, in our own words.
        fix: what to do.
        source: the source of the meaning.
    """

    code: int
    name: str | None
    area: str
    meaning: str
    fix: str
    source: str

    @property
    def hexadecimal(self) -> str:
        """The code as Windows writes it, such as `0xC004F074`."""
        return f"0x{self.code:08X}"

    @property
    def signed(self) -> int:
        """The code as a signed 32-bit number, as many tools print it."""
        return self.code - _WORDS if self.code & _FAILED else self.code


@cache
def activation_errors() -> Mapping[int, ActivationError]:
    """Return all known codes by number, in the order of the data file."""
    entries = read_json(resources.schemas() / "activation" / "errors.json")["errors"]
    found = (
        ActivationError(
            int(entry["code"], 16),
            entry.get("name"),
            entry["area"],
            entry["meaning"],
            entry["fix"],
            entry["source"],
        )
        for entry in entries
    )
    return {error.code: error for error in found}


def error_code(text: str) -> int | None:
    """Return the number of an error code in any notation; None if the text is not a code.

    Eight digits are hexadecimal, with or without `0x`, in any case, and with or without the full
    stop that slmgr appends. Nine or ten digits are decimal, signed or unsigned.

    Example:
        >>> {error_code(text) for text in ("0xC004F074", "c004f074", "-1073418124", "3221549172")}
        {3221549172}
    """
    hexadecimal = _HEXADECIMAL.fullmatch(text)
    if hexadecimal:
        return int(hexadecimal[1], 16)
    if not _DECIMAL.fullmatch(text):
        return None
    number = int(text)
    return number % _WORDS if -_FAILED <= number < _WORDS else None


def activation_error(code: int) -> ActivationError | None:
    """Return the entry of a code, or None.

    Informational codes (`4004F065`) are often written like failures (`C004F065`); both find them.
    """
    known = activation_errors()
    return known.get(code) or known.get(code & ~_FAILED)
