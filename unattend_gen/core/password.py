"""The password encoding of answer files: reversible by anyone, and named so."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from unattend_gen.core.secret import Secret, SecretKind

if TYPE_CHECKING:
    from collections.abc import Iterator

_ADMINISTRATOR: Final = "AdministratorPassword"


@dataclass(frozen=True, slots=True)
class DecodedPassword:
    """What an encoded password turned out to hold.

    Attributes:
        password: the password without the suffix.
        has_suffix: whether the text ended with the element's name, as Setup demands; without
            it Setup stops with 0x8007000d.
    """

    password: Secret
    has_suffix: bool


def encode_password(password: Secret, element: str) -> Secret:
    """The text Setup expects where `PlainText` is false.

    UTF-16LE bytes of the password followed by the element's own name, in base64 without line
    breaks. An encoding, not an encryption: anyone can undo it, so the result is a Secret too.

    Args:
        password: the password in clear text.
        element: name of the wrapping element, `Password` or `AdministratorPassword`.

    Source:
        Vendor reference page of the `PlainText` setting; its samples decode so.

    Example:
        >>> encode_password(Secret("pw"), "Password").reveal()
        'cAB3AFAAYQBzAHMAdwBvAHIAZAA='
    """
    text = (password.reveal() + element).encode("utf-16-le")
    return Secret(base64.b64encode(text).decode("ascii"), SecretKind.PASSWORD)


def decode_password(text: str, element: str) -> DecodedPassword | None:
    """What an encoded password holds, or None when the text is no such encoding.

    White space and missing padding are accepted: one of the vendor's own samples lacks it. For
    `OfflineAdministratorPassword` the sources disagree on the suffix, so both count.

    Args:
        text: the content of `Value` beside a `PlainText` of false.
        element: name of the wrapping element.
    """
    compact = "".join(text.split())
    padded = compact + "=" * (-len(compact) % 4)
    try:
        plain = base64.b64decode(padded, validate=True).decode("utf-16-le")
    except ValueError:
        return None
    suffix = next(filter(plain.endswith, _suffixes(element)), "")
    bare = plain.removesuffix(suffix)
    return DecodedPassword(Secret(bare, SecretKind.PASSWORD), has_suffix=bool(suffix))


def decoded_secret(written: Secret, element: str) -> DecodedPassword | None:
    """What an encoded password holds that is a secret already; None when it is no encoding."""
    return decode_password(written.reveal(), element)


def _suffixes(element: str) -> Iterator[str]:
    yield element
    if element.endswith(_ADMINISTRATOR):
        yield _ADMINISTRATOR
