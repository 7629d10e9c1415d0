"""A document as text, in the encoding that it really has.

Most documents have one reading. Text remains text if it contains zero bytes, as logs do that were
allocated in advance or cut off by a crash. Bytes that are not text in any encoding are read as
single-byte characters and as UTF-16 around words and possible keys, because binaries contain
both forms.
"""

from __future__ import annotations

import re
import string
from bisect import bisect_right
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from unattend_gen.answer_file.encoding import Encoding, decode
from unattend_gen.core.document import Document  # noqa: TC001 - dataclass field
from unattend_gen.detect.excerpts import excerpts
from unattend_gen.errors import AnswerFileError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


_DISGUISED: Final = "\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}\N{KELVIN SIGN}"


def has_disguised_letters(text: str) -> bool:
    """Return whether a text has letters outside ASCII whose lower case begins with ASCII."""
    return not text.isascii() and any(letter in text for letter in _DISGUISED)


@dataclass(frozen=True, slots=True)
class Hints:
    """The words and shapes that occur in a document, so that searches need not look again.

    Attributes:
        signs: words in lower case, and names of shapes; None if the document was not looked at.
    """

    signs: frozenset[str] | None = None

    def may_contain(self, *signs: str) -> bool:
        """Return whether any of these words or shapes can occur in the document."""
        return self.signs is None or not self.signs.isdisjoint(signs)

    def known_in(self, text: str) -> bool:
        """Return whether the hints know the words of a text; shapes only if it is all ASCII.

        The prefilter knows ASCII letters only, and a few other letters become ASCII in lower case.
        """
        return self.signs is not None and not has_disguised_letters(text)


UNKNOWN: Final = Hints()
"""The hints on a document in which anything may occur."""

KEY_SHAPE: Final = "the shape of a key"
"""The hint for five groups with plain dashes between them."""

RECOVERY_SHAPE: Final = "the shape of a recovery password"
"""The hint for eight groups of digits with dashes between them."""

NOTE: Final = "words that may say what a password is"
"""The hint for a word for a password, and a sign or verb behind it."""

SPLIT_KEY: Final = "a keyword before a key in pieces"
"""The hint for a keyword that a key may follow whose groups are interrupted or encoded."""


class LineCounter:
    """Converts indexes of a text to lines, counted from 1; cheap for ascending indexes."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._index = 0
        self._line = 1

    def at(self, index: int) -> int:
        """Return the line of an index."""
        if index < self._index:
            self._index, self._line = 0, 1
        self._line += self._text.count("\n", self._index, index)
        self._index = index
        return self._line


_PAGES: Final = (".md", ".mdx", ".markdown", ".qmd", ".rmd", ".html", ".htm", ".adoc", ".rst")
_HEAD: Final = 2000
_WIDE: Final = (Encoding("utf-16-le", b"", None), Encoding("utf-16-be", b"", None))
_SAMPLE_BYTES: Final = 4096
_LONG: Final = 64 * 1024
"""Larger binary data is not read to its end, unless its beginning identifies a kind."""

_QUESTION_MARK: Final = 2
"""Stands for a question mark, because that replaces letters which Latin-1 does not have."""

_KEPT: Final = "\n" + string.printable.strip().replace("?", "") + " "
_PRINTABLE: Final = bytes(
    byte if chr(byte) in _KEPT else ord("?" if byte == _QUESTION_MARK else "\r")
    for byte in range(256)
)
_CONTROL: Final = re.compile(rb"[\x01-\x07\x0e-\x19\x1c-\x1f\x7f]")
_WIDE_WORD: Final = re.compile(rb"(?:[ -~]\0){4}")
_HIGH: Final = re.compile(rb"[\x80-\xff]")
_MOST_HIGH: Final = 20
"""In text of a code page, at most one byte in this many is not ASCII."""

_UTF_8: Final = Encoding("utf-8", b"", None)
_CODE_PAGE: Final = Encoding("cp1252", b"", None)
_BYTES: Final = Encoding("latin-1", b"", None)
_ASCII_BASED: Final = ("utf-8", "utf-16")
"""In these encodings, letters have the bytes that the prefilter looks for."""


@dataclass(frozen=True)  # without slots: the start and the lines are kept once they are asked for
class Reading:
    """The text of a document.

    Attributes:
        document: the document with its location and bytes.
        text: decoded, without a byte order mark.
        encoding: encodes the text to the same bytes again; None if nothing does.
        whole: returns the complete reading, if the text is only an excerpt of long binary data.
        hints: the words and shapes that the prefilter found in the bytes.
        errors: why its markup could not be parsed, after a kind has tried to.
    """

    document: Document
    text: str = field(repr=False)
    encoding: Encoding | None
    whole: Callable[[Document], Reading] | None = field(default=None, compare=False, repr=False)
    hints: Hints = field(default=UNKNOWN, compare=False, repr=False)
    errors: list[AnswerFileError] = field(default_factory=list, compare=False, repr=False)

    @property
    def name(self) -> str:
        """The last part of the document's name, in lower case."""
        return self.document.name

    @property
    def is_page(self) -> bool:
        """Whether the suffix of the name is one of pages for people, such as manuals."""
        return self.name.endswith(_PAGES)

    @cached_property
    def head(self) -> str:
        """The beginning without leading blanks, in lower case, to recognise kinds by."""
        return self.text[:_HEAD].lstrip().lower()

    def line(self, index: int) -> int:
        """Return the line of a character, counted from 1; CR, LF and CRLF each end one line."""
        return bisect_right(self._line_starts, index) + (self.document.first_line or 1)

    def column(self, index: int) -> int:
        """Return the column of a character, counted from 1."""
        number = bisect_right(self._line_starts, index)
        return index - (self._line_starts[number - 1] if number else 0) + 1

    @cached_property
    def _line_starts(self) -> list[int]:
        """The index of the first character of each line but the first."""
        text = self.text
        if "\r" not in text:
            return _behind(text, "\n")
        starts = _behind(text, "\n")
        if text.count("\r\n") == text.count("\r"):
            return starts
        lone = (at for at in _behind(text, "\r") if not text.startswith("\n", at))
        return sorted((*starts, *lone))


def readings(document: Document, hints: Hints = UNKNOWN) -> Iterator[Reading]:
    """Yield the readings of a document, the most likely first.

    Args:
        document: the document to read.
        hints: the words and shapes that the prefilter found in its bytes.
    """
    data = document.data
    try:
        text, encoding = decode(data)
    except AnswerFileError:
        yield from _without_encoding(document, hints)
        return
    if not encoding.bom and _is_noise(text, encoding):
        yield from _binary(document, hints)
    else:
        is_ascii_based = encoding.name.startswith(_ASCII_BASED)
        yield Reading(document, text, encoding, hints=hints if is_ascii_based else UNKNOWN)


def printable(text: str) -> str:
    """Return text from binary data with a lone CR for each character that is not printable ASCII.

    Indexes and lines remain the same.
    """
    data = text.replace("?", chr(_QUESTION_MARK)).encode("latin-1", "replace")
    return data.translate(_PRINTABLE).decode("ascii")


def _is_noise(text: str, encoding: Encoding) -> bool:
    """Return whether decoded bytes are not text: they contain NUL, or UTF-16 of no language."""
    sample = text[:_SAMPLE_BYTES]
    if "\0" in sample:
        return True
    if not encoding.name.startswith("utf-16"):
        return False
    return len(sample.encode("ascii", "ignore")) * 2 < len(sample)


def _without_encoding(document: Document, hints: Hints) -> Iterator[Reading]:
    """Yield the readings of a document that is neither UTF-8 nor has a byte order mark."""
    data = document.data
    sample = data[:_SAMPLE_BYTES]
    if b"\0" in sample or b"\0" in data:
        yield from _binary(document, hints)
        return
    try:
        yield Reading(document, data.decode(_CODE_PAGE.name), _CODE_PAGE, hints=hints)
    except UnicodeDecodeError:
        yield Reading(document, data.decode(_BYTES.name), _BYTES, hints=hints)


def _binary(document: Document, hints: Hints) -> Iterator[Reading]:
    """Yield UTF-16 without a mark, text with zero bytes, or else single bytes and UTF-16."""
    data = document.data
    for encoding in _WIDE if len(data) % 2 == 0 else ():
        sample = data[: 4 * _SAMPLE_BYTES].decode(encoding.name, "replace")
        if _is_noise(sample, encoding):
            continue
        with suppress(UnicodeDecodeError):
            text = data.decode(encoding.name)
            yield Reading(document, text, encoding, hints=hints)
            return
    text_reading = _text_with_zeros(document, hints)
    if text_reading is not None:
        yield text_reading
        return
    views = (_by_byte, _by_even_pair, _by_odd_pair)
    if len(data) < _LONG:
        yield from (replace(view(document), hints=hints) for view in views)
        return
    for text, view in zip(excerpts(data), views, strict=True):
        yield Reading(document, text, None, whole=view, hints=hints)


def _text_with_zeros(document: Document, hints: Hints) -> Reading | None:
    """Return the reading of text that contains zero bytes, or None if it is not text."""
    data = document.data
    sample = data[:_SAMPLE_BYTES].replace(b"\0", b"")
    if not sample.strip() or _CONTROL.search(sample) or _WIDE_WORD.search(data):
        return None
    with suppress(UnicodeDecodeError):
        return Reading(document, data.decode(_UTF_8.name), _UTF_8, hints=hints)
    if len(_HIGH.findall(sample)) * _MOST_HIGH > len(sample):
        return None
    with suppress(UnicodeDecodeError):
        return Reading(document, data.decode(_CODE_PAGE.name), _CODE_PAGE, hints=hints)
    return Reading(document, data.decode(_BYTES.name), _BYTES, hints=hints)


def _by_byte(document: Document) -> Reading:
    return Reading(document, document.data.decode(_BYTES.name), None)


def _by_even_pair(document: Document) -> Reading:
    return Reading(document, document.data.decode("utf-16-le", "replace"), None)


def _by_odd_pair(document: Document) -> Reading:
    return Reading(document, document.data[1:].decode("utf-16-le", "replace"), None)


def _behind(text: str, end: str) -> list[int]:
    lengths = map(len, text.split(end))
    return list(accumulate(length + len(end) for length in lengths))[:-1]
