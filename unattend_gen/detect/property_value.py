"""What the value of a property holds, where a name and a value are all there is."""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING, Final

from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.detect.holding import Held, Holding, held
from unattend_gen.detect.property_names import is_encoded_property, kind_of_property
from unattend_gen.detect.sensitive import SensitiveText
from unattend_gen.detect.suspect import Suspect

if TYPE_CHECKING:
    from unattend_gen.detect.reading import Reading

_NO_PASSWORD: Final = re.compile(r"\*|yes|no|true|false|none|null|%\d", re.IGNORECASE)
_EXPRESSION: Final = re.compile(r"%[^%\s]+%|#[^#]+#|@[^@]+@")
"""A variable or a call that the Deployment Toolkit puts in when it reads the file."""


def property_suspect(
    reading: Reading, name: str, span: tuple[int, int], *, where: str, value: str | None = None
) -> Suspect | None:
    """The suspect that a property is, or None where its name is no secret's.

    Args:
        reading: the document.
        name: of the property.
        span: place of its value, blanks and quotes around it left out.
        where: what it stands in, for the message.
        value: what is meant, where it is written otherwise.
    """
    kind = kind_of_property(name)
    if kind is None:
        return None
    content = _held(kind, name, reading.text[slice(*span)] if value is None else value)
    return Suspect(
        kind=kind,
        holding=content.holding,
        where=where,
        span=span,
        line=reading.line(span[0]),
        secret=content.secret,
        setting=name.strip(),
        last_five=content.last_five,
    )


def is_no_password(value: str) -> bool:
    """Whether a value says that there is no password, or is a switch."""
    return _NO_PASSWORD.fullmatch(value.strip()) is not None


def _held(kind: SecretKind, name: str, value: str) -> Held:
    bare = value.strip()
    if _EXPRESSION.fullmatch(bare):
        return Held(Holding.PLACEHOLDER)
    if kind is SecretKind.PASSWORD:
        if is_no_password(bare):
            return Held(Holding.EMPTY)
        if is_encoded_property(name):
            return _held_base64(bare)
        return held(SensitiveText(kind, bare, "", "true"))
    return held(SensitiveText(kind, bare, ""))


def _held_base64(text: str) -> Held:
    """Plain base64 of the password, in UTF-16 or in bytes."""
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        return Held(Holding.CLEAR, secret=Secret(text))
    encoding = "utf-16-le" if b"\0" in data else "utf-8"
    secret = Secret(data.decode(encoding, "replace"))
    return Held(Holding.EMPTY if secret.is_empty() else Holding.ENCODED, secret=secret)
