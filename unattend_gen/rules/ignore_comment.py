"""Comments that ignore findings, with a reason.

`<!-- unattend-gen: ignore[wrong-pass, too-long] our image needs it -->` directly before an element
applies to the element and everything in it; before the root it applies to the whole file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.answer_file.tree import AnswerFile, Element

_SIGN: Final = "unattend-gen:"
_MOST_BETWEEN: Final = 20
_FORM: Final = re.compile(r"\s*ignore\[([^\[\]]*)\](.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class IgnoreComment:
    """A comment that begins with `unattend-gen:`.

    Attributes:
        comment: its node, for its place.
        slugs: the names in it, known or not; empty if the comment is malformed.
        has_reason: whether a reason follows; without one the comment ignores nothing.
    """

    comment: Element
    slugs: tuple[str, ...]
    has_reason: bool

    def element(self) -> Element | None:
        """Return the element that the comment applies to: the next one, after other comments."""
        followers = islice(self.comment.itersiblings(), _MOST_BETWEEN)
        return next((node for node in followers if isinstance(node.tag, str)), None)


def ignore_comments(answer_file: AnswerFile) -> Iterator[IgnoreComment]:
    """Yield each ignore comment in document order."""
    if _SIGN not in answer_file.text:
        return
    for comment, text in answer_file.comments():
        if text.strip().startswith(_SIGN):
            yield _read(comment, text.strip().removeprefix(_SIGN))


def _read(comment: Element, text: str) -> IgnoreComment:
    match = _FORM.fullmatch(text)
    if match is None:
        return IgnoreComment(comment, (), has_reason=False)
    slugs = tuple(slug.strip() for slug in match[1].split(",") if slug.strip())
    return IgnoreComment(comment, slugs, has_reason=bool(match[2].strip()))
