"""Group Policy preferences: `cpassword` attributes, and logon passwords set in the registry.

The vendor has published the key that encrypts a `cpassword`, so it counts as readable; it is not
decrypted here.

Source:
    Vendor documentation of the preferences' encryption; readers of leftovers in SYSVOL.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final

from unattend_gen.core.match import ContentKind, Match
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.detect.content import Content, classify_plain
from unattend_gen.detect.detector import Detector, Example
from unattend_gen.detect.registry import kind_of_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.detect.reading import Reading

_SIGNS: Final = ("cpassword=", "<registrysettings")
_WORD: Final = "assword"
"""A word of the prefilter; a document without it does not contain the attribute."""
_PASSWORD: Final = re.compile(r"\bcpassword\s*+=\s*+(?P<quote>[\"'])(?P<value>[^\"'<>]*+)")
_PROPERTIES: Final = re.compile(r"<Properties\b(?P<attributes>[^<>]{1,4000}+)>")
_NAME: Final = re.compile(r"\bname\s*+=\s*+\"(?P<value>[^\"]*+)")
_VALUE: Final = re.compile(r"\bvalue\s*+=\s*+\"(?P<value>[^\"]*+)")
_GROUPS: Final = (
    '<Groups clsid="{{3125E937-EB16-4b4c-9934-544FC6D24D26}}"><User name="local">'
    '<Properties action="U" cpassword="{}" userName="local"/></User></Groups>'
)
_SETTINGS: Final = (
    '<RegistrySettings><Registry name="DefaultPassword"><Properties action="U" '
    'hive="HKEY_LOCAL_MACHINE" name="DefaultPassword" type="REG_SZ" value="not-a-real-one"/>'
    "</Registry></RegistrySettings>"
)


def recognises(reading: Reading) -> bool:
    """Recognise the attribute anywhere, or the root element of registry preferences."""
    if reading.hints.may_contain(_WORD) and _SIGNS[0] in reading.text:
        return True
    return _SIGNS[1] in reading.head


def matches(reading: Reading) -> Iterator[Match]:
    """Yield the encrypted passwords, and registry values that contain one in clear text."""
    for match in _PASSWORD.finditer(reading.text):
        yield _match(reading, match.span("value"), _encrypted(match["value"]), "cpassword")
    for properties in _PROPERTIES.finditer(reading.text):
        span = properties.span("attributes")
        name = _NAME.search(reading.text, *span)
        value = _VALUE.search(reading.text, *span)
        kind = kind_of_value(name["value"]) if name else None
        if name is not None and value is not None and kind is not None:
            content = classify_plain(kind, unescape(value["value"]))
            yield _match(reading, value.span("value"), content, name["value"], kind=kind)


def _encrypted(value: str) -> Content:
    content = classify_plain(SecretKind.PASSWORD, value)
    return Content(ContentKind.ENCODED, secret=Secret(value)) if content.kind.is_leak else content


def _match(
    reading: Reading,
    span: tuple[int, int],
    content: Content,
    setting: str,
    *,
    kind: SecretKind = SecretKind.PASSWORD,
) -> Match:
    return Match(
        kind=kind,
        content=content.kind,
        where="a Group Policy preference",
        span=span,
        line=reading.line(span[0]),
        secret=content.secret,
        setting=setting,
        last_five=content.last_five,
    )


DETECTOR: Final = Detector(
    summary="Group Policy preferences: cpassword attributes, logon passwords in the registry",
    recognises=recognises,
    matches=matches,
    examples=(
        Example(
            "Groups.xml",
            _GROUPS.format("bm90LWEtcmVhbC1vbmUtYXQtYWxsLg"),
            ((SecretKind.PASSWORD, ContentKind.ENCODED),),
        ),
        Example("Registry.xml", _SETTINGS, ((SecretKind.PASSWORD, ContentKind.CLEAR),)),
        Example("Drives.xml", _GROUPS.format(""), ((SecretKind.PASSWORD, ContentKind.EMPTY),)),
    ),
)
