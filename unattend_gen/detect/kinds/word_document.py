"""Text of word processors, where a key or password may be split over pieces of formatting.

Source:
    ECMA-376, WordprocessingML and DrawingML: runs (`w:r`) with texts (`w:t`) in paragraphs.
"""

from __future__ import annotations

import re
from html import unescape
from itertools import chain
from typing import TYPE_CHECKING, Final

from unattend_gen.core.match import ContentKind, Match
from unattend_gen.core.product_key import MADE_UP_KEY
from unattend_gen.core.secret import SecretKind
from unattend_gen.detect.detector import Detector, Example
from unattend_gen.detect.notes import passwords_in_notes
from unattend_gen.detect.shifted import ShiftedText
from unattend_gen.detect.text import matches_in_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.detect.reading import Reading

_SIGNS: Final = ("<w:document", "<w:hdr", "<w:ftr", "<w:comments", "<w:footnotes", "<p:sld")
_MARKUP: Final = re.compile(
    r"</?(?P<tag>[\w:.-]++)[^<>]*+>|&(?:lt|gt|amp|quot|apos|#\d{1,6}|#x[0-9a-f]{1,5});",
    re.IGNORECASE,
)
_LINE_ENDS: Final = frozenset({"w:p", "a:p", "w:br", "w:tr"})
_COLUMNS: Final = frozenset({"w:tab", "w:tc"})


def recognises(reading: Reading) -> bool:
    """Recognise the root element of a part of a document."""
    return reading.encoding is not None and any(sign in reading.head for sign in _SIGNS)


def matches(reading: Reading) -> Iterator[Match]:
    """Yield the matches of the text; one that is split has no place, only a line."""
    shown = ShiftedText(reading.text).replaced(_MARKUP, _shown)
    for match in chain(matches_in_text(shown.text), passwords_in_notes(shown.text)):
        start, last = shown.written(match.start), shown.written(match.end - 1)
        is_whole = reading.text[start : last + 1] == shown.text[match.start : match.end]
        span = (start, last + 1) if is_whole else None
        yield match.inside("the text of a document", span=span, line=reading.line(start))


def _shown(match: re.Match[str]) -> str:
    if match["tag"] is None:
        return unescape(match[0])[:1]
    tag = match["tag"].lower()
    if tag in _COLUMNS:
        return "\t"
    return "\n" if tag in _LINE_ENDS else ""


def _document(*runs: str) -> str:
    texts = "".join(f"<w:r><w:t>{run}</w:t></w:r>" for run in runs)
    return f"<w:document><w:body><w:p>{texts}</w:p></w:body></w:document>"


DETECTOR: Final = Detector(
    summary="text of word processors and slides",
    recognises=recognises,
    matches=matches,
    examples=(
        Example(
            "document.xml",
            _document("Product key: ", MADE_UP_KEY[:8], MADE_UP_KEY[8:]),
            ((SecretKind.PRODUCT_KEY, ContentKind.CLEAR),),
        ),
        Example("clean.xml", _document("Password: ", "********"), ()),
    ),
)
