"""Answer files in base64 within other text, on one line or many.

`certutil -encode`, PEM and here-strings break base64 into lines of 64 or 76 characters, mail quotes
them, and scripts assemble them line by line, each in the same frame: `echo …>>file`,
`$text += '…';`, `"…" & _`. Frames and blank lines are not part of the encoded text. Not supported:
pieces joined by an operator within one line, frames with a counter, base64 of base64, and lines of
fewer than 16 characters except the last.
"""

from __future__ import annotations

import base64
import binascii
import codecs
import re
import zlib
from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

STARTS: Final = (
    *("PD94", "PHVu", "PCEt", "77u/", "//48", "/v8AP", "PAB1", "PAA/", "PAAh"),
    *("ADwAP", "ADwAd", "ADwAI", "DQo8", "Cjw/", "Cjx1", "Cjwh"),
    "H4sI",
)
"""`<?`, `<un` and `<!-` in base64: after a byte order mark, in UTF-16, after a line end; or the
beginning of gzip."""

_ONLY_FIRST: Final = ("PD94bW", "77u/", "//48", "/v8AP", "PAA/AHgA", "ADwAPwB4")
"""An XML declaration or a byte order mark in base64, which only start a text."""

SIGNS: Final = tuple(start.lower() for start in STARTS)
"""`STARTS` in lower case; a text without any of them contains no encoded answer file."""

_GZIP: Final = b"\x1f\x8b"
_MOST_BYTES: Final = 4 * 1024**2
_GROUP: Final = 4
_BYTES_OF_GROUP: Final = 3
_LEAST: Final = 160
_LEAST_LINE: Final = 16
_LONGEST_FRAME: Final = 200
_BITS: Final = 6
_SIGN: Final = "[A-Za-z0-9+/]"
_ANY_START: Final = "|".join(map(re.escape, STARTS))
_BEGIN: Final = re.compile(
    rf"(?<!{_SIGN})(?={_SIGN}{{{_LEAST_LINE}}})(?:{_ANY_START}){_SIGN}++={{0,2}}"
)
_RUN: Final = re.compile(rf"{_SIGN}++={{0,2}}|=={{0,1}}(?![^\r\n])")
_LONG_RUN: Final = re.compile(rf"{_SIGN}{{{_LEAST_LINE},}}+={{0,2}}")
_LINE_END: Final = r"(?:\r\n?|\n)"
_TO_NEXT_LINE: Final = re.compile(
    rf"[^\r\n]{{0,{_LONGEST_FRAME}}}+{_LINE_END}(?>[ \t>]*{_LINE_END})*+"
)
_LINE: Final = re.compile(r"[^\r\n]*+")
_QUOTED: Final = re.compile(r"[ \t]*(?:>[> \t]*)?")
_GOES_ON: Final = frozenset(" \t\r\n\"'@)<>;,&\\`^_")
"""The characters that may follow the piece of a line."""

_BREAK: Final = r"[ \t]*+\r?\n[ \t]*+"
_BREAKS: Final = re.compile(_BREAK)
_BLANK: Final = b"\0\r\n\t \x1a"
"""The bytes that may follow the last tag; old editors end a file with the last of these."""

_END_TAG: Final = re.compile(rb"</(?>[\w.-]++:)?+unattend\s*+>[\r\n\t \x1a]*+\Z")
_TAIL: Final = 256
"""How many characters show whether the text is complete: an end tag, and blanks after it."""


@dataclass(frozen=True, slots=True)
class Base64Text:
    """A base64 text that may encode an answer file.

    Attributes:
        span: start and end index.
        bare: its characters without those between the lines.
    """

    span: tuple[int, int]
    bare: str = field(repr=False)


def start_words() -> tuple[str, ...]:
    """Return the words that occur in lower case in every encoded answer file, for the prefilter."""
    starts = ("<?xml ", "<unattend", "<!--")
    texts = [f"{before}{start}".encode() for before, start in product(("", "\r\n", "\n"), starts)]
    marks = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}
    for (name, mark), start in product(marks.items(), starts):
        texts += [start.encode(name), mark + start.encode(name)]
    # gzip without a name, as .NET writes it, and with one.
    return ("h4sia", "h4sic", *sorted({_encoded_start(text) for text in texts}))


def _encoded_start(data: bytes) -> str:
    """Return the characters that no later byte can change, at most sixteen."""
    return base64.b64encode(data).decode()[: min(len(data) * 8 // _BITS, 16)].lower()


def base64_texts(text: str) -> Iterator[Base64Text]:
    """Yield each text that may encode an answer file, in order."""
    match = _BEGIN.search(text)
    while match is not None:
        found = _with_more_lines(text, match)
        if len(found.bare) >= _LEAST:
            yield found
        match = _BEGIN.search(text, found.span[1])


def _with_more_lines(text: str, first: re.Match[str]) -> Base64Text:
    """Return the text with its continuation on the lines below."""
    pieces = [first[0]]
    end, length = first.end(), len(first[0])
    tail = pieces[0][-(length % _GROUP) - _TAIL :]
    frame = _Frame(text, first.start())
    while not pieces[-1].endswith("=") and (match := frame.next_piece(end)) is not None:
        piece = match[0]
        is_whole = _is_whole(tail)
        if piece.startswith(STARTS if is_whole else _ONLY_FIRST):
            break  # another text begins
        is_last = is_whole or len(piece) < _LEAST_LINE or piece.endswith("=")
        if is_last and not _may_end(tail, piece, is_whole=is_whole):
            break
        pieces.append(piece)
        end, length = match.end(), length + len(piece)
        tail = (tail + piece)[-(length % _GROUP) - _TAIL :]
        if is_last and not is_whole:
            break
    return Base64Text((first.start(), end), "".join(pieces))


class _Frame:
    """The text before the piece of each line, except the first line.

    Args:
        text: the text to search.
        first: index of the first piece.
    """

    def __init__(self, text: str, first: int) -> None:
        self._text = text
        line = max(text.rfind("\n", 0, first), text.rfind("\r", 0, first)) + 1
        self._before_first = text[line:first]
        self._before: str | None = None

    def next_piece(self, end: int) -> re.Match[str] | None:
        """Return the piece on the next line that is not blank, if it has the same frame."""
        to_next = _TO_NEXT_LINE.match(self._text, end)
        if to_next is None:
            return None
        for start in self._places(to_next.end()):
            piece = _RUN.match(self._text, start)
            if piece and self._text[piece.end() : piece.end() + 1] in {*_GOES_ON, ""}:
                return piece
        return None

    def _places(self, line: int) -> Iterator[int]:
        """Yield where the piece of a line may start, as learned from the lines before."""
        text = self._text
        if self._before is not None:
            if text.startswith(self._before, line):
                yield line + len(self._before)
            return
        whole = _LINE.match(text, line)
        runs = _LONG_RUN.finditer(text, line, whole.end()) if whole else ()
        longest = max(runs, key=lambda run: len(run[0]), default=None)
        if longest is not None and longest.start() - line <= _LONGEST_FRAME:
            self._before = text[line : longest.start()]
            yield longest.start()
        if text.startswith(self._before_first, line):
            yield line + len(self._before_first)
        quoted = _QUOTED.match(text, line)
        yield quoted.end() if quoted else line


def _is_whole(tail: str) -> bool:
    """Return whether the answer file is complete."""
    return ends_as_answer_file(decoded(tail[: len(tail) // _GROUP * _GROUP]) or b"")


def _may_end(tail: str, piece: str, *, is_whole: bool) -> bool:
    """Return whether a last piece contains only blanks, or a tag; a word of a script does not."""
    data = decoded(tail[len(tail) // _GROUP * _GROUP :] + piece)
    if data is None:
        return False
    return not data.strip(_BLANK) or (b">" in data and not is_whole)


def decoded(text: str) -> bytes | None:
    """Return the bytes of a base64 text, with or without padding; None if it is not base64.

    A last character that is too little for a byte is ignored.
    """
    bare = _BREAKS.sub("", text)
    if len(bare) % _GROUP == 1:
        bare = bare[:-1]
    try:
        return base64.b64decode(bare + "=" * (-len(bare) % _GROUP), validate=True)
    except binascii.Error:
        return None


def unpacked(data: bytes) -> bytes:
    """Return data without its gzip compression, if it has any; at most the first megabytes."""
    if not data.startswith(_GZIP):
        return data
    try:
        return zlib.decompressobj(wbits=zlib.MAX_WBITS | 16).decompress(data, _MOST_BYTES)
    except zlib.error:
        return data


def ends_as_answer_file(data: bytes) -> bool:
    """Return whether the data ends like an answer file, so that no other text was appended."""
    return _END_TAG.search(data.replace(b"\0", b"")) is not None


def encoded_like(original: str, data: bytes) -> str | None:
    """Return other bytes in base64 with the same line lengths; None if these are irregular."""
    carried = decoded(original)
    if carried is None or _in_lines_of(original, carried) != original:
        return None
    return _in_lines_of(original, data)


def filled_like(original: str, data: bytes) -> bytes:
    """Return an answer file padded with blanks if the original has no base64 padding.

    Text after a base64 text without padding may be decoded together with it, so it must get none.
    """
    carried = decoded(original) or b""
    while not original.endswith("=") and (len(data) - len(carried)) % _BYTES_OF_GROUP:
        data += _blank_of(data)
    return data


def _blank_of(data: bytes) -> bytes:
    """Return a blank in the encoding of the data; UTF-16 interleaves it with a zero byte."""
    last = data[-2:]
    return bytes(byte and ord(" ") for byte in last) if 0 in last else b" "


def _in_lines_of(original: str, data: bytes) -> str:
    """Return bytes in base64 with the first line's width and line break, and the same padding."""
    written = base64.b64encode(data).decode()
    breaks = _BREAKS.search(original)
    if len(_BREAKS.sub("", original)) % _GROUP:
        written = written.rstrip("=")
    if breaks is None:
        return written
    width = breaks.start()
    return breaks[0].join(written[at : at + width] for at in range(0, len(written), width))
