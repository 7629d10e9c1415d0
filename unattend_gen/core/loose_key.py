"""Product keys as people write them: without dashes, with others, with blanks or unseen characters.

A shape of this kind alone could be anything in running text; whoever looks for one asks for a word
beside it (`detect.key_text`) or looks in a name, which is short (`keys_in_name`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from unattend_gen.core.product_key import ALPHABET, ProductKey, is_placeholder_key
from unattend_gen.errors import KeyFormatError

if TYPE_CHECKING:
    from collections.abc import Iterator

_GROUPS: Final = 5
_GROUP: Final = 5
_LENGTH: Final = _GROUPS * _GROUP
_LETTER: Final = f"[{ALPHABET}N{ALPHABET.lower()}n]"
_UNSEEN: Final = (
    "[\u00ad\u034f\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]*+"
)
_JOINT: Final = "[-\u2010-\u2015\u2212 ._]?"
_SIGN: Final = r"(?:%[0-9A-Fa-f]{2}|[^0-9A-Za-z/\\\r\n])"
"""What may stand between groups in a name: anything but letters, a blank of an address too."""

_CHARACTER: Final = f"{_LETTER}{_UNSEEN}"
_WHOLE_GROUP: Final = f"(?:{_CHARACTER}){{{_GROUP}}}"
_LAST_GROUP: Final = f"(?:{_CHARACTER}){{{_GROUP - 1}}}{_LETTER}"


def _groups(joint: str, number: str) -> str:
    """So many groups with a joint before each, and the last one."""
    return f"(?:{_WHOLE_GROUP}{joint}{_UNSEEN}){number}{_LAST_GROUP}"


LOOSE_KEY: Final = re.compile(_groups(_JOINT, "{4}"))
"""Five groups of the alphabet with at most one sign between."""

_IN_NAME: Final = re.compile(_groups(f"{_SIGN}{{0,4}}+", "{4}"))
_FREE: Final = f"(?<!{_LETTER})(?={_IN_NAME.pattern})|(?={_IN_NAME.pattern}(?!{_LETTER}))"
_FREE_ON_A_SIDE: Final = re.compile(_FREE)
_JOINED_GROUPS: Final = re.compile(_groups(f"{_SIGN}{{1,4}}+", "{4,}"))
_ONE_WORD: Final = re.compile(f"(?<![0-9A-Za-z]){_groups('', '{4}')}(?![0-9A-Za-z])")
_GROUP_IN_RUN: Final = re.compile(_LAST_GROUP)
_SEPARATORS: Final = re.compile("%[0-9A-Fa-f]{2}|[^0-9A-Za-z]+")


def spelled_key(text: str) -> ProductKey | None:
    """The key that loosely written groups spell, or None if they spell none, only fill or mask."""
    bare = _SEPARATORS.sub("", text).upper()
    groups = [bare[at : at + _GROUP] for at in range(0, _LENGTH, _GROUP)]
    shown = "-".join(groups)
    if is_placeholder_key("-".join(groups[:-1])):
        return None
    try:
        return ProductKey.parse(shown)
    except KeyFormatError:
        return None


def keys_in_name(name: str) -> Iterator[tuple[int, int, ProductKey]]:
    """The keys in the name of a file, a folder or a machine, as (start, end, key), in order.

    What touches a key does not hide it, and its groups may be joined by nothing or by a few signs
    of any kind. Six groups are a serial number, not a key, unless five of them have a right
    checksum; digits alone are a counter.
    """
    if len(name) < _LENGTH or _IN_NAME.search(name) is None:
        return
    sure = tuple(_with_right_checksum(name))
    if not sure:
        yield from _by_shape(name, 0, len(name))
        return
    at = 0
    for start, end, key in sure:
        yield from _by_shape(name, at, start)
        yield start, end, key
        at = end
    yield from _by_shape(name, at, len(name))


def _with_right_checksum(name: str) -> Iterator[tuple[int, int, ProductKey]]:
    at = 0
    while (place := _FREE_ON_A_SIDE.search(name, at)) is not None:
        start = place.start()
        match = _IN_NAME.match(name, start)
        key = spelled_key(match[0]) if match else None
        if match and key and key.checksum_matches:
            yield start, match.end(), key
            at = match.end()
        else:
            at = start + 1


def _by_shape(name: str, start: int, end: int) -> Iterator[tuple[int, int, ProductKey]]:
    """Groups in multiples of five, and twenty-five letters that are a word of their own."""
    spans = [match.span() for match in _ONE_WORD.finditer(name, start, end)]
    for run in _JOINED_GROUPS.finditer(name, start, end):
        groups = [match.span() for match in _GROUP_IN_RUN.finditer(name, *run.span())]
        if len(groups) % _GROUPS == 0:
            fives = zip(groups[::_GROUPS], groups[_GROUPS - 1 :: _GROUPS], strict=True)
            spans += [(first[0], last[1]) for first, last in fives]
    for span in sorted(spans):
        written = name[slice(*span)]
        key = spelled_key(written)
        if key is not None and not _SEPARATORS.sub("", written).isdigit():
            yield *span, key
