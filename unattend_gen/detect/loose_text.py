"""Secrets in text that is no tree: comments, scripts, documents that do not parse.

Elements are recognised by their tags alone, links and commands by their words, keys by their
shape. Published and masked keys are told too, as what they are. Places are offsets in a text of
the same lines, never the secret.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.keys import published
from unattend_gen.core.command_secrets import (
    COMMAND_WORDS,
    ENCODED,
    CommandSecret,
    command_secrets,
    decoded_command,
)
from unattend_gen.core.finding import Confidence
from unattend_gen.core.key_search import key_at
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.detect.holding import Holding, held
from unattend_gen.detect.key_text import MASK_SIGNS, keys_in_text, masked_keys
from unattend_gen.detect.link_text import LINK_SIGNS, secrets_in_links
from unattend_gen.detect.loose_secret import Lines, LooseSecret, live
from unattend_gen.detect.seen import UNSEEN, Seen
from unattend_gen.detect.sensitive import SensitiveText, is_known_by_name, kind_by_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MARKUP: Final = re.compile(r"<!\[CDATA\[|\]\]>|<!--|-->")
_TAG: Final = re.compile(
    # Nothing is given back: a long name that no > follows would be split in every way.
    r"<(?P<end>/?)(?:[\w.-]++:)?(?P<name>[\w.-]++)(?P<rest>[^<>]*+)>(?P<text>[^<]*)"
)
_NEAR: Final = 300
_SIGNS_OF_COMMANDS: Final = frozenset({*COMMAND_WORDS, ENCODED})
_VALUES: Final = frozenset({"value", "key"})
_REFERENCE: Final = re.compile(r"&(?:#\w{1,8}|[a-z]{2,5});")


def secrets_in_markup(text: str) -> list[LooseSecret]:
    """What elements, commands and shapes give away in text with tags, commented out or broken."""
    readable = _Unescaped(_MARKUP.sub(_blank, text))
    return [readable.as_written(secret) for secret in _in_readable(readable.text)]


def _in_readable(readable: str) -> list[LooseSecret]:
    elements = list(_in_elements(readable))
    starts = {secret.start for secret in elements}
    others = [secret for secret in secrets_in_text(readable) if secret.start not in starts]
    return sorted((*elements, *others), key=lambda secret: secret.start)


def secrets_in_text(text: str, seen: Seen = UNSEEN) -> list[LooseSecret]:
    """What links, commands and shapes give away in text without tags, live or not.

    Args:
        text: what is searched.
        seen: what is known to stand in it.
    """
    lines = Lines(text)
    found = list(secrets_in_links(text, lines)) if seen.may_have(*LINK_SIGNS) else []
    found += _without_place(found, _in_commands(text, lines, seen))
    keys = list(keys_in_text(text, lines, seen))
    keys += masked_keys(text, lines) if seen.may_have(*MASK_SIGNS) else ()
    return [*found, *_without_place(found, keys)]


def bare_keys(text: str, seen: Seen = UNSEEN) -> list[LooseSecret]:
    """The live product keys in a text by their shape, whatever stands around them."""
    return list(live(keys_in_text(text, Lines(text), seen)))


def _without_place(
    found: list[LooseSecret], others: Iterable[LooseSecret]
) -> Iterator[LooseSecret]:
    """Those that stand in no place of what was found already."""
    spans = sorted((one.start, one.end) for one in found)
    starts = [start for start, _ in spans]
    for other in others:
        before = bisect_left(starts, other.end) - 1
        if before < 0 or spans[before][1] <= other.start:
            yield other


def _in_commands(text: str, lines: Lines, seen: Seen) -> Iterator[LooseSecret]:
    # The quick look knows the letters of ASCII; a few others become such in lower case.
    signs = seen.signs if text.isascii() else None
    words = None if signs is None else signs & _SIGNS_OF_COMMANDS
    for command in command_secrets(text, words=words):
        search = _in_encoded if command.command == ENCODED else _in_command
        yield from search(text, command, lines)


def _in_command(text: str, command: CommandSecret, lines: Lines) -> Iterator[LooseSecret]:
    key = None
    if command.kind is SecretKind.PRODUCT_KEY:
        key = key_at(text, command.start, command.end)
    is_public = key is not None and published(key) is not None
    yield LooseSecret(
        command.kind,
        command.start,
        command.end,
        lines.at(command.start),
        command.confidence,
        command=command.command,
        last_five=key.last_five if key else None,
        secret=key.secret if key else Secret(text[command.start : command.end], command.kind),
        holding=Holding.PUBLISHED_KEY if is_public else Holding.CLEAR,
    )


def _in_encoded(text: str, command: CommandSecret, lines: Lines) -> Iterator[LooseSecret]:
    """One for all live secrets of a kind within an encoded command; a published key is none."""
    inner = decoded_command(text[command.start : command.end])
    found = [one for one in live(secrets_in_text(inner)) if one.kind is command.kind]
    if not found:
        return
    only = found[0] if len({one.secret for one in found}) == 1 else None
    yield LooseSecret(
        command.kind,
        command.start,
        command.end,
        lines.at(command.start),
        command.confidence,
        command=command.command,
        last_five=only.last_five if only else None,
        secret=only.secret if only else None,
    )


def _in_elements(text: str) -> Iterator[LooseSecret]:
    lowered = text.lower()
    if "password" not in lowered and "productkey" not in lowered:
        return
    holder, lines = "", Lines(text)
    for tag in _TAG.finditer(text):
        name = tag["name"]
        if is_known_by_name(name):
            holder = "" if tag["end"] or tag["rest"].endswith("/") else name
        elif name.lower() not in _VALUES or tag["end"]:
            continue
        if holder and _is_ended(text, tag):
            yield from _in_element(tag, holder, lines)


def _is_ended(text: str, tag: re.Match[str]) -> bool:
    """Whether an element ends somewhere near; `<password>` in a manual never does.

    One that is cut off by the end counts where the text begins as markup does.
    """
    end = tag.end()
    if text.startswith("</", end):
        return True
    if end == len(text):
        return text.lstrip().startswith("<")
    closing = text.find(f"{tag['name']}>", end, end + _NEAR)
    return closing >= 0 and text[:closing].endswith(("/", ":"))


def _in_element(tag: re.Match[str], holder: str, lines: Lines) -> Iterator[LooseSecret]:
    kind, text = kind_by_name(holder), tag["text"]
    content = held(SensitiveText(kind, text, holder))
    if content.holding.is_leak:
        start = tag.start("text") + len(text) - len(text.lstrip())
        yield LooseSecret(
            kind,
            start,
            start + len(text.strip()),
            lines.at(start),
            Confidence.HIGH,
            last_five=content.last_five,
            secret=content.secret,
        )


class _Unescaped:
    """A text with its character references resolved, which knows where each one stood."""

    def __init__(self, written: str) -> None:
        self._indexes: list[int] = []
        self._shifts: list[int] = [0]
        self.text = _REFERENCE.sub(self._note, written) if "&" in written else written

    def as_written(self, secret: LooseSecret) -> LooseSecret:
        """A secret with its place in the text as it is written."""
        if not self._indexes:
            return secret
        return replace(secret, start=self._written(secret.start), end=self._written(secret.end))

    def _note(self, match: re.Match[str]) -> str:
        self._indexes.append(match.start() - self._shifts[-1])
        self._shifts.append(self._shifts[-1] + len(match[0]) - 1)
        return _unescaped(match)

    def _written(self, index: int) -> int:
        """The index in the written text: what each reference before it is longer is added."""
        return index + self._shifts[bisect_left(self._indexes, index)]


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _unescaped(match: re.Match[str]) -> str:
    """The one character meant, unless it would move the lines below."""
    meant = unescape(match[0])
    return meant if len(meant) == 1 and meant not in "\r\n" else " "
