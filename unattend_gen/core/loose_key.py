"""Product keys in loose notation: other or no dashes, blanks, invisible characters.

In running text such a shape may be anything, so detectors require a keyword next to it
(`detect.keys`). Names are short, so `keys_in_name` needs none.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from unattend_gen.core.product_key import ALPHABET, ProductKey, is_placeholder_key
from unattend_gen.errors import KeyFormatError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_GROUPS: Final = 5
_GROUP: Final = 5
_LENGTH: Final = _GROUPS * _GROUP
_LETTER: Final = f"[{ALPHABET}N{ALPHABET.lower()}n]"
_UNSEEN: Final = (
    "[\u00ad\u034f\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]*+"
)
_DASHES: Final = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212")
_DASH_OR_BLANK: Final = "[-\u2010-\u2015\u2212 \u00a0\u2000-\u200a\u202f\u3000._]{0,3}"
_SIGN: Final = r"(?:%[0-9A-Fa-f]{2}|[^0-9A-Za-z/\\\r\n])"
"""A sign between groups in a name: anything but ASCII letters, digits, slashes and line ends. The
percent-encoded signs of URLs count too."""

_WHOLE_GROUP: Final = f"(?:{_LETTER}{_UNSEEN}){{{_GROUP - 1}}}{_LETTER}"


def _groups(joint: str, group: str = _WHOLE_GROUP) -> str:
    """Return a pattern of five groups with a joint and invisible characters between them."""
    return f"{_UNSEEN}{joint}{_UNSEEN}".join([group] * _GROUPS)


LOOSE_KEY: Final = re.compile(_groups(_DASH_OR_BLANK))
"""Five groups of the alphabet, separated by a dash, blanks, a dot or nothing."""

_IN_NAME: Final = re.compile(_groups(f"{_SIGN}{{0,4}}?", f"({_WHOLE_GROUP})"))
_FREE: Final = f"(?<!{_LETTER})(?={_IN_NAME.pattern})|(?={_IN_NAME.pattern}(?!{_LETTER}))"
_FREE_ON_A_SIDE: Final = re.compile(_FREE)
_ONE_WORD: Final = re.compile(f"(?<![0-9A-Za-z]){_groups('')}(?![0-9A-Za-z])")
_BEGINNING: Final = re.compile(_WHOLE_GROUP)
_NEXT: Final = re.compile(f"({_UNSEEN}{_SIGN}{{1,4}}?{_UNSEEN})({_WHOLE_GROUP})")
_SEPARATORS: Final = re.compile("[^0-9A-Za-z]+")


class _Group(NamedTuple):
    """Five letters in a name, and the joint before them."""

    start: int
    end: int
    text: str
    joint: str


def spelled_key(text: str) -> ProductKey | None:
    """Return the key in loose notation, or None for anything else, filler and masks."""
    bare = _SEPARATORS.sub("", text).upper()
    groups = [bare[at : at + _GROUP] for at in range(0, _LENGTH, _GROUP)]
    if is_placeholder_key("-".join(groups[:-1])):
        return None
    try:
        return ProductKey.parse("-".join(groups))
    except KeyFormatError:
        return None


def keys_in_name(name: str) -> Iterator[tuple[int, int, ProductKey]]:
    """Yield the keys in the name of a file, folder or computer, as (start, end, key), in order.

    Adjacent text does not hide a key, and its groups may be joined by nothing or by a few signs of
    any kind. Six groups with dashes are a serial number, not a key, unless five of them have a
    correct checksum. Digits alone are a counter.
    """
    if len(name) < _LENGTH or _IN_NAME.search(name) is None:
        return
    at = 0
    for start, end, key in _with_right_checksum(name):
        yield from _by_shape(name, at, start)
        yield start, end, key
        at = end
    yield from _by_shape(name, at, len(name))


def _with_right_checksum(name: str) -> Iterator[tuple[int, int, ProductKey]]:
    at = 0
    while (place := _FREE_ON_A_SIDE.search(name, at)) is not None:
        start = place.start()
        match = _IN_NAME.match(name, start)
        key = spelled_key("".join(match.groups())) if match else None
        if match and key and key.checksum_matches:
            yield start, match.end(), key
            at = match.end()
        else:
            at = start + 1


def _by_shape(name: str, start: int, end: int) -> Iterator[tuple[int, int, ProductKey]]:
    """Yield keys in groups of five, and words of twenty-five letters."""
    found = {match.span(): match[0] for match in _ONE_WORD.finditer(name, start, end)}
    for run in _runs(name, start, end):
        for five in _fives(run):
            letters = "".join(group.text for group in five[-_GROUPS:])
            found[five[0].start, five[-1].end] = letters
    for span, letters in sorted(found.items()):
        key = spelled_key(letters)
        if key is not None and not _SEPARATORS.sub("", letters).isdigit():
            yield *span, key


def _runs(name: str, start: int, end: int) -> Iterator[list[_Group]]:
    """Yield the longest sequences of consecutive groups."""
    while (first := _BEGINNING.search(name, start, end)) is not None:
        # The last of more than five letters may begin a run: adjacent text does not hide a key.
        start = first.start() + 1
        follower = _NEXT.match(name, first.end(), end)
        if follower is None:
            continue
        run = [_Group(*first.span(), first[0], "")]
        while follower is not None:
            run.append(_Group(*follower.span(2), follower[2], follower[1]))
            follower = _NEXT.match(name, follower.end(), end)
        start = run[-1].end
        yield run


def _fives(run: Sequence[_Group]) -> Iterator[Sequence[_Group]]:
    """Yield the keys of a run: five groups with equal joints, or all if their number is a multiple.

    Among more groups without dashes, the five groups of the key are unknown, so all are returned.
    """
    found = False
    for stretch in _stretches(run):
        if len(stretch) % _GROUPS == 0:
            found = True
            yield from _by_five(stretch)
        elif len(stretch) > _GROUPS and not set(stretch[-1].joint) <= _DASHES:
            found = True
            yield stretch
    if not found and len(run) % _GROUPS == 0:
        yield from _by_five(run)


def _stretches(run: Sequence[_Group]) -> Iterator[Sequence[_Group]]:
    """Yield parts of a run with equal joints, each with the group before its first joint."""
    at = 1
    for _, like in groupby(run[1:], key=lambda group: group.joint):
        number = sum(1 for _ in like)
        yield run[at - 1 : at + number]
        at += number


def _by_five(groups: Sequence[_Group]) -> Iterator[Sequence[_Group]]:
    return (groups[at : at + _GROUPS] for at in range(0, len(groups), _GROUPS))
