"""The lines of a document as they may be shown, for `--annotate` and `--diff`.

Tags are shown as written. Values, attributes and comments are shown by the same decision as
excerpts;
everything else is `…`. The line numbers stay those of the document.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from unattend_gen.answer_file.encoding import decode
from unattend_gen.answer_file.markup import ATTRIBUTE
from unattend_gen.answer_file.names import CPI_NS, PUBLIC_KEY_TOKEN, UNATTEND_NS, WCM_NS, XSI_NS
from unattend_gen.answer_file.parse import parse
from unattend_gen.answer_file.tree import child_elements
from unattend_gen.core.finding import HIDDEN
from unattend_gen.core.key_search import without_keys
from unattend_gen.core.passes import Pass
from unattend_gen.core.quoting import printable
from unattend_gen.errors import AnswerFileError
from unattend_gen.rules.index import Index

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unattend_gen.answer_file.tree import Element
    from unattend_gen.catalog.load import Catalog
    from unattend_gen.core.document import Document

_TOKEN: Final = re.compile(
    r"""
      (?P<remark> <!--.*?--> | <!\[CDATA\[.*?\]\]> | <\?.*?\?>
        | <!DOCTYPE (?> [^<>\["']++ | "[^"]*+" | '[^']*+' )*+ > )
    | (?P<end> </[^>]*> )
    | (?P<start> < (?> [^<>"']++ | "[^"]*+" | '[^']*+' )*+ > )
    | (?P<text> [^<]+ )
    """,
    re.DOTALL | re.VERBOSE,
)
_DECLARATION: Final = re.compile(
    r"<\?xml\s+version=.1\.[01].(?:\s+encoding=.[\w.-]{1,20}.)?(?:\s+standalone=.(?:yes|no).)?\s*\?>"
)
_MARKS: Final = re.compile(r"(<!--|<!\[CDATA\[|<\?|<!DOCTYPE\b)(.*?)(-->|\]\]>|\?>|>)", re.DOTALL)
_WORDS: Final = re.compile(r"\S(?:[^\r\n]*\S)?")
_LINE_END: Final = re.compile(r"\r\n?|\n")
_NAMESPACES: Final = frozenset({"", UNATTEND_NS, WCM_NS, XSI_NS, CPI_NS})
_USUAL: Final = {
    "processorArchitecture": re.compile(r"amd64|x86|arm64|wow64|x64|x86_64|neutral"),
    "publicKeyToken": re.compile(PUBLIC_KEY_TOKEN),
    "language": re.compile(r"neutral|[a-z]{2}-[A-Z]{2}"),
    "versionScope": re.compile(r"nonSxS|SxS", re.IGNORECASE),
    "pass": re.compile("|".join(Pass)),
    "wasPassProcessed": re.compile(r"true|false"),
    "wcm:action": re.compile(r"add|remove|modify"),
    "action": re.compile(r"add|remove|modify"),
}
"""Values that attributes may have to be shown."""


def displayed_lines(document: Document, catalog: Catalog) -> tuple[str, ...]:
    """Return the lines of a document without line endings.

    For a document that is not XML, or that defines entities, only the positions of text are shown.
    """
    try:
        answer_file = parse(document.data)
    except AnswerFileError:
        return _lines(_hidden(_text(document.data)))
    elements = list(answer_file.root.iter("*"))
    tokens = list(_TOKEN.finditer(answer_file.text))
    starts = sum(1 for token in tokens if token.lastgroup == "start")
    if len(elements) != starts or sum(len(token[0]) for token in tokens) != len(answer_file.text):
        return _lines(_hidden(answer_file.text))
    seen = Index(document.location, answer_file, catalog)
    return _lines("".join(_pieces(tokens, elements, seen)))


def _text(data: bytes) -> str:
    try:
        return decode(data)[0]
    except AnswerFileError:
        return HIDDEN


def _lines(text: str) -> tuple[str, ...]:
    """Return each line with unsafe characters escaped; tabs stay."""
    lines = _LINE_END.split(text)
    return tuple("\t".join(map(printable, without_keys(line).split("\t"))) for line in lines)


def _hidden(text: str) -> str:
    """Replace the text on each line with an ellipsis; white space around it stays."""
    return _WORDS.sub(HIDDEN, text)


def _pieces(
    tokens: Iterable[re.Match[str]], elements: Iterable[Element], index: Index
) -> Iterator[str]:
    """Yield the pieces of the document as they may be shown."""
    begun = iter(elements)
    around: list[Element] = []
    open_: dict[Element, bool] = {}
    for token in tokens:
        piece = token[0]
        match token.lastgroup:
            case "start":
                element = next(begun)
                yield _start_tag(piece, element, index)
                if not piece.endswith("/>"):
                    around.append(element)
            case "end":
                around.pop()
                yield piece
            case "text":
                is_open = piece.isspace() or (bool(around) and _is_open(around[-1], open_, index))
                yield piece if is_open else _hidden(piece)
            case _:
                yield piece if _DECLARATION.fullmatch(piece) else _MARKS.sub(_remark, piece)


def _is_open(element: Element, known: dict[Element, bool], index: Index) -> bool:
    """Whether the text of an element may be shown; cached, because it may have several pieces."""
    if element not in known:
        is_leaf = next(child_elements(element), None) is None
        setting = index.setting_of(element)
        known[element] = is_leaf and setting is not None and setting.may_show
    return known[element]


def _remark(match: re.Match[str]) -> str:
    return match[1] + _hidden(match[2]) + match[3]


def _start_tag(tag: str, element: Element, index: Index) -> str:
    """Return a start tag with the attribute values that may be shown."""
    parts: list[str] = []
    done = 0
    for match in ATTRIBUTE.finditer(tag):
        value = "one" if match["one"] is not None else "other"
        start, end = match.span(value)
        is_open = _may_show_attribute(match["name"], match[value], element, index)
        parts += (tag[done:start], match[value] if is_open else _hidden(match[value]))
        done = end
    return "".join((*parts, tag[done:]))


def _may_show_attribute(name: str, value: str, element: Element, index: Index) -> bool:
    if name == "xmlns" or name.startswith("xmlns:"):
        return value in _NAMESPACES
    if name == "name" and element.get("name") == value:
        return index.catalog.resolve(value) is not None
    usual = _USUAL.get(name)
    return usual is not None and usual.fullmatch(value) is not None
