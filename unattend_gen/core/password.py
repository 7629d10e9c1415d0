"""The password encoding of answer files, which anyone can decode."""

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
    """The content of an encoded password.

    Attributes:
        password: the password without the suffix.
        has_suffix: whether the text ended with the element's name, as Setup requires; without
            it Setup stops with 0x8007000d.
    """

    password: Secret
    has_suffix: bool


def encode_password(password: Secret, element: str) -> Secret:
    """Return the text that Setup expects if `PlainText` is false.

    The text is base64, without line breaks, of the password followed by the element's name in
    UTF-16LE. Anyone can decode it, so the result is a `Secret` too.

    Args:
        password: the password in clear text.
        element: name of the wrapping element, `Password` or `AdministratorPassword`.

    Source:
        Vendor reference: `PlainText`; its samples decode this way.

    Example:
        >>> encode_password(Secret("pw"), "Password").reveal()
        'cAB3AFAAYQBzAHMAdwBvAHIAZAA='
    """
    text = (password.reveal() + element).encode("utf-16-le")
    return Secret(base64.b64encode(text).decode("ascii"), SecretKind.PASSWORD)


def decode_password(text: str, element: str) -> DecodedPassword | None:
    """Return the content of an encoded password, or None if the text is not encoded this way.

    White space and missing padding are accepted: one of the vendor's own samples has no padding.
    For `OfflineAdministratorPassword` the sources disagree on the suffix, so both are accepted.

    Args:
        text: the content of `Value` next to a `PlainText` of false.
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
    """Return the content of an encoded password that is a `Secret` already, or None."""
    return decode_password(written.reveal(), element)


def _suffixes(element: str) -> Iterator[str]:
    yield element
    if element.endswith(_ADMINISTRATOR):
        yield _ADMINISTRATOR
