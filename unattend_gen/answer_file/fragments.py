"""Parts of an answer file that are not settings: comments, and elements next to the passes.

Such elements are packages, remarks of Windows SIM and data of generators. A spec contains them
without the root element: names without a prefix are in the namespace of answer files, and the
usual prefixes need no declaration.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from lxml import etree

from unattend_gen.answer_file.names import CPI_NS, UNATTEND_NS, WCM_NS, XSI_NS
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


def element_text(element: Element) -> str:
    """Return an element as text for a spec, without the namespaces that are declared anyway."""
    alone = deepcopy(element)
    alone.tail = None
    etree.cleanup_namespaces(alone)
    head, end, rest = etree.tostring(alone, encoding="unicode").partition(">")
    for declaration in _PREFIXES:
        head = head.replace(declaration, "", 1)
    return head + end + rest


def require_elements(text: str) -> None:
    """Check that a text consists of elements only.

    Raises:
        AnswerFileError: it does not; the message has the place in the text, not its content.
    """
    root = _framed(text).root
    if own_text(root).strip() or next(child_elements(root), None) is None:
        message = "contains text outside elements, or no element"
        raise AnswerFileError(message, advice="write it as <servicing>…</servicing>")


def append_elements(answer_file: AnswerFile, text: str) -> None:
    """Append the elements of a text to the root of an answer file.

    Raises:
        AnswerFileError: the text is not well-formed XML.
    """
    for element in [*child_elements(_framed(text).root)]:
        answer_file.root.append(element)


def _framed(text: str) -> AnswerFile:
    return parse(f"<{_FRAME}>{text}</unattend>".encode())


@dataclass(frozen=True, slots=True)
class CommentPiece:
    """A comment of the document.

    Attributes:
        text: between `<!--` and `-->`.
        line: where it begins.
        follows: whether an element precedes it on the same line.
    """

    text: str
    line: int | None
    follows: bool


Piece: TypeAlias = "Element | CommentPiece"


def pieces(parent: Element) -> Iterator[Piece]:
    """Yield the elements and comments directly below an element, in document order."""
    return _pieces(parent)


def pieces_before(root: Element) -> tuple[CommentPiece, ...]:
    """Return the comments before the root."""
    before = reversed([*root.itersiblings(preceding=True)])
    return tuple(piece for piece in _pieces(before) if isinstance(piece, CommentPiece))


def pieces_after(root: Element) -> tuple[CommentPiece, ...]:
    """Return the comments after the root."""
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
