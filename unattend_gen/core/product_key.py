"""Product keys: format, checksum and last five characters, without network or activation.

The text of a key does not say whether it is a MAK or a retail key. Published setup keys are
recognised by exact match in `catalog.keys`.

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
# Patterns are compiled when first used: most files have no key, or a published one.
_FOREIGN: Final = f"(?ai)[^{ALPHABET}N]"
_KEY_SHAPE: Final = r"[0-9A-Za-z]{4,6}(-[0-9A-Za-z]{4,6}){3,5}|[0-9A-Za-z]{20,30}"
_MIN_SHAPED_LENGTH: Final = 20
_KEY_TEXT: Final = "[0-9A-Za-z\u2010-\u2015-]+"
"""Letters, digits and any dash: a pasted en dash is a typing mistake, not a placeholder."""
_KEY_INSIDE: Final = (
    r"(?<![0-9A-Za-z])[0-9A-Za-z]{5}(?:[^0-9A-Za-z][0-9A-Za-z]{5}){4}(?![0-9A-Za-z])"
)
"""Five groups anywhere with any separator, such as a key in quotes or before a remark."""
_KEY_BEGUN: Final = (
    "(?=.*[0-9])(?=.*[A-Za-z])"
    "[0-9A-Za-z]{5}[\u2010-\u2015-][0-9A-Za-z]{5}(?:[\u2010-\u2015-][0-9A-Za-z]{0,6})*"
)
"""Two groups or more, with letters and digits: an incomplete key."""
_GROUP: Final = r"[0-9A-Za-z]+"
_ADVICE: Final = (
    "write five groups of five characters, separated by hyphens; "
    "0, 1, 5, A, E, I, L, O, S, U and Z never occur; 8 and B are easily confused"
)


class Algorithm(StrEnum):
    """The generation of a key, recognised by the letter N.

    Keys for Windows 8, Server 2012 and later have exactly one N and a checksum. Older keys have
    no N, and no checksum that can be computed offline.
    """

    PKEY2005 = "pkey2005"
    PKEY2009 = "pkey2009"


@dataclass(frozen=True, slots=True)
class ProductKey:
    """A well-formed product key.

    Attributes:
        secret: the 29 characters in upper case, with hyphens.
        algorithm: the generation of the key.
        checksum_matches: None if the generation has no checksum. A correct checksum does not
            mean that the key is genuine; a wrong one means that it was mistyped.
    """

    secret: Secret
    algorithm: Algorithm
    checksum_matches: bool | None

    @classmethod
    def parse(cls, text: str) -> ProductKey:
        """Parse a key; lower case and surrounding blanks are accepted, hyphens are required.

        Raises:
            KeyFormatError: the text is not a key; the message names group and reason, not the text.
        """
        key = text.strip()
        _require_groups(key)
        key = key.upper()
        digits = key.replace("-", "")
        marks = digits.count("N")
        if marks > 1:
            message = f"the letter N occurs {marks} times; a product key has at most one"
            raise KeyFormatError(message, advice=_ADVICE)
        algorithm = Algorithm.PKEY2009 if marks else Algorithm.PKEY2005
        matches = _checksum_matches(digits) if marks else None
        return cls(Secret(key, SecretKind.PRODUCT_KEY), algorithm, matches)

    @property
    def last_five(self) -> str:
        """The last group, which Windows itself displays; reports show nothing else of a key."""
        return self.secret.reveal()[-_GROUP_LENGTH:]


def is_placeholder_key(text: str) -> bool:
    """Return whether a text is a placeholder for a key.

    Placeholders are groups of one repeated character (`00000-…`, `AAAAA-BBBBB-…`), counting groups
    (`12345-…`) and text that does not look like a key (`.`, `[KEY]`). Placeholders of template
    languages are recognised in `core.placeholder`.
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


def _require_groups(key: str) -> None:
    groups = key.split("-")
    if len(groups) != _GROUPS:
        noun = "group" if len(groups) == 1 else "groups"
        message = f"{len(groups)} {noun}, expected {_GROUPS}"
        raise KeyFormatError(message, advice=_ADVICE)
    for number, group in enumerate(groups, start=1):
        if len(group) != _GROUP_LENGTH:
            noun = "character" if len(group) == 1 else "characters"
            message = f"group {number} has {len(group)} {noun}, expected {_GROUP_LENGTH}"
            raise KeyFormatError(message, advice=_ADVICE)
        foreign = len(re.findall(_FOREIGN, group))
        if foreign:
            noun = "character" if foreign == 1 else "characters"
            message = f"group {number} contains {foreign} {noun} that product keys never use"
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
    """Return the CRC remainder of each byte."""
    return tuple(reduce(_shifted, range(8), byte << 24) for byte in range(256))


def _shifted(crc: int, _: int) -> int:
    shifted = crc << 1 & 0xFFFFFFFF
    return shifted ^ _POLYNOMIAL if crc & 0x80000000 else shifted


_ZEROS: Final = "00000-00000-00000-00000-00000"


@dataclass(frozen=True, slots=True)
class KeyPlaceholder:
    """Text in place of a key: words, filler or the placeholder of a template language.

    Attributes:
        is_all_zeros: whether it is the filler that makes Setup ask for a key.
    """

    is_all_zeros: bool


@dataclass(frozen=True, slots=True)
class InvalidKey:
    """A malformed key; the message names group and reason, not the text."""

    message: str
    advice: str


KeyText: TypeAlias = KeyPlaceholder | InvalidKey | ProductKey


def read_key_text(text: str) -> KeyText:
    """Return what a text in place of a key is, without blanks around it; empty text is invalid."""
    bare = text.strip()
    if is_placeholder(bare) or is_placeholder_key(bare):
        return KeyPlaceholder(is_all_zeros=bare == _ZEROS)
    try:
        return ProductKey.parse(bare)
    except KeyFormatError as error:
        return InvalidKey(error.message, error.advice)


GVLK: Final = "NPPR9-FWDCX-D2C8J-H872K-2YT43"
"""The published setup key of Windows 11 Enterprise, for examples; not a secret."""

MADE_UP_KEY: Final = "J8NJ4-FT6W2-6MCCQ-R38W2-Q4JK2"
"""A meaningless key for examples: its group and all signature bits are zero."""
