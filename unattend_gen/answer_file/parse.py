"""From bytes to a tree, hardened.

Never a path: lxml would open compressed files and follow nothing we want followed. No network, no
external entity, no document type definition that changes what the text says. Setup needs no
DOCTYPE, so any is reported; internal entities are resolved within libxml2's own limits, because a
password spelt by an entity must not look empty.
"""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from unattend_gen.answer_file.answer_file import AnswerFile
from unattend_gen.answer_file.encoding import decode, line_at, with_plain_line_ends
from unattend_gen.answer_file.syntax_errors import answer_file_error
from unattend_gen.core.document import LIMIT_BYTES
from unattend_gen.errors import AnswerFileError

LIMIT_TAGS: Final = 250_000
"""Most tags that are parsed: each element costs far more memory than the text it stands in."""

LIMIT_ATTRIBUTES: Final = 1_000
"""Most attributes of one element: each is looked up among all the others."""

_TOO_MANY: Final = etree.XPath(f"boolean(//*[count(@*) > {LIMIT_ATTRIBUTES}])")
_DOCTYPE: Final = re.compile(r"<!DOCTYPE[\s\[]", re.IGNORECASE)
_PROLOG: Final = re.compile(r"(?:\s+|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)


def parse(data: bytes) -> AnswerFile:
    """The answer file in these bytes; nothing is said yet about whether it is a right one.

    Raises:
        AnswerFileError: not XML, no text, too large, too deep; with line and column where known.
    """
    if len(data) > LIMIT_BYTES:
        message = f"larger than {LIMIT_BYTES // 1024**2} MiB"
        raise AnswerFileError(message, advice="an answer file has some kilobytes; name another")
    text, encoding = decode(data)
    if not text.strip():
        raise AnswerFileError("the file is empty", advice="write an answer file into it", line=1)
    if text.count("<") > LIMIT_TAGS:
        message = f"more than {LIMIT_TAGS:,} tags"
        raise AnswerFileError(message, advice="an answer file has some hundred; name another")
    root = _tree(text)
    if text.count("=") > LIMIT_ATTRIBUTES and _TOO_MANY(root):
        message = f"an element with more than {LIMIT_ATTRIBUTES:,} attributes"
        raise AnswerFileError(message, advice="those of an answer file have six; name another")
    return AnswerFile(root, text, encoding, doctype_line=doctype_line(text))


def _tree(text: str) -> etree._Element:
    """The tree of the decoded text; the declaration has had its say and is overruled here."""
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities="internal",
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        recover=False,
    )
    try:
        return etree.fromstring(with_plain_line_ends(text).encode(), parser)
    except etree.XMLSyntaxError as error:
        # The cause quotes the document, so it is not chained.
        raise answer_file_error(error.code or 0, error.msg or "", error.position) from None


def doctype_line(text: str) -> int | None:
    """The line of a document type declaration, which can only stand before the root."""
    prolog = _PROLOG.match(text)
    end = prolog.end() if prolog else 0
    return line_at(text, end) if _DOCTYPE.match(text, end) else None
