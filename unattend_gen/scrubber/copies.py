"""The search for copies of scrubbed values, for all values in one pass.

Each form of a value is filed under its first four bytes, and the bytes of a document are compared
four at a time with all of them. So the time grows with the document, not with the number of values.
"""

from __future__ import annotations

import re
import sys
from collections import deque
from dataclasses import dataclass, field
from itertools import islice
from operator import attrgetter
from typing import TYPE_CHECKING, Final, TypeAlias

from unattend_gen.core.finding import Finding
from unattend_gen.core.secret import Secret  # noqa: TC001 - dataclass field
from unattend_gen.rules.passwords import is_conventional_secret
from unattend_gen.scrubber.forms import Form, forms_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unattend_gen.core.document import Document

_WORD: Final = 4
_BLOCK: Final = 1024
_MOST_VALUES: Final = 5000
_NEAR: Final = 60
_NAMES: Final = rb"(?i:passw|pwd|\bpw\b|\bpass\b|passphrase|secret|kennwort|credential|\bkey\b)"
_BEFORE: Final = re.compile(
    _NAMES + rb"[^<>\r\n]*$|(?i:<(?:\w*password|value|keymaterial)[^<>]*>\s*)$"
)
_AFTER: Final = re.compile(rb"[^<>\r\n]{0,30}?" + _NAMES)
_BREAKS: Final = b"\0\r\n\t \\"
"""Bytes without a meaning in base64 and hexadecimal text: breaks, and every other of UTF-16."""


@dataclass(frozen=True, slots=True)
class ScrubbedValue:
    """A value that was replaced; it never leaves the process, because `Secret` refuses that."""

    secret: Secret
    finding: Finding


@dataclass(frozen=True, slots=True)
class Copy:
    """A place where a scrubbed value is still written.

    Attributes:
        line: counted from 1 in the whole document.
        offset: of its first byte in the document; None in base64 and hexadecimal.
        form: how it is written.
        finding: on the place that was scrubbed.
    """

    line: int
    offset: int | None
    form: str
    finding: Finding


_Filed: TypeAlias = dict[int, dict[int, dict[bytes, tuple[Form, Finding]]]]
"""Forms by their first four bytes as a number, then by length, then by all bytes."""

_Hit: TypeAlias = tuple[int, Form, Finding]


@dataclass(frozen=True, slots=True)
class Copies:
    """Finds copies of values in documents.

    Attributes:
        unsearched: the findings on values beyond the limit, which bounds the memory.
    """

    _text: _Filed = field(repr=False)
    _packed: _Filed = field(repr=False)
    unsearched: tuple[Finding, ...] = ()

    @classmethod
    def of(cls, values: Iterable[ScrubbedValue]) -> Copies:
        """Return the search for these values."""
        text: _Filed = {}
        packed: _Filed = {}
        distinct = {
            value.secret: value.finding
            for value in values
            if not is_conventional_secret(value.secret)
        }
        for secret, finding in islice(distinct.items(), _MOST_VALUES):
            for form in forms_of(secret):
                _file(packed if form.is_packed else text, form, finding)
        return cls(text, packed, tuple(islice(distinct.values(), _MOST_VALUES, None)))

    @property
    def is_empty(self) -> bool:
        """Whether no value is searched."""
        return not self._text

    def in_document(self, document: Document) -> list[Copy]:
        """Return the copies in a document, or in a piece of one, by line."""
        if self.is_empty:
            return []
        data, first = document.data, document.first_line or 1
        text = [one for one in _hits(data, self._text) if _end(one) > document.overlap]
        packed = _hits(data.translate(None, _BREAKS), self._packed)
        found = [*_as_copies(text, data, first), *_as_packed_copies(packed, data, first)]
        return sorted(found, key=attrgetter("line"))


def _file(filed: _Filed, form: Form, finding: Finding) -> None:
    data = form.data.translate(None, _BREAKS) if form.is_packed else form.data
    if len(data) > _WORD:
        head = int.from_bytes(data[:_WORD], sys.byteorder)
        filed.setdefault(head, {}).setdefault(len(data), {}).setdefault(data, (form, finding))


def _hits(data: bytes, filed: _Filed) -> list[_Hit]:
    """Return the forms in the bytes by their offset; of forms that overlap, the first."""
    found: list[_Hit] = []
    for shift in range(min(_WORD, len(data))):
        size = (len(data) - shift) // _WORD * _WORD
        words = memoryview(data)[shift : shift + size].cast("I")
        for start in range(0, len(words), _BLOCK):
            block = words[start : start + _BLOCK]
            if not filed.keys().isdisjoint(block):
                places = ((shift + _WORD * at, word) for at, word in enumerate(block, start))
                found += (hit for at, word in places for hit in _at(data, at, filed.get(word)))
    apart: list[_Hit] = []
    for hit in sorted(found, key=lambda one: (one[0], -len(one[1].data))):
        if not apart or hit[0] >= _end(apart[-1]):
            apart.append(hit)
    return apart


def _at(
    data: bytes, at: int, filed: dict[int, dict[bytes, tuple[Form, Finding]]] | None
) -> Iterator[_Hit]:
    for length, forms in (filed or {}).items():
        known = forms.get(data[at : at + length])
        if known is None:
            continue
        width = known[0].width
        if not width or _is_password(data, at, at + length, width):
            yield at, *known


def _is_password(data: bytes, start: int, end: int, width: int) -> bool:
    """Return whether a word is a password, rather than a name or a part of a longer word."""
    before = data[max(0, start - _NEAR * width) : start].replace(b"\0", b"")
    after = data[end : end + _NEAR * width].replace(b"\0", b"")
    if before[-1:].isalnum() or after[:1].isalnum():
        return False
    return _BEFORE.search(before) is not None or _AFTER.match(after) is not None


def _end(hit: _Hit) -> int:
    return hit[0] + len(hit[1].data)


def _as_copies(hits: Iterable[_Hit], data: bytes, first: int) -> Iterator[Copy]:
    line, last = first, 0
    for at, form, finding in hits:
        line += data.count(b"\n", last, at)
        last = at
        yield Copy(line, at, form.name, finding)


def _as_packed_copies(hits: Iterable[_Hit], data: bytes, first: int) -> Iterator[Copy]:
    """Yield the copies in text whose breaks were removed, with the line on which each begins."""
    pending = deque(hits)
    passed = 0
    for line, text in enumerate(data.split(b"\n") if pending else (), first):
        passed += len(text.translate(None, _BREAKS))
        while pending and pending[0][0] < passed:
            _, form, finding = pending.popleft()
            yield Copy(line, None, form.name, finding)
