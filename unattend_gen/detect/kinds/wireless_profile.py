"""Wi-Fi profiles: the passphrase of a network, in clear text if `protected` is false.

Answer files carry a profile as text, so that its tags are escaped.

Source:
    Vendor reference: the schema of WLAN profiles, `sharedKey`.
"""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING, Final

from unattend_gen.core.match import ContentKind, Match
from unattend_gen.core.secret import MARKER, SecretKind
from unattend_gen.detect.content import classify_plain
from unattend_gen.detect.detector import Detector, Example

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.detect.reading import Reading

_OPEN: Final = r"(?:<|&(?:amp;)?lt;)"
_CLOSE: Final = r"(?:>|&(?:amp;)?gt;)"
_SHARED_KEY: Final = re.compile(
    rf"{_OPEN}(?:\w+:)?sharedKey\b[^<>&]{{0,200}}{_CLOSE}(?P<inside>.{{0,4000}}?)"
    rf"{_OPEN}/(?:\w+:)?sharedKey\s*{_CLOSE}",
    re.DOTALL,
)
_MATERIAL: Final = re.compile(
    rf"{_OPEN}(?:\w+:)?keyMaterial\b[^<>&]{{0,200}}{_CLOSE}\s*+(?P<value>.{{0,2000}}?)\s*"
    rf"(?P<end>{_OPEN})/(?:\w+:)?keyMaterial",
    re.DOTALL,
)
_COMMENT: Final = re.compile(r"<!--.*?-->", re.DOTALL)
_PIECE: Final = re.compile(
    r"<!--.*?-->|<!\[CDATA\[(?P<literal>.*?)\]\]>|(?P<text>[^<]+)", re.DOTALL
)
_PROTECTED: Final = re.compile(
    rf"{_OPEN}(?:\w+:)?protected{_CLOSE}\s*true\s*{_OPEN}", re.IGNORECASE
)
_WORD: Final = "keyMaterial"
_SAMPLE: Final = (
    '<WLANProfile xmlns="http://www.microsoft.com/networking/WLAN/profile/v1"><MSM><security>'
    "<sharedKey><keyType>passPhrase</keyType><protected>false</protected>"
    "<keyMaterial>{}</keyMaterial></sharedKey></security></MSM></WLANProfile>"
)


def recognises(reading: Reading) -> bool:
    """Recognise the root element, or an escaped profile in another document."""
    if "<wlanprofile" in reading.head or ":wlanprofile" in reading.head:
        return True
    is_possible = reading.encoding is not None and reading.hints.may_contain(_WORD.lower())
    return is_possible and _WORD in reading.text and "lt;" in reading.text


def matches(reading: Reading) -> Iterator[Match]:
    """Yield the passphrases that are not protected by the machine's own key."""
    for shared in _SHARED_KEY.finditer(reading.text):
        if _PROTECTED.search(_COMMENT.sub("", shared["inside"])):
            continue
        for material in _MATERIAL.finditer(reading.text, *shared.span("inside")):
            span = material.span("value")
            value = _meant(material["value"])
            for _ in range(material["end"].count(";")):
                value = unescape(value)
            content = classify_plain(SecretKind.PASSWORD, value)
            yield Match(
                kind=SecretKind.PASSWORD,
                content=content.kind,
                where="a Wi-Fi profile",
                span=span,
                line=reading.line(span[0]),
                secret=content.secret,
                setting="keyMaterial",
            )


def _meant(written: str) -> str:
    """Return the text of references, CDATA sections and comments."""
    pieces = _PIECE.finditer(written)
    return "".join(piece["literal"] or unescape(piece["text"] or "") for piece in pieces)


DETECTOR: Final = Detector(
    summary="Wi-Fi profiles with the passphrase in clear",
    recognises=recognises,
    matches=matches,
    examples=(
        Example(
            "autounattend.xml",
            f"<unattend><File>{escape(_SAMPLE.format('not-a-real-one'))}</File></unattend>",
            ((SecretKind.PASSWORD, ContentKind.CLEAR),),
        ),
        Example(
            "scrubbed.xml",
            f"<unattend><File>{escape(_SAMPLE.format(MARKER))}</File></unattend>",
            ((SecretKind.PASSWORD, ContentKind.MARKER),),
        ),
        Example(
            "office.xml",
            _SAMPLE.format("not-a-real-one"),
            ((SecretKind.PASSWORD, ContentKind.CLEAR),),
        ),
        Example(
            "scrubbed.xml",
            _SAMPLE.format(MARKER),
            ((SecretKind.PASSWORD, ContentKind.MARKER),),
        ),
    ),
)
