"""Task sequences and saved variables of the Deployment Toolkit and of Configuration Manager.

Source:
    Public task sequences (`ts.xml`) and `variables.dat` files.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final

from unattend_gen.core.match import ContentKind, Match
from unattend_gen.core.product_key import MADE_UP_KEY
from unattend_gen.core.secret import SecretKind
from unattend_gen.detect.detector import Detector, Example
from unattend_gen.detect.properties import property_match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.detect.reading import Reading

_SIGNS: Final = ("<sequence", "<mediavarlist", "<var ", "<variable ")
_VARIABLE: Final = re.compile(
    r"<(?:variable|var)\b[^<>]{0,300}?\b(?:property|name)="
    r"(?P<quote>[\"'])(?P<name>[^\"'<>]{1,100})(?P=quote)[^<>]{0,300}>"
    r"\s*+(?P<literal><!\[CDATA\[)?"
    # In a CDATA section a value may contain any character; it ends where the section ends.
    r"(?P<value>(?(literal)(?>[^\]]|\](?!\]>)){0,2000}+(?=\]\]>)|[^<]*+))",
    re.IGNORECASE,
)

_REFERENCE: Final = re.compile(r"&(?:#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6}|amp|lt|gt|quot|apos);")


def recognises(reading: Reading) -> bool:
    """Recognise an element of a task sequence at the beginning."""
    return any(sign in reading.head for sign in _SIGNS)


def matches(reading: Reading) -> Iterator[Match]:
    """Yield the variables that are named for keys and passwords."""
    for match in _VARIABLE.finditer(reading.text):
        value = match["value"]
        start = match.start("value") + len(value) - len(value.lstrip())
        span = (start, start + len(value.strip()))
        meant = value.strip() if match["literal"] else _REFERENCE.sub(_meant, value.strip())
        found = property_match(
            reading, match["name"], span, where="a task sequence variable", value=meant
        )
        if found is not None:
            yield found


def _meant(reference: re.Match[str]) -> str:
    return unescape(reference[0])


DETECTOR: Final = Detector(
    summary="task sequences and the variables that they leave behind",
    recognises=recognises,
    matches=matches,
    examples=(
        Example(
            "ts.xml",
            '<sequence version="3.00"><globalVarList>'
            f'<variable name="ProductKey" property="ProductKey">{MADE_UP_KEY}</variable>'
            "</globalVarList></sequence>",
            ((SecretKind.PRODUCT_KEY, ContentKind.CLEAR),),
        ),
        Example(
            "variables.dat",
            '<MediaVarList Version="4.00"><var name="ADMINPASSWORD"><![CDATA[]]></var>'
            "</MediaVarList>",
            ((SecretKind.PASSWORD, ContentKind.EMPTY),),
        ),
    ),
)
