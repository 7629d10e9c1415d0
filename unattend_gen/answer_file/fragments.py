"""Elements below the root that are no passes: packages, remarks of Windows SIM, data of generators.

In a spec they stand without the frame of the file. Names without a prefix belong to answer files,
and the usual prefixes need no declaration.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from lxml import etree

from unattend_gen.answer_file.names import CPI_NS, SETTINGS, UNATTEND_NS, WCM_NS, XSI_NS
from unattend_gen.answer_file.parse import parse
from unattend_gen.answer_file.tree import child_elements, own_text
from unattend_gen.errors import AnswerFileError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unattend_gen.answer_file.tree import AnswerFile, Element


_PREFIXES: Final = (
    f' xmlns="{UNATTEND_NS}"',
    f' xmlns:wcm="{WCM_NS}"',
    f' xmlns:cpi="{CPI_NS}"',
    f' xmlns:xsi="{XSI_NS}"',
)
_FRAME: Final = f"unattend{''.join(_PREFIXES)}"


def elements_beside(answer_file: AnswerFile, passes: frozenset[str]) -> Iterator[Element]:
    """The elements below the root that are not one of these passes."""
    for element in child_elements(answer_file.root):
        if element.tag != SETTINGS or element.get("pass") not in passes:
            yield element


def beside_text(element: Element) -> str:
    """An element as it stands in a spec, without what the frame declares already."""
    alone = deepcopy(element)
    alone.tail = None
    etree.cleanup_namespaces(alone)
    head, end, rest = etree.tostring(alone, encoding="unicode").partition(">")
    for declaration in _PREFIXES:
        head = head.replace(declaration, "", 1)
    return head + end + rest


def demand_beside(text: str) -> None:
    """See that a text is elements and nothing else.

    Raises:
        AnswerFileError: it is not; says where in the text, never what stands there.
    """
    root = _framed(text).root
    if own_text(root).strip() or next(child_elements(root), None) is None:
        message = "should be elements in angle brackets, and nothing between them"
        raise AnswerFileError(message, advice="write it as <servicing>…</servicing>")


def put_beside(answer_file: AnswerFile, text: str) -> None:
    """Hang the elements of a text below the root of an answer file, behind what is there.

    Raises:
        AnswerFileError: the text is no XML.
    """
    for element in [*child_elements(_framed(text).root)]:
        answer_file.root.append(element)


def _framed(text: str) -> AnswerFile:
    return parse(f"<{_FRAME}>{text}</unattend>".encode())


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
