"""The codes that activation ends in, and the ways in which people write them."""

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
    """One code.

    Attributes:
        code: the HRESULT as an unsigned number of 32 bits.
        name: in the public headers, or None where none has it.
        area: what is concerned: `key`, `count`, `server`, `network` and so on.
        meaning: what happened, in our words.
        fix: what to do.
        source: where the meaning stands.
    """

    code: int
    name: str | None
    area: str
    meaning: str
    fix: str
    source: str

    @property
    def hexadecimal(self) -> str:
        """The code as Windows writes it: `0xC004F074`."""
        return f"0x{self.code:08X}"

    @property
    def signed(self) -> int:
        """The code as many tools print it: a number of 32 bits with a sign."""
        return self.code - _WORDS if self.code & _FAILED else self.code


@cache
def activation_errors() -> Mapping[int, ActivationError]:
    """Every known code by its number, in the order of the data file."""
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
    """The code that a text is, in whatever form it was read; None where it is no code at all.

    Eight digits are hexadecimal, with `0x` or without, in any case, and with the full stop that
    slmgr prints behind them. Nine or ten digits are decimal, with the sign that many tools print
    or without.

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
    """What is known of a code, or None.

    The codes that only inform (`4004F065`) are often written like failures (`C004F065`), and are
    found by either.
    """
    known = activation_errors()
    return known.get(code) or known.get(code & ~_FAILED)
