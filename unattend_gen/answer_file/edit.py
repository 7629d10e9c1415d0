"""The smallest edit of the original bytes.

Encoding, byte order mark, line ends, comments and every character outside the edits stay as they
are.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from unattend_gen.answer_file.encoding import decode
from unattend_gen.errors import AnswerFileError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from unattend_gen.core.finding import Edit


def edited(data: bytes, edits: Iterable[Edit]) -> bytes:
    """The document with each piece replaced, all at once.

    The indexes of the edits count characters of the decoded text, as `AnswerFile.text` has it.
    An edit that stands there twice counts once.

    Raises:
        AnswerFileError: the bytes are no text, or their encoding cannot give them back.
        ValueError: two edits overlap, or an edit lies outside the text.
    """
    text, encoding = decode(data)
    if _encoded(text, encoding.name) != data[len(encoding.bom) :]:
        raise _not_restorable()
    return encoding.bom + _encoded(replaced(text, edits), encoding.name)


def replaced(text: str, edits: Iterable[Edit]) -> str:
    """The text with each piece replaced, all at once.

    Raises:
        ValueError: two edits overlap, or an edit lies outside the text.
    """
    parts: list[str] = []
    done = 0
    for edit in in_order(edits):
        if not 0 <= edit.start <= edit.end <= len(text):
            message = "an edit lies outside the text"
            raise ValueError(message)
        parts += (text[done : edit.start], edit.text)
        done = edit.end
    return "".join((*parts, text[done:]))


def in_order(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """The edits as they follow each other in the text, each once.

    Raises:
        ValueError: two of them overlap.
    """
    ordered = sorted(set(edits), key=lambda edit: (edit.start, edit.end))
    if any(overlap(one, other) for one, other in pairwise(ordered)):
        message = "two edits overlap"
        raise ValueError(message)
    return tuple(ordered)


def overlap(one: Edit, other: Edit) -> bool:
    """Whether of two edits, the second of which begins no earlier, it is unclear what they give.

    What is put in right before or right behind a replaced piece overlaps nothing; two different
    texts for one place do.
    """
    return other.start < one.end or (one.start, one.end) == (other.start, other.end)


def _encoded(text: str, codec: str) -> bytes:
    try:
        return text.encode(codec)
    except UnicodeEncodeError:
        # The cause holds the whole document, so it is not chained.
        raise _not_restorable() from None


def _not_restorable() -> AnswerFileError:
    message = "the encoding of the file cannot be written as it was read"
    return AnswerFileError(message, advice="save the file as UTF-8, then fix it")
