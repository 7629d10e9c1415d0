"""Parse bytes into a tree, hardened against hostile input.

The input is never a path, because lxml would open compressed files. Network access, external
entities and external document type definitions are disabled. Setup needs no DOCTYPE, so its line is
kept for a finding. Internal entities are resolved within libxml2's limits, because a password
written as an entity must not look empty.

libxml2's messages quote the document and may therefore contain a secret. Errors have our own
messages, chosen by libxml2's error code.
"""

from __future__ import annotations

import re
from typing import Final

from lxml import etree
from lxml.etree import ErrorTypes

from unattend_gen.answer_file.encoding import decode, line_at, with_plain_line_ends
from unattend_gen.answer_file.tree import AnswerFile
from unattend_gen.core.document import LIMIT_BYTES
from unattend_gen.errors import AnswerFileError

LIMIT_TAGS: Final = 250_000
"""Most tags that are parsed: an element takes far more memory than its text."""

LIMIT_ATTRIBUTES: Final = 1_000
"""Most attributes of one element: libxml2 compares each with all others."""

_NAME_ANOTHER: Final = "this is not an answer file, which has a few kilobytes; name another file"
_TOO_MANY: Final = etree.XPath(f"boolean(//*[count(@*) > {LIMIT_ATTRIBUTES}])")
_DOCTYPE: Final = re.compile(r"<!DOCTYPE[\s\[]", re.IGNORECASE)
_PROLOG: Final = re.compile(r"(?:\s+|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)


def parse(data: bytes) -> AnswerFile:
    """Return the answer file in these bytes, valid or not.

    Raises:
        AnswerFileError: not XML, not text, too large or too deep; with line and column if known.
    """
    if len(data) > LIMIT_BYTES:
        message = f"larger than {LIMIT_BYTES // 1024**2} MiB"
        raise AnswerFileError(message, advice=_NAME_ANOTHER)
    text, encoding = decode(data)
    if not text.strip():
        raise AnswerFileError("the file is empty", advice="name an answer file", line=1)
    if text.count("<") > LIMIT_TAGS:
        message = f"more than {LIMIT_TAGS:,} tags"
        raise AnswerFileError(message, advice=_NAME_ANOTHER)
    root = _tree(text)
    if text.count("=") > LIMIT_ATTRIBUTES and _TOO_MANY(root):
        message = f"an element with more than {LIMIT_ATTRIBUTES:,} attributes"
        raise AnswerFileError(message, advice=_NAME_ANOTHER)
    return AnswerFile(root, text, encoding, doctype_line=doctype_line(text))


def _tree(text: str) -> etree._Element:
    """Return the tree of the decoded text; its encoding declaration is ignored."""
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
    """Return the line of a document type declaration, or None."""
    prolog = _PROLOG.match(text)
    end = prolog.end() if prolog else 0
    return line_at(text, end) if _DOCTYPE.match(text, end) else None


_LINES: Final = re.compile(r"line (\d+)")


def answer_file_error(code: int, quoted: str, position: tuple[int, int]) -> AnswerFileError:
    """Return our error for an error of libxml2.

    Args:
        code: libxml2's number of the error.
        quoted: its message, which quotes the document and is not shown.
        position: its line and column.
    """
    line, column = position
    message, advice = _reworded(code, quoted)
    return AnswerFileError(message, advice=advice, line=max(line, 1), column=max(column, 1))


def _reworded(code: int, quoted: str) -> tuple[str, str]:
    """Return message and advice."""
    lines = _LINES.findall(quoted)
    if code == ErrorTypes.ERR_TAG_NAME_MISMATCH and lines:
        return (
            f"the element that opens on line {lines[0]} is closed by another tag",
            "give both tags the same name, in the same case",
        )
    if code == ErrorTypes.ERR_RESOURCE_LIMIT and quoted.startswith("Excessive depth"):
        return "elements are nested deeper than 256 levels", "an answer file needs about ten"
    if code == ErrorTypes.ERR_NAME_REQUIRED and quoted.startswith("error parsing attribute"):
        return "a tag is not closed", "end the tag with > or />"
    return _MEANINGS.get(code, ("not well-formed XML", "compare the tags around this place"))


_TOO_LARGE: Final = (
    "entities or texts exceed the limits of the parser",
    "an answer file has a few kilobytes; remove the DOCTYPE and its entities",
)
_FOREIGN_ENTITY: Final = (
    "an entity is not defined in this file",
    "write &amp; for an ampersand; external entities are never read",
)
_TAG_NOT_CLOSED: Final = (
    "a tag is not closed",
    "end the tag with > or />, and write a blank before each attribute",
)
_BAD_REFERENCE: Final = (
    "invalid character reference",
    "write &#xHH; with the code of the character, or the character itself",
)
_CUT_OFF: Final = (
    "the file ends inside an element",
    "close every element; the file may be truncated",
)
_MEANINGS: Final[dict[int, tuple[str, str]]] = {
    ErrorTypes.ERR_RESOURCE_LIMIT: _TOO_LARGE,
    ErrorTypes.ERR_ENTITY_LOOP: _TOO_LARGE,
    ErrorTypes.ERR_NAME_TOO_LONG: _TOO_LARGE,
    ErrorTypes.ERR_UNDECLARED_ENTITY: _FOREIGN_ENTITY,
    ErrorTypes.WAR_UNDECLARED_ENTITY: _FOREIGN_ENTITY,
    ErrorTypes.ERR_SPACE_REQUIRED: _TAG_NOT_CLOSED,
    ErrorTypes.ERR_GT_REQUIRED: _TAG_NOT_CLOSED,
    ErrorTypes.ERR_INVALID_HEX_CHARREF: _BAD_REFERENCE,
    ErrorTypes.ERR_INVALID_DEC_CHARREF: _BAD_REFERENCE,
    ErrorTypes.ERR_TAG_NOT_FINISHED: _CUT_OFF,
    ErrorTypes.ERR_ATTRIBUTE_NOT_FINISHED: _CUT_OFF,
    ErrorTypes.ERR_DOCUMENT_EMPTY: (
        "not XML",
        "the file must begin with an XML declaration or the unattend element",
    ),
    ErrorTypes.ERR_DOCUMENT_END: (
        "content after the end of the root element",
        "keep one root element and nothing after it",
    ),
    ErrorTypes.ERR_NAME_REQUIRED: (
        "a < or & is not followed by a name",
        "write &lt; and &amp; in values",
    ),
    ErrorTypes.ERR_ENTITYREF_SEMICOL_MISSING: (
        "an & does not begin a character reference",
        "write &amp; for an ampersand",
    ),
    ErrorTypes.ERR_RESERVED_XML_NAME: (
        "the XML declaration is not at the start of the file",
        "remove everything before <?xml, including blanks and comments",
    ),
    ErrorTypes.ERR_UNKNOWN_VERSION: (
        "unknown XML version in the XML declaration",
        'write version="1.0"',
    ),
    ErrorTypes.ERR_ATTRIBUTE_REDEFINED: (
        "duplicate attribute",
        "keep one of the two attributes",
    ),
    ErrorTypes.ERR_ATTRIBUTE_WITHOUT_VALUE: (
        "an attribute has no value",
        'write name="value"',
    ),
    ErrorTypes.ERR_ATTRIBUTE_NOT_STARTED: (
        "an attribute value is not in quotes",
        'write name="value"',
    ),
    ErrorTypes.ERR_LT_IN_ATTRIBUTE: (
        "a < is in an attribute value",
        "write &lt;, or close the quotes before it",
    ),
    ErrorTypes.ERR_INVALID_CHAR: (
        "a character that XML does not allow",
        "remove the control character",
    ),
    ErrorTypes.ERR_MISPLACED_CDATA_END: (
        "]]> outside a CDATA section",
        "write ]]&gt;",
    ),
    ErrorTypes.ERR_CDATA_NOT_FINISHED: (
        "a CDATA section is not closed or too long",
        "close it with ]]>",
    ),
    ErrorTypes.ERR_COMMENT_NOT_FINISHED: (
        "a comment is not closed or too long",
        "close it with -->",
    ),
    ErrorTypes.ERR_HYPHEN_IN_COMMENT: (
        "a comment contains two hyphens in a row",
        "write one hyphen, or a dash",
    ),
    ErrorTypes.ERR_PI_NOT_FINISHED: (
        "a processing instruction is not closed or too long",
        "close it with ?>",
    ),
    ErrorTypes.NS_ERR_UNDEFINED_NAMESPACE: (
        "a prefix is not declared",
        'add xmlns:wcm="http://schemas.microsoft.com/WMIConfig/2002/State" to the root',
    ),
}
