"""A string that does not leak.

A secret is a `Secret` from the moment it is read until the moment it is rendered. It prints as
`***`, cannot be pickled, copied or serialised, and has one method that returns its text.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from enum import StrEnum
from typing import Final, NoReturn

from unattend_gen.errors import InputError

MARKER: Final = "*SENSITIVE*DATA*DELETED*"
"""Replaces a secret in the copy that Windows Setup keeps in Panther."""

MASK: Final = "***"


class SecretKind(StrEnum):
    """The kind of a secret, which decides on encodings and checks."""

    PRODUCT_KEY = "product-key"
    PASSWORD = "password"  # noqa: S105 - the name of a kind, not a password
    TOKEN = "token"  # noqa: S105 - the name of a kind, not a token


class Secret:
    """A secret string with its kind; equal to another secret with the same text.

    `str()`, `repr()` and formatting return `***`. Pickling and copying raise `TypeError`, so that
    a secret is never sent to a worker process by accident. Python cannot wipe a string from
    memory; this class keeps it out of everything that is written.
    """

    __slots__ = ("_text", "kind")

    def __init__(self, text: str, kind: SecretKind = SecretKind.PASSWORD) -> None:
        self._text = text
        self.kind = kind

    def reveal(self) -> str:
        """Return the text. A house test lists the modules that may call this."""
        return self._text

    def is_empty(self) -> bool:
        """Return whether the text is empty."""
        return not self._text

    def __repr__(self) -> str:
        """Return a mask, so that tracebacks and dataclasses do not show the text."""
        return f"Secret({MASK})"

    def __str__(self) -> str:
        """Return a mask."""
        return MASK

    def __format__(self, format_spec: str) -> str:
        """Return a mask, regardless of the format."""
        return MASK

    def __eq__(self, other: object) -> bool:
        """Compare in constant time."""
        if not isinstance(other, Secret):
            return NotImplemented
        return hmac.compare_digest(_bytes(self._text), _bytes(other._text))

    def __hash__(self) -> int:
        """Hash the text; Python salts string hashes in each process."""
        return hash(self._text)

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        """Reject pickling and copying."""
        message = "a Secret cannot be pickled or copied"
        raise TypeError(message)


def revealed(value: str | Secret) -> str:
    """Return the text of a value that may be a secret; only for modules that may call `reveal`."""
    return value.reveal() if isinstance(value, Secret) else value


def _bytes(text: str) -> bytes:
    """Return the text as bytes; an error about a lone surrogate would show the text."""
    return text.encode("utf-8", "surrogatepass")


_ID_BYTES: Final = 8
_PERSON: Final = b"secret ids"
_KEY_BYTES: Final = 32
_FEWEST_CHARACTERS: Final = 16


def new_key() -> bytes:
    """Return a random key for the hashes of one run; it prevents guessing secrets from hashes."""
    return os.urandom(_KEY_BYTES)


def kept_key(secret: Secret) -> bytes:
    """Return the hash key made from a secret of the user, for equal hashes in several runs.

    Raises:
        InputError: the secret is too short.
    """
    text = secret.reveal().encode("utf-8", "surrogatepass")
    if len(text) < _FEWEST_CHARACTERS:
        message = f"the hash key has fewer than {_FEWEST_CHARACTERS} characters"
        raise InputError(message, advice="use a long random text, and keep it for later runs")
    return hashlib.blake2b(text, digest_size=_KEY_BYTES, person=_PERSON).digest()


def secret_id(secret: Secret, key: bytes) -> str:
    """Return the keyed hash of a secret and its kind, in 16 hexadecimal digits."""
    text = f"{secret.kind.value}\0{secret.reveal()}".encode("utf-8", "surrogatepass")
    return hashlib.blake2b(text, key=key, digest_size=_ID_BYTES).hexdigest()
