"""Passwords and keys in the query strings of links, as generators of answer files write them.

A generator puts all that was chosen, passwords too, into an address in a comment at the top of
its file, so that the page can be opened again.

Source:
    Public generators of answer files and the reports on them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote_plus

from unattend_gen.core.finding import Confidence
from unattend_gen.core.secret import SecretKind
from unattend_gen.detect.holding import held
from unattend_gen.detect.loose_secret import LooseSecret
from unattend_gen.detect.property_names import kind_of_property
from unattend_gen.detect.property_value import is_no_password
from unattend_gen.detect.sensitive import SensitiveText

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.detect.loose_secret import Lines

LINK_SIGNS: Final = ("://",)
"""Where it does not stand, no link does."""

_LINK: Final = re.compile(r"https?://[^\s\"'<>?]{1,500}+\?[^\s\"'<>]++")
_PARAMETER: Final = re.compile(
    r"[?&](?:amp;)?(?P<name>[\w.%-]{1,60})=(?P<value>[^&#]*+)",
)
_DIGITS: Final = "0123456789"


def secrets_in_links(text: str, lines: Lines) -> Iterator[LooseSecret]:
    """The parameters of links whose names are those of keys and passwords, live or not."""
    for link in _LINK.finditer(text) if "://" in text else ():
        for parameter in _PARAMETER.finditer(text, *link.span()):
            kind = kind_of_property(parameter["name"].rstrip(_DIGITS))
            if kind is not None:
                yield _secret(kind, parameter, lines)


def _secret(kind: SecretKind, parameter: re.Match[str], lines: Lines) -> LooseSecret:
    value = unquote_plus(parameter["value"])
    plain = "" if kind is SecretKind.PASSWORD and is_no_password(value) else value
    content = held(SensitiveText(kind, plain, "", "true"))
    start, end = parameter.span("value")
    return LooseSecret(
        kind,
        start,
        end,
        lines.at(start),
        Confidence.HIGH,
        last_five=content.last_five,
        secret=content.secret,
        holding=content.holding,
    )
