"""The form of a comment that says which findings are meant to stay, and why.

`<!-- unattend-gen: ignore[wrong-pass, too-long] our image needs it -->` right before an element is
about the element and all in it; before the root it is about the whole file.
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
    """A comment that begins with our name.

    Attributes:
        comment: its node, for its place.
        slugs: what it names, whether there are such rules or not; empty when it has no such form.
        has_reason: whether a reason follows; without one it ignores nothing.
    """

    comment: Element
    slugs: tuple[str, ...]
    has_reason: bool

    def element(self) -> Element | None:
        """What it is about: the element that follows, a few other comments left aside."""
        followers = islice(self.comment.itersiblings(), _MOST_BETWEEN)
        return next((node for node in followers if isinstance(node.tag, str)), None)


def ignore_comments(answer_file: AnswerFile) -> Iterator[IgnoreComment]:
    """Each comment of this kind, in document order."""
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
