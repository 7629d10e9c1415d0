"""Secrets in text that is no tree: comments, scripts, documents that do not parse.

Elements are recognised by their tags alone, commands and keys by their shape. Published keys are
no secrets. Places are offsets in a text of the same lines, never the secret.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from html import unescape
from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.keys import published
from unattend_gen.core.finding import Confidence
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.core.secret_text import CommandSecret, command_secrets, find_keys, key_at
from unattend_gen.detect.holding import held
from unattend_gen.detect.sensitive import SensitiveText, is_known_by_name, kind_by_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.core.product_key import ProductKey

_MARKUP: Final = re.compile(r"<!\[CDATA\[|\]\]>|<!--|-->")
_TAG: Final = re.compile(
    # Nothing is given back: a long name that no > follows would be split in every way.
    r"<(?P<end>/?)(?:[\w.-]++:)?(?P<name>[\w.-]++)(?P<rest>[^<>]*+)>(?P<text>[^<]*)"
)
_VALUES: Final = frozenset({"value", "key"})
_REFERENCE: Final = re.compile(r"&(?:#\w{1,8}|[a-z]{2,5});")


@dataclass(frozen=True, slots=True)
class LooseSecret:
    """A secret in running text.

    Attributes:
        kind: password or product key.
        start: offset of its first character.
        end: offset behind its last.
        line: line of the text that it stands on, from 0.
        confidence: how sure it is that this is one.
        command: the command that carries it, in words of ours, or None.
        last_five: of a product key that is well formed.
        secret: as it would be used; None where it is encoded within a command.
    """

    kind: SecretKind
    start: int
    end: int
    line: int
    confidence: Confidence
    command: str | None = None
    last_five: str | None = None
    secret: Secret | None = field(default=None, compare=False)


def secrets_in_markup(text: str) -> list[LooseSecret]:
    """What elements, commands and shapes give away in text with tags, commented out or broken."""
    readable = _Unescaped(_MARKUP.sub(_blank, text))
    return [readable.as_written(secret) for secret in _in_readable(readable.text)]


def _in_readable(readable: str) -> list[LooseSecret]:
    elements = list(_in_elements(readable))
    starts = {secret.start for secret in elements}
    others = [secret for secret in secrets_in_text(readable) if secret.start not in starts]
    return sorted((*elements, *others), key=lambda secret: secret.start)


def secrets_in_text(text: str) -> list[LooseSecret]:
    """What commands and shapes give away in text without tags."""
    commands = list(command_secrets(text))
    lines = _Lines(text)
    found = [secret for command in commands for secret in _in_command(text, command, lines)]
    starts = [command.start for command in commands]
    for start, end in find_keys(text):
        before = bisect_right(starts, start) - 1
        if before < 0 or commands[before].end <= start:
            found += _bare_key(text, (start, end), lines)
    return found


def bare_keys(text: str) -> list[LooseSecret]:
    """The product keys in a text by their shape, whatever stands around them."""
    lines = _Lines(text)
    return [key for span in find_keys(text) for key in _bare_key(text, span, lines)]


class _Lines:
    """Which line of a text an offset stands on, from 0; cheap when offsets ascend."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._offset = 0
        self._line = 0

    def at(self, offset: int) -> int:
        """The line of an offset."""
        if offset < self._offset:
            self._offset = self._line = 0
        self._line += self._text.count("\n", self._offset, offset)
        self._offset = offset
        return self._line


def _in_command(text: str, command: CommandSecret, lines: _Lines) -> Iterator[LooseSecret]:
    key = None
    if command.kind is SecretKind.PRODUCT_KEY:
        key = key_at(text, command.start, command.end)
        if key is not None and published(key):
            return
    yield LooseSecret(
        command.kind,
        command.start,
        command.end,
        lines.at(command.start),
        command.confidence,
        command=command.command,
        last_five=key.last_five if key else None,
        secret=key.secret if key else Secret(text[command.start : command.end], command.kind),
    )


def _bare_key(text: str, span: tuple[int, int], lines: _Lines) -> Iterator[LooseSecret]:
    key = key_at(text, *span)
    if key is None or published(key):
        return
    start, end = span
    yield LooseSecret(
        SecretKind.PRODUCT_KEY,
        start,
        end,
        lines.at(start),
        _likelihood(key),
        last_five=key.last_five,
        secret=key.secret,
    )


def _likelihood(key: ProductKey) -> Confidence:
    """A right checksum tells a key from a serial number; keys before Windows 8 have none."""
    match key.checksum_matches:
        case True:
            return Confidence.HIGH
        case False:
            return Confidence.LOW
        case None:
            return Confidence.MEDIUM


def _in_elements(text: str) -> Iterator[LooseSecret]:
    lowered = text.lower()
    if "password" not in lowered and "productkey" not in lowered:
        return
    holder, lines = "", _Lines(text)
    for tag in _TAG.finditer(text):
        name = tag["name"]
        if is_known_by_name(name):
            holder = "" if tag["end"] or tag["rest"].endswith("/") else name
        elif name.lower() not in _VALUES or tag["end"]:
            continue
        if holder:
            yield from _in_element(tag, holder, lines)


def _in_element(tag: re.Match[str], holder: str, lines: _Lines) -> Iterator[LooseSecret]:
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
