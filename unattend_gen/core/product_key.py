"""Product keys: form, typing mistakes, last five characters. No network, no activation.

Nothing here can tell a MAK from a retail key: the text alone does not say so. Published setup
keys are recognised by an exact match, in `catalog.keys`.

Source:
    Public write-ups of the PKEY2009 layout, checked against 72 published setup keys.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, reduce
from typing import Final, TypeAlias

from unattend_gen.core.placeholder import is_placeholder
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.errors import KeyFormatError

ALPHABET: Final = "BCDFGHJKMPQRTVWXY2346789"
"""The 24 digits of a product key, in order of their value."""

_GROUPS: Final = 5
_GROUP_LENGTH: Final = 5
_CHECKSUM_SHIFT: Final = 103
_CHECKSUM_MASK: Final = 0x3FF
_POLYNOMIAL: Final = 0x04C11DB7
# Texts, compiled when a key is met: most files have none, or a published one.
_FOREIGN: Final = f"(?ai)[^{ALPHABET}N]"
_KEY_SHAPE: Final = r"[0-9A-Za-z]{4,6}(-[0-9A-Za-z]{4,6}){3,5}|[0-9A-Za-z]{20,30}"
_MIN_SHAPED_LENGTH: Final = 20
_KEY_TEXT: Final = "[0-9A-Za-z\u2010-\u2015-]+"
"""Letters, digits and any dash: a pasted en dash is a typing mistake, not a placeholder."""
_KEY_INSIDE: Final = (
    r"(?<![0-9A-Za-z])[0-9A-Za-z]{5}(?:[^0-9A-Za-z][0-9A-Za-z]{5}){4}(?![0-9A-Za-z])"
)
"""Five groups anywhere, whatever joins them: a key in quotes or before a remark is still one."""
_KEY_BEGUN: Final = (
    "(?=.*[0-9])(?=.*[A-Za-z])"
    "[0-9A-Za-z]{5}[\u2010-\u2015-][0-9A-Za-z]{5}(?:[\u2010-\u2015-][0-9A-Za-z]{0,6})*"
)
"""Two groups and perhaps more, with letters and digits: too little of a key, but typed as one."""
_GROUP: Final = r"[0-9A-Za-z]+"
_ADVICE: Final = (
    "write five groups of five characters with hyphens between; "
    "0, 1, 5, A, E, I, L, O, S, U and Z never occur; 8 and B are often confused"
)


class Algorithm(StrEnum):
    """The generation of a key, told by its letter N.

    Keys for Windows 8, Server 2012 and later carry exactly one N and a checksum; older keys
    carry none and have no checksum that can be computed offline.
    """

    PKEY2005 = "pkey2005"
    PKEY2009 = "pkey2009"


@dataclass(frozen=True, slots=True)
class ProductKey:
    """A well-formed product key.

    Attributes:
        secret: the 29 characters in upper case, with hyphens.
        algorithm: which generation of keys it belongs to.
        checksum_matches: None where the generation has no checksum. A right checksum does not
            mean that the key is genuine; a wrong one means that it was mistyped.
    """

    secret: Secret
    algorithm: Algorithm
    checksum_matches: bool | None

    @classmethod
    def parse(cls, text: str) -> ProductKey:
        """Read a key; lower case and surrounding blanks are accepted, hyphens are demanded.

        Raises:
            KeyFormatError: naming the group and the reason, never the text.
        """
        key = text.strip()
        _demand_groups(key)
        key = key.upper()
        digits = key.replace("-", "")
        marks = digits.count("N")
        if marks > 1:
            message = f"the letter N occurs {marks} times, a product key has at most one"
            raise KeyFormatError(message, advice=_ADVICE)
        algorithm = Algorithm.PKEY2009 if marks else Algorithm.PKEY2005
        matches = _checksum_matches(digits) if marks else None
        return cls(Secret(key, SecretKind.PRODUCT_KEY), algorithm, matches)

    @property
    def last_five(self) -> str:
        """The last group: what Windows itself displays, and all that a report may show."""
        return self.secret.reveal()[-_GROUP_LENGTH:]


def is_placeholder_key(text: str) -> bool:
    """Whether the text stands for a key instead of being one.

    True for groups that each repeat one character (`00000-…`, `XXXXX-…`, `AAAAA-BBBBB-…`), for
    counting groups (`12345-…`) and for anything that has no likeness to a key (`.`, `[KEY]`).
    Placeholders of template languages are recognised elsewhere.
    """
    bare = text.strip()
    if not bare:
        return False
    if not _resembles_key(bare):
        return True
    return all(_is_filler(group) for group in re.findall(_GROUP, bare.upper()))


def _resembles_key(text: str) -> bool:
    if any(re.fullmatch(shape, text) for shape in (_KEY_SHAPE, _KEY_BEGUN)):
        return True
    if re.search(_KEY_INSIDE, text):
        return True
    return len(text) >= _MIN_SHAPED_LENGTH and re.fullmatch(_KEY_TEXT, text) is not None


def _is_filler(group: str) -> bool:
    return len(set(group)) == 1 or group in "01234567890" or group in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def _demand_groups(key: str) -> None:
    groups = key.split("-")
    if len(groups) != _GROUPS:
        message = f"{len(groups)} groups instead of {_GROUPS}"
        raise KeyFormatError(message, advice=_ADVICE)
    for number, group in enumerate(groups, start=1):
        if len(group) != _GROUP_LENGTH:
            message = f"group {number} has {len(group)} characters instead of {_GROUP_LENGTH}"
            raise KeyFormatError(message, advice=_ADVICE)
        foreign = len(re.findall(_FOREIGN, group))
        if foreign:
            noun = "character" if foreign == 1 else "characters"
            message = f"group {number} has {foreign} {noun} that no product key uses"
            raise KeyFormatError(message, advice=_ADVICE)


def _checksum_matches(digits: str) -> bool:
    """Compare the ten checksum bits with the low bits of the inverted CRC of the rest."""
    value = digits.index("N")
    for character in digits.replace("N", ""):
        value = value * len(ALPHABET) + ALPHABET.index(character)
    stored = value >> _CHECKSUM_SHIFT & _CHECKSUM_MASK
    bare = value & ~(_CHECKSUM_MASK << _CHECKSUM_SHIFT)
    return ~_crc32_bzip2(bare.to_bytes(16, "little")) & _CHECKSUM_MASK == stored


def _crc32_bzip2(data: bytes) -> int:
    """CRC-32 with the most significant bit first, before its final inversion."""
    crc, remainders = 0xFFFFFFFF, _remainders()
    for byte in data:
        crc = (crc << 8 & 0xFFFFFFFF) ^ remainders[crc >> 24 ^ byte]
    return crc


@cache
def _remainders() -> tuple[int, ...]:
    """What each first byte leaves of a CRC."""
    return tuple(reduce(_shifted, range(8), byte << 24) for byte in range(256))


def _shifted(crc: int, _: int) -> int:
    shifted = crc << 1 & 0xFFFFFFFF
    return shifted ^ _POLYNOMIAL if crc & 0x80000000 else shifted


_ZEROS: Final = "00000-00000-00000-00000-00000"


@dataclass(frozen=True, slots=True)
class StandIn:
    """Words, filler or the placeholder of a template language.

    Attributes:
        is_all_zeros: the filler that generators write so that Setup asks for a key.
    """

    is_all_zeros: bool


@dataclass(frozen=True, slots=True)
class NoKey:
    """A text that was meant as a key and is none; which group is wrong and why, never the text."""

    message: str
    advice: str


KeyText: TypeAlias = StandIn | NoKey | ProductKey


def read_key_text(text: str) -> KeyText:
    """What a text is; blanks around it do not count. No text at all is no key."""
    bare = text.strip()
    if is_placeholder(bare) or is_placeholder_key(bare):
        return StandIn(is_all_zeros=bare == _ZEROS)
    try:
        return ProductKey.parse(bare)
    except KeyFormatError as error:
        return NoKey(error.message, error.advice)


GVLK: Final = "NPPR9-FWDCX-D2C8J-H872K-2YT43"
"""The published setup key of Windows 11 Enterprise; not a secret."""

MADE_UP_KEY: Final = "J8NJ4-FT6W2-6MCCQ-R38W2-Q4JK2"
"""A key without meaning: its group and all bits that would sign it are zero."""
