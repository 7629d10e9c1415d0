"""From bytes to a tree, hardened.

Never a path: lxml would open compressed files and follow nothing we want followed. No network, no
external entity, no document type definition that changes what the text says. Setup needs no
DOCTYPE, so any is reported; internal entities are resolved within libxml2's own limits, because a
password spelt by an entity must not look empty.

Messages of libxml2 quote the document, so they are worded anew here.
"""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from unattend_gen.errors import AnswerFileError
from unattend_gen.xml.answer_file import AnswerFile
from unattend_gen.xml.encoding import Encoding, decode

LIMIT_BYTES: Final = 32 * 1024 * 1024
"""Largest document that is parsed; real answer files have a few kilobytes."""

_DOCTYPE: Final = re.compile(r"<!DOCTYPE[\s\[]", re.IGNORECASE)
_PROLOG: Final = re.compile(r"(?:\s+|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
_LINES: Final = re.compile(r"line (\d+)")


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
    root = _tree(data, text, encoding)
    return AnswerFile(root, text, encoding, doctype_line=_doctype_line(text))


def _tree(data: bytes, text: str, encoding: Encoding) -> etree._Element:
    is_plain = encoding.name == "utf-8" and encoding.is_declared_rightly
    parser = etree.XMLParser(
        encoding=None if is_plain else "utf-8",
        resolve_entities="internal",
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        recover=False,
    )
    source = data[len(encoding.bom) :] if is_plain else text.encode("utf-8", "surrogatepass")
    try:
        return etree.fromstring(source, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        message, advice = _reworded(error.code, error.msg or "")
        # The cause quotes the document, so it is not chained.
        raise AnswerFileError(
            message, advice=advice, line=max(line, 1), column=max(column, 1)
        ) from None


def _doctype_line(text: str) -> int | None:
    """The line of a document type declaration, which can only stand before the root."""
    prolog = _PROLOG.match(text)
    end = prolog.end() if prolog else 0
    return text.count("\n", 0, end) + 1 if _DOCTYPE.match(text, end) else None


def _reworded(code: int | None, quoted: str) -> tuple[str, str]:
    """What libxml2 means, without what it quotes, and what to do about it."""
    types = etree.ErrorTypes
    lines = _LINES.findall(quoted)
    if code == types.ERR_TAG_NAME_MISMATCH and lines:
        return (
            f"the element that opens on line {lines[0]} is closed by another name",
            "give both tags the same name, in the same case",
        )
    if "depth" in quoted.lower():
        return "elements are nested deeper than 256 levels", "an answer file needs about ten"
    if "huge" in quoted.lower() or "amplification" in quoted.lower() or "loop" in quoted.lower():
        return "entities or texts grow beyond all measure", "remove the DOCTYPE and its entities"
    return _MEANINGS.get(code or 0, ("not well-formed XML", "compare the tags around this place"))


_MEANINGS: Final[dict[int, tuple[str, str]]] = {
    etree.ErrorTypes.ERR_DOCUMENT_EMPTY: (
        "no XML at all",
        "the file must begin with an XML declaration or the unattend element",
    ),
    etree.ErrorTypes.ERR_DOCUMENT_END: (
        "something stands behind the end of the unattend element",
        "keep one root element and nothing behind it",
    ),
    etree.ErrorTypes.ERR_TAG_NOT_FINISHED: (
        "the file ends in the middle of an element",
        "close every element; the file may have been cut off",
    ),
    etree.ErrorTypes.ERR_NAME_REQUIRED: (
        "a < or & stands where no name follows",
        "write &lt; and &amp; inside values",
    ),
    etree.ErrorTypes.ERR_ENTITYREF_SEMICOL_MISSING: (
        "an & begins no character reference",
        "write &amp; for an ampersand",
    ),
    etree.ErrorTypes.ERR_UNDECLARED_ENTITY: (
        "a character reference names an entity that is not there",
        "write &amp; for an ampersand",
    ),
    etree.ErrorTypes.ERR_RESERVED_XML_NAME: (
        "the XML declaration does not stand at the very start",
        "remove everything before <?xml, blanks and comments too",
    ),
    etree.ErrorTypes.ERR_ATTRIBUTE_REDEFINED: (
        "an attribute is given twice",
        "keep one of the two",
    ),
    etree.ErrorTypes.ERR_ATTRIBUTE_WITHOUT_VALUE: (
        "an attribute has no value",
        'write name="value"',
    ),
    etree.ErrorTypes.ERR_LT_IN_ATTRIBUTE: (
        "a < stands inside an attribute",
        "write &lt;, or close the quotes before it",
    ),
    etree.ErrorTypes.ERR_INVALID_CHAR: (
        "a character that XML does not allow",
        "remove the control character",
    ),
    etree.ErrorTypes.ERR_HYPHEN_IN_COMMENT: (
        "two hyphens stand inside a comment",
        "write one hyphen, or a dash",
    ),
    etree.ErrorTypes.NS_ERR_UNDEFINED_NAMESPACE: (
        "a prefix is used that no xmlns declares",
        'add xmlns:wcm="http://schemas.microsoft.com/WMIConfig/2002/State" to the root',
    ),
}
