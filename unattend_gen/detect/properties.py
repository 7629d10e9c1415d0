"""Deployment properties that hold a key or password: their names, their values, and links.

A property is a name with a value, in INI files, task sequences, parameter files and the query
strings of links. Generators of answer files put all choices, passwords included, into an address
in a comment at the top of the file, so that the page can be opened again.

Source:
    Properties of the Deployment Toolkit as its gathering script lists them; the vendor's
    reference of Sysprep.inf and Winnt.sif; public generators of answer files and the reports on
    them.
"""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote_plus

from unattend_gen.core.match import ContentKind, Match
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.detect.content import Content, SensitiveText, classify, classify_plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.detect.reading import LineCounter, Reading

_KEYS: Final = frozenset({"productkey", "overrideproductkey", "productid"})
_PASSWORDS: Final = frozenset(
    {
        "addspassword",
        "adminpassword",
        "bdepin",
        "bderecoverykey",
        "dbpwd",
        "domainadminpassword",
        "logpassword",
        "loguserpassword",
        "osdbitlockerrecoverypassword",
        "osdbitlockerstartupkey",
        "osdjoinpassword",
        "osdlocaladminpassword",
        "safemodeadminpassword",
        "smstsruncommandlineuserpassword",
        "tpmownerpassword",
        "userpassword",
    }
)
_ENCODED: Final = "encoded"
_NOT_SECRET: Final = ("skip", "osdbitlockercreate", "bdepinmin")
_ENDINGS: Final = ("password", "passwd", "passphrase", "pwd")

_NO_PASSWORD: Final = re.compile(r"\*|yes|no|true|false|none|null|%\d", re.IGNORECASE)
_EXPRESSION: Final = re.compile(r"%[^%\s]+%|#[^#]+#|@[^@]+@")
"""A variable or call that the Deployment Toolkit expands when it reads the file."""

LINK_SIGNS: Final = ("://",)
"""A text without any of them contains no link."""

_LINK: Final = re.compile(r"https?://[^\s\"'<>?]{1,500}+\?[^\s\"'<>]++")
_PARAMETER: Final = re.compile(
    r"[?&](?:amp;)?(?P<name>[\w.%-]{1,60})=(?P<value>[^&#]*+)",
)
_DIGITS: Final = "0123456789"


def kind_of_property(name: str) -> SecretKind | None:
    """Return what a property of this name holds; None if it holds no secret."""
    bare = name.strip().strip("\"'").lower()
    if bare in _KEYS:
        return SecretKind.PRODUCT_KEY
    if bare.startswith(_NOT_SECRET) or bare == "encryptedadminpassword":
        return None
    if bare in _PASSWORDS or bare.endswith(_ENDINGS):
        return SecretKind.PASSWORD
    return None


def is_deployment_property(name: str) -> bool:
    """Return whether deployment tools define this key or password property; `_` is ignored."""
    bare = name.lower().replace("_", "")
    return bare in _PASSWORDS or bare in _KEYS - {"productid"}


def is_encoded_property(name: str) -> bool:
    """Return whether the name starts with `Encoded`: the value is the password in base64."""
    return name.strip().lower().startswith(_ENCODED)


def property_match(
    reading: Reading, name: str, span: tuple[int, int], *, where: str, value: str | None = None
) -> Match | None:
    """Return the match that a property is, or None if its name is not sensitive.

    Args:
        reading: the document.
        name: of the property.
        span: of its value, without surrounding blanks and quotes.
        where: what contains it, for the message.
        value: the decoded value, if the text at `span` is an encoding of it.
    """
    kind = kind_of_property(name)
    if kind is None:
        return None
    content = _classify(kind, name, reading.text[slice(*span)] if value is None else value)
    return Match(
        kind=kind,
        content=content.kind,
        where=where,
        span=span,
        line=reading.line(span[0]),
        secret=content.secret,
        setting=name.strip(),
        last_five=content.last_five,
    )


def is_no_password(value: str) -> bool:
    """Return whether a value means that there is no password, or is a switch."""
    return _NO_PASSWORD.fullmatch(value.strip()) is not None


def matches_in_links(text: str, lines: LineCounter) -> Iterator[Match]:
    """Yield the link parameters that are named for keys and passwords, live or not."""
    for link in _LINK.finditer(text) if "://" in text else ():
        for parameter in _PARAMETER.finditer(text, *link.span()):
            kind = kind_of_property(parameter["name"].rstrip(_DIGITS))
            if kind is not None:
                yield _parameter_match(kind, parameter, lines)


def _classify(kind: SecretKind, name: str, value: str) -> Content:
    bare = value.strip()
    if _EXPRESSION.fullmatch(bare):
        return Content(ContentKind.PLACEHOLDER)
    if kind is SecretKind.PASSWORD:
        if is_no_password(bare):
            return Content(ContentKind.EMPTY)
        if is_encoded_property(name):
            return _classify_base64(bare)
        return classify_plain(kind, bare)
    return classify(SensitiveText(kind, bare))


def _classify_base64(text: str) -> Content:
    """Classify a password in base64 of UTF-16 or of bytes."""
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        return Content(ContentKind.CLEAR, secret=Secret(text))
    encoding = "utf-16-le" if b"\0" in data else "utf-8"
    secret = Secret(data.decode(encoding, "replace"))
    return Content(ContentKind.EMPTY if secret.is_empty() else ContentKind.ENCODED, secret=secret)


def _parameter_match(kind: SecretKind, parameter: re.Match[str], lines: LineCounter) -> Match:
    value = unquote_plus(parameter["value"])
    plain = "" if kind is SecretKind.PASSWORD and is_no_password(value) else value
    content = classify_plain(kind, plain)
    span = parameter.span("value")
    return Match(
        kind=kind,
        content=content.kind,
        span=span,
        line=lines.at(span[0]),
        secret=content.secret,
        last_five=content.last_five,
    )
