"""A document as text, in the encoding that it really has.

Most documents have one reading. Bytes that are no text in any encoding are read twice: each byte
as a character, and the pieces around hits as UTF-16, for keys stand in binaries in both forms.
"""

from __future__ import annotations

from bisect import bisect_right
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from unattend_gen.answer_file.encoding import Encoding, decode
from unattend_gen.core.document import Document  # noqa: TC001 - dataclass field
from unattend_gen.detect.excerpts import excerpts
from unattend_gen.detect.seen import UNSEEN, Seen
from unattend_gen.errors import AnswerFileError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_HEAD: Final = 2000
_WIDE: Final = (Encoding("utf-16-le", b"", None), Encoding("utf-16-be", b"", None))
_SAMPLE_BYTES: Final = 4096
_LONG: Final = 64 * 1024
"""Binary data of this size is not read to its end unless its beginning tells a kind."""

_CODE_PAGE: Final = Encoding("cp1252", b"", None)
_BYTES: Final = Encoding("latin-1", b"", None)
_AS_SEEN: Final = ("utf-8", "utf-16")
"""In these the letters of words are the bytes that the quick look knows."""


@dataclass(frozen=True)  # without slots: the start and the lines are kept once they are asked for
class Reading:
    """A document's text.

    Attributes:
        document: where it stands, and its bytes.
        text: decoded; a byte order mark is taken off.
        encoding: how the text becomes the same bytes again; None where it does not.
        whole: gives the reading of all, where the text is only what the general search needs of
            long binary data.
        seen: what the quick look saw in the bytes.
        troubles: why its markup could not be parsed, once a kind has tried to.
    """

    document: Document
    text: str = field(repr=False)
    encoding: Encoding | None
    whole: Callable[[Document], Reading] | None = field(default=None, compare=False, repr=False)
    seen: Seen = field(default=UNSEEN, compare=False, repr=False)
    troubles: list[AnswerFileError] = field(default_factory=list, compare=False, repr=False)

    @property
    def name(self) -> str:
        """The last part of the document's name, in lower case."""
        location = self.document.location
        chain = (location.path, *location.inside)
        return chain[-1].replace("\\", "/").rpartition("/")[2].lower()

    @cached_property
    def head(self) -> str:
        """The beginning without blanks, in lower case: enough to tell what a document is."""
        return self.text[:_HEAD].lstrip().lower()

    def line(self, index: int) -> int:
        """The line of a character, counted from 1; CR, LF and CRLF each end one line."""
        return bisect_right(self._ends, index) + (self.document.first_line or 1)

    def column(self, index: int) -> int:
        """The column of a character, counted from 1."""
        number = bisect_right(self._ends, index)
        return index - (self._ends[number - 1] if number else 0) + 1

    @cached_property
    def _ends(self) -> list[int]:
        """Where each line but the first begins."""
        text = self.text
        if "\r" not in text:
            return _behind(text, "\n")
        ends = _behind(text, "\n")
        if text.count("\r\n") == text.count("\r"):
            return ends
        lone = (at for at in _behind(text, "\r") if not text.startswith("\n", at))
        return sorted((*ends, *lone))


def readings(document: Document, seen: Seen = UNSEEN) -> Iterator[Reading]:
    """The readings of a document, the likeliest first.

    Args:
        document: what is read.
        seen: what the quick look saw in its bytes.
    """
    data = document.data
    try:
        text, encoding = decode(data)
    except AnswerFileError:
        yield from _without_encoding(document, seen)
        return
    if not encoding.bom and _is_noise(text, encoding):
        yield from _binary(document, seen)
    else:
        is_as_seen = encoding.name.startswith(_AS_SEEN)
        yield Reading(document, text, encoding, seen=seen if is_as_seen else UNSEEN)


def _is_noise(text: str, encoding: Encoding) -> bool:
    """Whether bytes that a codec took are no text: with zeros in it, or UTF-16 of no language."""
    sample = text[:_SAMPLE_BYTES]
    if "\0" in sample:
        return True
    if not encoding.name.startswith("utf-16"):
        return False
    return len(sample.encode("ascii", "ignore")) * 2 < len(sample)


def _without_encoding(document: Document, seen: Seen) -> Iterator[Reading]:
    """A document that is neither UTF-8 nor marked as anything else."""
    data = document.data
    sample = data[:_SAMPLE_BYTES]
    if b"\0" in sample or b"\0" in data:
        yield from _binary(document, seen)
        return
    try:
        yield Reading(document, data.decode(_CODE_PAGE.name), _CODE_PAGE, seen=seen)
    except UnicodeDecodeError:
        yield Reading(document, data.decode(_BYTES.name), _BYTES, seen=seen)


def _binary(document: Document, seen: Seen) -> Iterator[Reading]:
    """UTF-16 that begins with no ASCII letter; else bytes as characters and as UTF-16."""
    data = document.data
    for encoding in _WIDE if len(data) % 2 == 0 else ():
        sample = data[: 4 * _SAMPLE_BYTES].decode(encoding.name, "replace")
        if _is_noise(sample, encoding):
            continue
        with suppress(UnicodeDecodeError):
            text = data.decode(encoding.name)
            yield Reading(document, text, encoding, seen=seen)
            return
    views = (_by_byte, _by_even_pair, _by_odd_pair)
    if len(data) < _LONG:
        yield from (view(document) for view in views)
        return
    for text, view in zip(excerpts(data), views, strict=True):
        yield Reading(document, text, None, whole=view, seen=seen)


def _by_byte(document: Document) -> Reading:
    return Reading(document, document.data.decode(_BYTES.name), None)


def _by_even_pair(document: Document) -> Reading:
    return Reading(document, document.data.decode("utf-16-le", "replace"), None)


def _by_odd_pair(document: Document) -> Reading:
    return Reading(document, document.data[1:].decode("utf-16-le", "replace"), None)


def _behind(text: str, end: str) -> list[int]:
    lengths = map(len, text.split(end))
    return list(accumulate(length + len(end) for length in lengths))[:-1]
