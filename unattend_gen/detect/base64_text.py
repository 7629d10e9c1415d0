"""Answer files in base64: where such a text begins and ends, in one line or in many of one width.

`certutil -encode`, PEM and here-strings break base64 into lines of 64 or 76 characters; the last
line is shorter. Breaks, and blanks around them, are no part of what is encoded.
"""

from __future__ import annotations

import base64
import binascii
import codecs
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

STARTS: Final = ("PD94", "PHVu", "77u/PD", "//48", "/v8AP", "PAB1", "PAA/")
"""How `<?xml`, `<unattend` and their forms with a byte order mark or in UTF-16 begin in base64."""

_GROUP: Final = 4
_BYTES_OF_GROUP: Final = 3
_LEAST: Final = 160
_BEGIN: Final = re.compile(
    rf"(?<![A-Za-z0-9+/])(?:{'|'.join(map(re.escape, STARTS))})[A-Za-z0-9+/]{{34,}}+={{0,2}}"
)
_BREAK: Final = r"[ \t]*+\r?\n[ \t]*+"
_NEXT: Final = re.compile(rf"{_BREAK}([A-Za-z0-9+/]++={{0,2}})(?![^\s\"'@)<;,])")
_BREAKS: Final = re.compile(_BREAK)
_BLANK: Final = b"\0\r\n\t "


def words() -> tuple[str, ...]:
    """What stands in lower case in every text that carries an answer file, whatever is around."""
    texts = ("<?xml ", "<unattend")
    boms = {"utf-8": (b"",), "utf-16-le": (b"", codecs.BOM_UTF16_LE)}
    boms["utf-16-be"] = (codecs.BOM_UTF16_BE,)
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


def base64_texts(text: str) -> Iterator[tuple[int, int]]:
    """Where each text stands that may carry an answer file, as (start, end), in order."""
    match = _BEGIN.search(text)
    while match is not None:
        start, end = match.span()
        if not match[0].endswith("="):
            end = _behind_last_line(text, start, end)
        if end - start >= _LEAST:
            yield start, end
        match = _BEGIN.search(text, end)


def _behind_last_line(text: str, start: int, end: int) -> int:
    """Lines as long as the first go on; a shorter one is the last, if it is one at all."""
    width = length = end - start
    tail = text[end - width % _GROUP : end]
    while (match := _NEXT.match(text, end)) is not None and len(match[1]) <= width:
        line = match[1]
        if line.startswith(STARTS):
            return end  # another text begins
        if len(line) < width or line.endswith("="):
            is_last = (length + len(line)) % _GROUP == 0 and _may_end(tail + line)
            return match.end() if is_last else end
        length, end = length + width, match.end()
        tail = (tail + line)[-(length % _GROUP) :] if length % _GROUP else ""
    return end


def _may_end(last: str) -> bool:
    """Whether XML may end so: with a tag in it, or in blanks alone. A word of a script does not."""
    data = decoded(last) or b""
    return b">" in data or not data.strip(_BLANK)


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
    breaks: list[str] = _BREAKS.findall(original)
    bare = _BREAKS.sub("", original)
    written = base64.b64encode(data).decode()
    if len(bare) % _GROUP:
        written = written.rstrip("=")
    if not breaks:
        return written
    if len(set(breaks)) > 1:
        return None
    width = original.index(breaks[0])
    return breaks[0].join(written[at : at + width] for at in range(0, len(written), width))
