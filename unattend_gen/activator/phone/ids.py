"""Installation and confirmation IDs: groups of digits, usually with a check digit.

An ID is not a secret, but it belongs in worksheets only: errors never repeat one.

Source:
    Public write-ups of the layout, vendor text of the telephone window. The check digit rule was
    verified with public samples of installation IDs. No public sample of a confirmation ID of 48
    digits is known, so the rule only warns there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from unattend_gen.errors import InputError

IID_GROUPS: Final = 9
CID_GROUPS: Final = 8
CID_GROUP_DIGITS: Final = 6
CID_LETTERS: Final = "ABCDEFGH"

_IID_GROUP_DIGITS: Final = {54: 6, 63: 7}
"""Digits per group by total digits: up to Windows 7, and since Windows 8."""

_CID_DIGITS: Final = CID_GROUPS * CID_GROUP_DIGITS
_XP_DIGITS: Final = 42
_BETWEEN: Final = re.compile(r"[\s\-\u2010-\u2015\u2212\u00a0\u202f\ufeff]+")
_DIGITS: Final = re.compile(r"[0-9]+")
_ROUNDED: Final = re.compile(r"\s*[0-9][.,][0-9]+E\+?[0-9]+\s*", re.IGNORECASE)
_MODULUS: Final = 7


@dataclass(frozen=True, slots=True)
class InstallationId:
    """The ID that a computer generates from its hardware and its product key.

    Attributes:
        groups: nine groups of six or seven digits, each with a valid check digit.
    """

    groups: tuple[str, ...]

    @property
    def digits(self) -> str:
        """All digits without separators, as Windows and the web portal accept them."""
        return "".join(self.groups)


@dataclass(frozen=True, slots=True)
class ConfirmationId:
    """The answer to an installation ID.

    Attributes:
        groups: eight groups of six digits.
    """

    groups: tuple[str, ...]

    @property
    def digits(self) -> str:
        """All digits without separators."""
        return "".join(self.groups)

    @property
    def doubtful_groups(self) -> tuple[str, ...]:
        """The letters of the groups whose check digit looks wrong."""
        pairs = zip(CID_LETTERS, self.groups, strict=True)
        return tuple(letter for letter, group in pairs if not has_check_digit(group))


def parse_installation_id(text: str) -> InstallationId:
    """Parse an installation ID with any blanks, dashes and line breaks between its digits.

    Raises:
        InputError: the length or a check digit is wrong; names the group, never its digits.
    """
    pieces = _pieces(text, "installation ID")
    digits = "".join(pieces)
    size = _IID_GROUP_DIGITS.get(len(digits))
    if size is None:
        raise _wrong_length(pieces, digits)
    groups = _groups(digits, size)
    wrong = [str(at) for at, group in enumerate(groups, start=1) if not has_check_digit(group)]
    if wrong:
        which = f"group {wrong[0]}" if len(wrong) == 1 else f"groups {', '.join(wrong)}"
        message = f"{which} of the installation ID fails the check digit"
        raise InputError(message, advice=f"compare {which} with the screen of the computer")
    return InstallationId(groups)


def parse_confirmation_id(text: str) -> ConfirmationId:
    """Parse a confirmation ID with any blanks, dashes and line breaks between its digits.

    Raises:
        InputError: the length is wrong; names the group if it can, never its digits.
    """
    pieces = _pieces(text, "confirmation ID")
    digits = "".join(pieces)
    if len(digits) != _CID_DIGITS:
        message = f"the confirmation ID has {len(digits)} digits, expected {_CID_DIGITS}"
        if len(digits) == _XP_DIGITS:
            message = f"{message}; Windows XP used {_XP_DIGITS}"
        elif len(pieces) == CID_GROUPS:
            message = f"{message}: {_odd_groups(pieces, CID_GROUP_DIGITS, CID_LETTERS)}"
        raise InputError(message, advice="read all eight groups again, A to H, six digits each")
    return ConfirmationId(_groups(digits, CID_GROUP_DIGITS))


def has_check_digit(group: str) -> bool:
    """Return whether the last digit of a group is the check digit of the others.

    It is the sum, modulo seven, of the digits in odd places and twice the digits in even places.

    Example:
        >>> has_check_digit("123453"), has_check_digit("123450")
        (False, True)
    """
    total = sum(int(digit) * (1 + place % 2) for place, digit in enumerate(group[:-1]))
    return total % _MODULUS == int(group[-1])


def _pieces(text: str, name: str) -> list[str]:
    """Return the runs of digits in a text that consists of digits and separators."""
    if _ROUNDED.fullmatch(text):
        message = f"the {name} was rounded to a number by a spreadsheet"
        raise InputError(message, advice="format the column as text and paste the ID again")
    pieces = [piece for piece in _BETWEEN.split(text) if piece]
    for at, piece in enumerate(pieces, start=1):
        if not _DIGITS.fullmatch(piece):
            message = f"part {at} of the {name} contains a character other than the digits 0 to 9"
            raise InputError(message, advice="use only digits, blanks and hyphens")
    if not pieces:
        message = f"the {name} is empty"
        raise InputError(message, advice=f"paste the {name}")
    return pieces


def _wrong_length(pieces: list[str], digits: str) -> InputError:
    message = f"the installation ID has {len(digits)} digits, expected 63 (54 up to Windows 7)"
    if len(pieces) == IID_GROUPS:
        numbers = [str(number) for number in range(1, IID_GROUPS + 1)]
        message = f"{message}: {_odd_groups(pieces, _usual_size(pieces), numbers)}"
    return InputError(message, advice="read the ID again with slmgr /dti, all nine groups")


def _usual_size(pieces: list[str]) -> int:
    sizes = [len(piece) for piece in pieces]
    return max(_IID_GROUP_DIGITS.values(), key=sizes.count)


def _odd_groups(pieces: list[str], size: int, names: str | list[str]) -> str:
    """Return the groups with the wrong number of digits, as text."""
    odd = (
        f"group {name} has {len(piece)} of {size}"
        for name, piece in zip(names, pieces, strict=True)
        if len(piece) != size
    )
    return ", ".join(odd)


def _groups(digits: str, size: int) -> tuple[str, ...]:
    return tuple(digits[at : at + size] for at in range(0, len(digits), size))
