"""Matches in text that is not parsed: comments, scripts, documents that are not well-formed.

Elements are recognised by their tags alone, links and commands by their words, keys by their
shape. Published and masked keys are matched as what they are.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.keys import published
from unattend_gen.core.command_secrets import (
    COMMAND_SHAPES,
    COMMAND_WORDS,
    command_secrets,
    decoded_command,
)
from unattend_gen.core.key_search import key_at
from unattend_gen.core.match import ENCODED, ContentKind, Match, live
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.detect.content import SensitiveText, classify
from unattend_gen.detect.keys import MASK_SIGNS, keys_in_text, masked_keys
from unattend_gen.detect.properties import LINK_SIGNS, matches_in_links
from unattend_gen.detect.reading import SPLIT_KEY, UNKNOWN, Hints, LineCounter
from unattend_gen.detect.sensitive import is_known_by_name, kind_by_name
from unattend_gen.detect.split_keys import split_keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MARKUP: Final = re.compile(r"<!\[CDATA\[|\]\]>|<!--|-->")
_TAG: Final = re.compile(
    # Possessive, because a long name without a closing > would be split in every possible way.
    r"<(?P<end>/?)(?:[\w.-]++:)?(?P<name>[\w.-]++)(?P<rest>[^<>]*+)>(?P<text>[^<]*)"
)
_NEAR: Final = 300
_COMMAND_HINTS: Final = frozenset({*COMMAND_WORDS, *COMMAND_SHAPES, ENCODED})
_COMMAND_SHAPES: Final = frozenset({*COMMAND_SHAPES, ENCODED})
_VALUES: Final = frozenset({"value", "key"})
_ESCAPED_BLANKS: Final = re.compile(r"\\+[nrt]")
_REFERENCE: Final = re.compile(r"&(?:#\w{1,8}|[a-z]{2,5});")


def matches_in_markup(text: str, hints: Hints = UNKNOWN) -> list[Match]:
    """Return the matches of elements, commands and shapes in markup that is not parsed.

    Args:
        text: the markup to search.
        hints: the words and shapes that may occur in it as it is written.
    """
    readable = _Unescaped(_MARKUP.sub(_blank, text))
    found = _in_readable(readable.text, hints if readable.text == text else UNKNOWN)
    return [readable.as_written(match) for match in found]


def matches_in_text(text: str, hints: Hints = UNKNOWN) -> list[Match]:
    """Return the matches of links, commands and shapes in text without tags, live or not.

    Args:
        text: the text to search.
        hints: the words and shapes that may occur in it.
    """
    lines = LineCounter(text)
    found = list(matches_in_links(text, lines)) if hints.may_contain(*LINK_SIGNS) else []
    found += _without_overlap(found, _in_commands(text, lines, hints))
    keys = list(keys_in_text(text, lines, hints))
    keys += masked_keys(text, lines) if hints.may_contain(*MASK_SIGNS) else ()
    if hints.may_contain(SPLIT_KEY):
        keys += _without_overlap(keys, list(split_keys(text, lines)))
    return [*found, *_without_overlap(found, keys)]


def matches_in_commands(text: str, hints: Hints = UNKNOWN) -> Iterator[Match]:
    """Yield the secrets in the commands of a text."""
    return _in_commands(text, LineCounter(text), hints)


def live_keys(text: str, hints: Hints = UNKNOWN) -> list[Match]:
    """Return the live product keys in a text by their shape, whatever surrounds them."""
    return list(live(keys_in_text(text, LineCounter(text), hints)))


def _in_readable(readable: str, hints: Hints) -> list[Match]:
    elements = list(_in_elements(readable))
    starts = {match.start for match in elements}
    others = [match for match in matches_in_text(readable, hints) if match.start not in starts]
    return sorted((*elements, *others), key=lambda match: match.start)


def _without_overlap(found: list[Match], others: Iterable[Match]) -> Iterator[Match]:
    """Yield the others that do not overlap a match that was found already."""
    spans = sorted((one.start, one.end) for one in found)
    starts = [start for start, _ in spans]
    for other in others:
        before = bisect_left(starts, other.end) - 1
        if before < 0 or spans[before][1] <= other.start:
            yield other


def _in_commands(text: str, lines: LineCounter, hints: Hints) -> Iterator[Match]:
    words = _words_in(text, hints)
    for match in command_secrets(text, words=words):
        search = _in_encoded if match.command == ENCODED else _in_command
        yield from search(text, match, lines)


def _words_in(text: str, hints: Hints) -> frozenset[str] | None:
    """Return the words and shapes of commands that may be in a text; None if it is not known."""
    if hints.signs is None or not hints.known_in(text):
        return None
    words = hints.signs & _COMMAND_HINTS
    return words if text.isascii() else words | _COMMAND_SHAPES


def _in_command(text: str, match: Match, lines: LineCounter) -> Iterator[Match]:
    key = None
    if match.kind is SecretKind.PRODUCT_KEY:
        key = key_at(text, match.start, match.end)
    is_public = key is not None and published(key) is not None
    yield replace(
        match,
        content=ContentKind.PUBLISHED_KEY if is_public else ContentKind.CLEAR,
        line=lines.at(match.start),
        secret=key.secret if key else Secret(text[match.start : match.end], match.kind),
        last_five=key.last_five if key else None,
    )


def _in_encoded(text: str, match: Match, lines: LineCounter) -> Iterator[Match]:
    """Yield one match for all live secrets of a kind in an encoded command, if there are any."""
    inner = decoded_command(text[match.start : match.end])
    found = [one for one in live(matches_in_text(inner)) if one.kind is match.kind]
    if not found:
        return
    only = found[0] if len({one.secret for one in found}) == 1 else None
    yield replace(
        match,
        line=lines.at(match.start),
        secret=only.secret if only else None,
        last_five=only.last_five if only else None,
    )


def _in_elements(text: str) -> Iterator[Match]:
    lowered = text.lower()
    if "password" not in lowered and "productkey" not in lowered:
        return
    holder, lines = "", LineCounter(text)
    for tag in _TAG.finditer(text):
        name = tag["name"]
        if is_known_by_name(name):
            holder = "" if tag["end"] or tag["rest"].endswith("/") else name
        elif name.lower() not in _VALUES or tag["end"]:
            continue
        if holder and _is_closed(text, tag):
            yield from _in_element(tag, holder, lines)


def _is_closed(text: str, tag: re.Match[str]) -> bool:
    """Return whether the element is closed nearby; `<password>` in a manual never is.

    An element that the end of the text cuts off counts if the text starts like markup.
    """
    end = tag.end()
    if text.startswith("</", end):
        return True
    if end == len(text):
        return text.lstrip().startswith("<")
    closing = text.find(f"{tag['name']}>", end, end + _NEAR)
    return closing >= 0 and text.endswith(("/", ":"), 0, closing)


def _in_element(tag: re.Match[str], holder: str, lines: LineCounter) -> Iterator[Match]:
    kind, text = kind_by_name(holder), tag["text"]
    if not _ESCAPED_BLANKS.sub("", text).strip():
        return  # indentation, in a string of a program
    content = classify(SensitiveText(kind, text, holder))
    if content.kind.is_leak:
        start = tag.start("text") + len(text) - len(text.lstrip())
        yield Match(
            kind=kind,
            span=(start, start + len(text.strip())),
            line=lines.at(start),
            secret=content.secret,
            last_five=content.last_five,
        )


class _Unescaped:
    """A text with its character references resolved, and the positions that they had."""

    def __init__(self, written: str) -> None:
        self._indexes: list[int] = []
        self._shifts: list[int] = [0]
        self.text = _REFERENCE.sub(self._record, written) if "&" in written else written

    def as_written(self, match: Match) -> Match:
        """Return a match with its span in the text as written."""
        if not self._indexes:
            return match
        return replace(match, span=(self._written(match.start), self._written(match.end)))

    def _record(self, match: re.Match[str]) -> str:
        self._indexes.append(match.start() - self._shifts[-1])
        self._shifts.append(self._shifts[-1] + len(match[0]) - 1)
        return _resolved(match)

    def _written(self, index: int) -> int:
        """Return the index in the written text, adding the length of the references before it."""
        return index + self._shifts[bisect_left(self._indexes, index)]


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _resolved(match: re.Match[str]) -> str:
    """Return the character of a reference, or a blank if it would shift the lines below."""
    meant = unescape(match[0])
    return meant if len(meant) == 1 and meant not in "\r\n" else " "
