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
from lxml.etree import ErrorTypes

from unattend_gen.answer_file.encoding import decode, line_at, with_plain_line_ends
from unattend_gen.answer_file.tree import AnswerFile
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


_LINES: Final = re.compile(r"line (\d+)")


def answer_file_error(code: int, quoted: str, position: tuple[int, int]) -> AnswerFileError:
    """The error to raise for one of libxml2.

    Args:
        code: libxml2's number of the error.
        quoted: its message; nothing of it is shown.
        position: its line and column.
    """
    line, column = position
    message, advice = _reworded(code, quoted)
    return AnswerFileError(message, advice=advice, line=max(line, 1), column=max(column, 1))


def _reworded(code: int, quoted: str) -> tuple[str, str]:
    """What is wrong, and what to do about it."""
    lines = _LINES.findall(quoted)
    if code == ErrorTypes.ERR_TAG_NAME_MISMATCH and lines:
        return (
            f"the element that opens on line {lines[0]} is closed by another name",
            "give both tags the same name, in the same case",
        )
    if code == ErrorTypes.ERR_RESOURCE_LIMIT and quoted.startswith("Excessive depth"):
        return "elements are nested deeper than 256 levels", "an answer file needs about ten"
    if code == ErrorTypes.ERR_NAME_REQUIRED and quoted.startswith("error parsing attribute"):
        return "a tag is not closed where it should be", "end the tag with > or />"
    return _MEANINGS.get(code, ("not well-formed XML", "compare the tags around this place"))


_TOO_LARGE: Final = (
    "entities or texts grow beyond all measure",
    "an answer file has some kilobytes; remove a DOCTYPE and its entities",
)
_FOREIGN_ENTITY: Final = (
    "an entity is used that this file does not define",
    "write &amp; for an ampersand; nothing outside the file is ever read",
)
_TAG_NOT_CLOSED: Final = (
    "a tag is not closed where it should be",
    "end the tag with > or />, and set a blank before each attribute",
)
_BAD_REFERENCE: Final = (
    "a character reference names no character",
    "write &#xHH; with the character's number, or the character itself",
)
_CUT_OFF: Final = (
    "the file ends in the middle of an element",
    "close every element; the file may have been cut off",
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
        "no XML at all",
        "the file must begin with an XML declaration or the unattend element",
    ),
    ErrorTypes.ERR_DOCUMENT_END: (
        "something stands behind the end of the unattend element",
        "keep one root element and nothing behind it",
    ),
    ErrorTypes.ERR_NAME_REQUIRED: (
        "a < or & stands where no name follows",
        "write &lt; and &amp; inside values",
    ),
    ErrorTypes.ERR_ENTITYREF_SEMICOL_MISSING: (
        "an & begins no character reference",
        "write &amp; for an ampersand",
    ),
    ErrorTypes.ERR_RESERVED_XML_NAME: (
        "the XML declaration does not stand at the very start",
        "remove everything before <?xml, blanks and comments too",
    ),
    ErrorTypes.ERR_UNKNOWN_VERSION: (
        "the XML declaration names a version that does not exist",
        'write version="1.0"',
    ),
    ErrorTypes.ERR_ATTRIBUTE_REDEFINED: (
        "an attribute is given twice",
        "keep one of the two",
    ),
    ErrorTypes.ERR_ATTRIBUTE_WITHOUT_VALUE: (
        "an attribute has no value",
        'write name="value"',
    ),
    ErrorTypes.ERR_ATTRIBUTE_NOT_STARTED: (
        "the value of an attribute does not stand in quotes",
        'write name="value"',
    ),
    ErrorTypes.ERR_LT_IN_ATTRIBUTE: (
        "a < stands inside an attribute",
        "write &lt;, or close the quotes before it",
    ),
    ErrorTypes.ERR_INVALID_CHAR: (
        "a character that XML does not allow",
        "remove the control character",
    ),
    ErrorTypes.ERR_MISPLACED_CDATA_END: (
        "the characters ]]> stand outside a CDATA section",
        "write ]]&gt;",
    ),
    ErrorTypes.ERR_CDATA_NOT_FINISHED: (
        "a CDATA section is not closed, or too long",
        "close it with ]]>",
    ),
    ErrorTypes.ERR_COMMENT_NOT_FINISHED: (
        "a comment is not closed, or too long",
        "close it with -->",
    ),
    ErrorTypes.ERR_HYPHEN_IN_COMMENT: (
        "two hyphens stand inside a comment",
        "write one hyphen, or a dash",
    ),
    ErrorTypes.ERR_PI_NOT_FINISHED: (
        "a processing instruction is not closed, or too long",
        "close it with ?>",
    ),
    ErrorTypes.NS_ERR_UNDEFINED_NAMESPACE: (
        "a prefix is used that no xmlns declares",
        'add xmlns:wcm="http://schemas.microsoft.com/WMIConfig/2002/State" to the root',
    ),
}
