"""Answer files in base64: where such a text begins and ends, in one line or in many.

`certutil -encode`, PEM and here-strings break base64 into lines of 64 or 76 characters, mail quotes
them, and scripts put them together line by line: with `echo`, or quoted, with a sign that joins
them. All this is no part of what is encoded. Not looked for: base64 of base64, and lines shorter
than 16 characters other than the last.
"""

from __future__ import annotations

import base64
import binascii
import codecs
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

STARTS: Final = ("PD94", "PHVu", "77u/PD", "//48", "/v8AP", "PAB1", "PAA/", "ADwAP", "ADwAd")
"""How `<?xml`, `<unattend` and their forms with a byte order mark or in UTF-16 begin in base64."""

SIGNS: Final = tuple(start.lower() for start in STARTS)
"""The same in lower case; where none of them stands, no such text does."""

_GROUP: Final = 4
_BYTES_OF_GROUP: Final = 3
_LEAST: Final = 160
_LEAST_LINE: Final = 16
_SIGN: Final = "[A-Za-z0-9+/]"
_ANY_START: Final = "|".join(map(re.escape, STARTS))
_BEGIN: Final = re.compile(
    rf"(?<!{_SIGN})(?={_SIGN}{{{_LEAST_LINE}}})(?:{_ANY_START}){_SIGN}++={{0,2}}"
)
_BREAK: Final = r"[ \t]*+\r?\n[ \t]*+"
_BREAKS: Final = re.compile(_BREAK)
_LINE_END: Final = r"(?:\r\n?|\n)"
_BEHIND: Final = r"""
    [ \t]*+ (?:
        ["'] [ \t]* [&+,]? [ \t]* [_`\\]? [ \t]*   # a quoted piece, and what joins the next one
      | >>? [^\r\n]{0,200}                         # where `echo` writes to
    )?"""
_BEFORE: Final = r"""
    [ \t]*+ (?> [&+][ \t]* ["']                    # joined to the line before
      | @? echo (?:[ \t.(] [ \t]* | \b ) ["']?
      | \$? \w{1,40} [ \t]* (?: [&+]= | =[ \t]*\w{1,40}[ \t]*[&+] ) [ \t]* ["']
      | ["'] | (?: >[ \t]? )+ | )"""
_NEXT: Final = re.compile(
    rf"""{_BEHIND} {_LINE_END} (?: [ \t>]* {_LINE_END} )*+
    {_BEFORE} ( {_SIGN}++={{0,2}} ) (?! [^\s"'@)<>;,&] )""",
    re.IGNORECASE | re.VERBOSE,
)
_BLANK: Final = b"\0\r\n\t "
_TAIL: Final = 256
"""How many signs of what was read tell whether it is whole: an end tag, and blanks behind it."""


@dataclass(frozen=True, slots=True)
class Base64Text:
    """A text that may carry an answer file.

    Attributes:
        span: first and behind-last index.
        bare: its signs without what stands between the lines.
    """

    span: tuple[int, int]
    bare: str = field(repr=False)


def words() -> tuple[str, ...]:
    """What stands in lower case in every text that carries an answer file, whatever is around."""
    texts = ("<?xml ", "<unattend")
    boms = {"utf-8": (b"",), "utf-16-le": (b"", codecs.BOM_UTF16_LE)}
    boms["utf-16-be"] = (b"", codecs.BOM_UTF16_BE)
    found = {
        _encoded_start(bom + text.encode(name))
        for name, marks in boms.items()
        for bom in marks
        for text in texts
    }
    return tuple(sorted(found))


def _encoded_start(data: bytes) -> str:
    """As much of a beginning as no byte behind it can change; twelve bytes tell enough."""
    whole = min(len(data), 12) // _BYTES_OF_GROUP * _BYTES_OF_GROUP
    return base64.b64encode(data[:whole]).decode().lower()


def base64_texts(text: str) -> Iterator[Base64Text]:
    """Each text that may carry an answer file, in order."""
    match = _BEGIN.search(text)
    while match is not None:
        found = _with_more_lines(text, match)
        if len(found.bare) >= _LEAST:
            yield found
        match = _BEGIN.search(text, found.span[1])


def may_go_on(text: str, end: int) -> bool:
    """Whether more of the text that ends at a place could stand in the next line.

    Something may be encoded together with an answer file; who writes that anew must know.
    """
    match = _NEXT.match(text, end) if not text.endswith("=", 0, end) else None
    if match is None or match[1].startswith(STARTS):
        return False
    return len(match[1]) >= _LEAST_LINE or match[1].endswith("=")


def _with_more_lines(text: str, first: re.Match[str]) -> Base64Text:
    """What was begun, as far as it goes on in the lines below."""
    lines = [first[0]]
    end, length = first.end(), len(first[0])
    tail = lines[0][-(length % _GROUP) - _TAIL :]
    while not lines[-1].endswith("=") and (match := _NEXT.match(text, end)) is not None:
        line = match[1]
        if line.startswith(STARTS):
            break  # another text begins
        is_whole = _is_whole(tail)
        is_last = is_whole or len(line) < _LEAST_LINE or line.endswith("=")
        if is_last and not _may_end(tail, line, is_whole=is_whole):
            break
        lines.append(line)
        end, length = match.end(1), length + len(line)
        tail = (tail + line)[-(length % _GROUP) - _TAIL :]
        if is_last:
            break
    return Base64Text((first.start(), end), "".join(lines))


def _is_whole(tail: str) -> bool:
    """Whether an answer file has come to its end."""
    return ends_as_answer_file(decoded(tail[: len(tail) // _GROUP * _GROUP]) or b"")


def _may_end(tail: str, line: str, *, is_whole: bool) -> bool:
    """Whether a last line is one: in blanks alone, or with a tag. A word of a script is none."""
    data = decoded(tail[len(tail) // _GROUP * _GROUP :] + line)
    if data is None:
        return False
    return not data.strip(_BLANK) or (b">" in data and not is_whole)


def decoded(text: str) -> bytes | None:
    """What a text carries, with or without the signs that fill it up; None if it is no base64."""
    bare = _BREAKS.sub("", text)
    try:
        return base64.b64decode(bare + "=" * (-len(bare) % _GROUP), validate=True)
    except binascii.Error:
        return None


def ends_as_answer_file(data: bytes) -> bool:
    """Whether nothing else was taken for more lines of an answer file."""
    return data.replace(b"\0", b"").rstrip(_BLANK).endswith(b"unattend>")


def encoded_like(original: str, data: bytes) -> str | None:
    """Other bytes in lines as those of a text; None where its lines are of several kinds."""
    carried = decoded(original)
    if carried is None or _in_lines_of(original, carried) != original:
        return None
    return _in_lines_of(original, data)


def _in_lines_of(original: str, data: bytes) -> str:
    """Bytes in lines as wide as the first of a text, with the break behind that, and its filler."""
    written = base64.b64encode(data).decode()
    breaks = _BREAKS.search(original)
    if len(_BREAKS.sub("", original)) % _GROUP:
        written = written.rstrip("=")
    if breaks is None:
        return written
    width = breaks.start()
    return breaks[0].join(written[at : at + width] for at in range(0, len(written), width))
