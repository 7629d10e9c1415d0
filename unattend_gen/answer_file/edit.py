"""Edit a document without changing anything else.

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
    """Return the document with all edits applied at once.

    The indexes of the edits count characters of the decoded text, as `AnswerFile.text` has it.
    Equal edits count once.

    Raises:
        AnswerFileError: the bytes are not text, or their encoding does not round-trip.
        ValueError: two edits overlap, or an edit is outside the text.
    """
    text, encoding = decode(data)
    if _encoded(text, encoding.name) != data[len(encoding.bom) :]:
        raise _not_restorable()
    return encoding.bom + _encoded(replaced(text, edits), encoding.name)


def replaced(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with all edits applied at once.

    Raises:
        ValueError: two edits overlap, or an edit is outside the text.
    """
    parts: list[str] = []
    done = 0
    for edit in in_order(edits):
        if not 0 <= edit.start <= edit.end <= len(text):
            message = "an edit is outside the text"
            raise ValueError(message)
        parts += (text[done : edit.start], edit.text)
        done = edit.end
    return "".join((*parts, text[done:]))


def in_order(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Return the edits in the order of the text, without duplicates.

    Raises:
        ValueError: two of them overlap.
    """
    ordered = sorted(set(edits), key=lambda edit: (edit.start, edit.end))
    if any(overlap(one, other) for one, other in pairwise(ordered)):
        message = "two edits overlap"
        raise ValueError(message)
    return tuple(ordered)


def overlap(one: Edit, other: Edit) -> bool:
    """Return whether two edits, of which the second begins no earlier, have no clear result.

    An insertion directly before or after a replaced part does not overlap it; two insertions at
    the same index do.
    """
    return other.start < one.end or (one.start, one.end) == (other.start, other.end)


def _encoded(text: str, codec: str) -> bytes:
    try:
        return text.encode(codec)
    except UnicodeEncodeError:
        # The cause holds the whole document, so it is not chained.
        raise _not_restorable() from None


def _not_restorable() -> AnswerFileError:
    message = "re-encoding the file would change bytes that no edit touches"
    return AnswerFileError(message, advice="save the file as UTF-8, then try again")
