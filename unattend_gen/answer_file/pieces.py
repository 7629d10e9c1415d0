"""Elements and comments as they follow each other, for who keeps comments where they belong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unattend_gen.answer_file.answer_file import Element


@dataclass(frozen=True, slots=True)
class CommentPiece:
    """A comment of the document.

    Attributes:
        text: between its marks.
        line: on which it begins.
        follows: whether an element stands before it on the same line.
    """

    text: str
    line: int | None
    follows: bool


Piece: TypeAlias = "Element | CommentPiece"


def pieces(parent: Element) -> Iterator[Piece]:
    """Elements and comments right below an element; processing instructions are left out."""
    return _pieces(parent)


def pieces_before(root: Element) -> tuple[CommentPiece, ...]:
    """The comments before the root."""
    before = reversed([*root.itersiblings(preceding=True)])
    return tuple(piece for piece in _pieces(before) if isinstance(piece, CommentPiece))


def pieces_behind(root: Element) -> tuple[CommentPiece, ...]:
    """The comments behind the root."""
    behind = root.itersiblings()
    return tuple(piece for piece in _pieces(behind) if isinstance(piece, CommentPiece))


def _pieces(nodes: Iterable[Element]) -> Iterator[Piece]:
    for node in nodes:
        if isinstance(node, etree._Comment):  # noqa: SLF001 - the type has no public name
            yield CommentPiece(node.text or "", node.sourceline, _follows(node))
        elif isinstance(node.tag, str):
            yield node


def _follows(comment: Element) -> bool:
    before = comment.getprevious()
    return before is not None and isinstance(before.tag, str) and "\n" not in (before.tail or "")
