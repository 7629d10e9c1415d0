"""What a text is that stands where a product key belongs: a key, none, or something in its place.

One classification for all that ask: a setting of an answer file and a key from a secret source
get the same verdict on the same text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeAlias

from unattend_gen.core.placeholder import is_placeholder
from unattend_gen.core.product_key import ProductKey, is_placeholder_key
from unattend_gen.errors import KeyFormatError

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
