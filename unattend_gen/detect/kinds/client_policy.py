"""Policies of Configuration Manager clients, as task sequences leave them: properties with values.

A secret in a policy is obscured with a key that is next to it, so it counts as readable; it is not
decoded here.

Source:
    Readers of what deployments leave behind (`Policy.xml` of SMS, saved policy of clients).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from unattend_gen.core.match import ContentKind, Match
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.detect.detector import Detector, Example
from unattend_gen.detect.properties import property_match
from unattend_gen.detect.secret_names import kind_of_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.detect.reading import Reading

_SIGNS: Final = ("<policy", "<instance", "policysecret", "<clientpolicy")
_PROPERTY: Final = re.compile(
    r"<property\b[^<>]{0,300}?\bname=\"(?P<name>[^\"<>]{1,100})\"[^<>]{0,300}>\s*+"
    r"<value>\s*+(?P<literal><!\[CDATA\[)?\s*+"
    r"(?:(?P<secret><PolicySecret\b[^<>]{0,200}>\s*+(?:<!\[CDATA\[)?)\s*+)?"
    # In a CDATA section a value may contain any character; it ends where the section ends.
    r"(?P<value>(?(secret)[^<\]]*+|"
    r"(?(literal)(?>[^\]]|\](?!\]>)){0,2000}+(?=\]\]>)|[^<]*+)))",
    re.IGNORECASE,
)
_SAMPLE: Final = (
    '<Policy><instance class="CCM_NetworkAccessAccount">'
    '<property name="NetworkAccessPassword" type="8"><value><![CDATA[{}]]></value></property>'
    "</instance></Policy>"
)


def recognises(reading: Reading) -> bool:
    """Recognise an element of a policy at the beginning."""
    return any(sign in reading.head for sign in _SIGNS)


def matches(reading: Reading) -> Iterator[Match]:
    """Yield the properties that are named for keys and passwords."""
    for match in _PROPERTY.finditer(reading.text):
        value = match["value"].rstrip()
        start = match.start("value")
        span = (start, start + len(value))
        if match["secret"] is None or not value:
            found = property_match(reading, match["name"], span, where="a client policy")
            if found is not None:
                yield found
        elif kind_of_name(match["name"]) is not None:
            yield _obscured(reading, span, match["name"])


def _obscured(reading: Reading, span: tuple[int, int], name: str) -> Match:
    return Match(
        kind=SecretKind.PASSWORD,
        content=ContentKind.ENCODED,
        where="a client policy",
        span=span,
        line=reading.line(span[0]),
        secret=Secret(reading.text[slice(*span)]),
        setting=name,
    )


DETECTOR: Final = Detector(
    summary="policy that clients of Configuration Manager keep",
    recognises=recognises,
    matches=matches,
    examples=(
        Example(
            "Policy.xml",
            _SAMPLE.format('<PolicySecret Version="1">89130000C0FFEE00</PolicySecret>'),
            ((SecretKind.PASSWORD, ContentKind.ENCODED),),
        ),
        Example("none.xml", _SAMPLE.format(""), ((SecretKind.PASSWORD, ContentKind.EMPTY),)),
    ),
)
