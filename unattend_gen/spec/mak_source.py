"""A MAK from a secret source, looked at before it is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.catalog.key_inspection import mak
from unattend_gen.core.secret import SecretKind
from unattend_gen.core.secret_source import parse_source
from unattend_gen.errors import KeyFormatError
from unattend_gen.spec.secrets import read_secret

if TYPE_CHECKING:
    from unattend_gen.core.secret import Secret


def read_mak(source: str) -> Secret:
    """The key that a source gives, in its usual spelling.

    Raises:
        SecretSourceError: there is no such source, or it gives nothing.
        KeyFormatError: it gives no key, a mistyped one, or one that is published and activates
            nothing; names the source, never the key.
    """
    parsed = parse_source(source)
    try:
        return mak(read_secret(parsed, SecretKind.PRODUCT_KEY))
    except KeyFormatError as error:
        raise KeyFormatError(error.message, advice=error.advice, where=str(parsed)) from None
