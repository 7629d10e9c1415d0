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

from unattend_gen.answer_file.tree import is_marker
from unattend_gen.core.loose_key import LOOSE_KEY
from unattend_gen.core.match import ContentKind, Match
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.detect.content import Content, SensitiveText, classify, classify_plain
from unattend_gen.detect.literals import (
    is_deployment_expression,
    is_literal,
    is_switch,
    is_weak_secret,
)
from unattend_gen.detect.secret_names import is_short_name, kind_of_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.detect.reading import LineCounter, Reading

_ENCODED: Final = "encoded"

LINK_SIGNS: Final = ("://",)
"""A text without any of them contains no link."""

_LINK: Final = re.compile(r"https?://[^\s\"'<>?]{1,500}+\?[^\s\"'<>]++")
_PARAMETER: Final = re.compile(
    r"[?&](?:amp;)?(?P<name>[\w.%-]{1,60})=(?P<value>[^&#]*+)",
)
_DIGITS: Final = "0123456789"
_ENCODED_KEY: Final = re.compile(
    r"[A-Za-z0-9+/]{33,}={0,2}|(?:[0-9A-Fa-f]{2}[ ,:]){24,}[0-9A-Fa-f]{2}"
)


def is_encoded_property(name: str) -> bool:
    """Return whether the name starts with `Encoded`: the value is the password in base64."""
    return name.strip().lower().startswith(_ENCODED)


def may_be_secret(kind: SecretKind, name: str, value: str) -> bool:
    """Return whether the value of a name is a literal that may be a secret of this kind."""
    if kind is SecretKind.PRODUCT_KEY:
        return LOOSE_KEY.search(value) is not None
    if not is_literal(value):
        return False
    return not ((kind is SecretKind.TOKEN or is_short_name(name)) and is_weak_secret(value))


def may_be_encoded_key(kind: SecretKind, value: str) -> bool:
    """Return whether a value may be a key in base64 or hexadecimal, which `split_keys` finds."""
    return kind is SecretKind.PRODUCT_KEY and _ENCODED_KEY.fullmatch(value.strip()) is not None


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
    kind = kind_of_name(name)
    value = reading.text[slice(*span)] if value is None else value
    if kind is None or may_be_encoded_key(kind, value):
        return None
    content = _classify(kind, name, value)
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


def matches_in_links(text: str, lines: LineCounter) -> Iterator[Match]:
    """Yield the link parameters that are named for keys and passwords, live or not."""
    for link in _LINK.finditer(text) if "://" in text else ():
        for parameter in _PARAMETER.finditer(text, *link.span()):
            name = parameter["name"].rstrip(_DIGITS)
            kind = kind_of_name(name)
            if kind is not None and kind is not SecretKind.TOKEN and not is_short_name(name):
                yield _parameter_match(kind, parameter, lines)


def _classify(kind: SecretKind, name: str, value: str) -> Content:
    bare = value.strip()
    if is_deployment_expression(bare):
        return Content(ContentKind.PLACEHOLDER)
    if kind is SecretKind.PASSWORD:
        if is_switch(bare):
            return Content(ContentKind.EMPTY)
        if is_encoded_property(name):
            return _classify_base64(bare)
    if bare and not is_marker(bare) and not may_be_secret(kind, name, bare):
        return Content(ContentKind.PLACEHOLDER)
    if kind is not SecretKind.PRODUCT_KEY:
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
    plain = "" if kind is SecretKind.PASSWORD and is_switch(value) else value
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
