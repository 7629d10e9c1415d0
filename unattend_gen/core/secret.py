"""A string that does not leak.

A secret is a `Secret` from the moment it is read until the moment it is rendered. It prints as
`***`, does not pickle, does not copy, does not serialise, and has one method that shows it.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from enum import StrEnum
from typing import Final, NoReturn

from unattend_gen.errors import InputError

MARKER: Final = "*SENSITIVE*DATA*DELETED*"
"""What Windows Setup leaves in place of a secret in the copy it keeps in Panther."""

MASK: Final = "***"


class SecretKind(StrEnum):
    """What a secret is; it decides which encodings and checks apply."""

    PRODUCT_KEY = "product-key"
    PASSWORD = "password"  # noqa: S105 - the name of a kind, not a password
    TOKEN = "token"  # noqa: S105 - the name of a kind, not a token


class Secret:
    """A secret string with its kind; equal to another secret with the same text.

    `str()`, `repr()` and formatting give `***`. Pickling and copying raise `TypeError`, so a
    worker process cannot be handed one by accident. Python cannot wipe a string from memory;
    this class keeps it out of everything that is written.
    """

    __slots__ = ("_text", "kind")

    def __init__(self, text: str, kind: SecretKind = SecretKind.PASSWORD) -> None:
        self._text = text
        self.kind = kind

    def reveal(self) -> str:
        """The text itself. A house test lists the modules that may call this."""
        return self._text

    def is_empty(self) -> bool:
        """Whether there is no text at all."""
        return not self._text

    def __repr__(self) -> str:
        """A mask, so that tracebacks and dataclass prints show nothing."""
        return f"Secret({MASK})"

    def __str__(self) -> str:
        """A mask."""
        return MASK

    def __format__(self, format_spec: str) -> str:
        """A mask, whatever width or precision is asked for."""
        return MASK

    def __eq__(self, other: object) -> bool:
        """Compare in a time that does not depend on the text."""
        if not isinstance(other, Secret):
            return NotImplemented
        return hmac.compare_digest(_bytes(self._text), _bytes(other._text))

    def __hash__(self) -> int:
        """Follow equality; Python salts string hashes anew in each process."""
        return hash(self._text)

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        """Refuse pickling and copying."""
        message = "a Secret does not leave its process"
        raise TypeError(message)


def revealed(value: str | Secret) -> str:
    """The text of a value that may be a secret. The same modules may call it as `reveal`."""
    return value.reveal() if isinstance(value, Secret) else value


def _bytes(text: str) -> bytes:
    """The text for comparing; a lone surrogate must not raise, the error would show the text."""
    return text.encode("utf-8", "surrogatepass")


_ID_BYTES: Final = 8
_PERSON: Final = b"secret ids"
_KEY_BYTES: Final = 32
_FEWEST_CHARACTERS: Final = 16


def new_key() -> bytes:
    """A key for the hashes of one run; without it nobody can try secrets against them."""
    return os.urandom(_KEY_BYTES)


def kept_key(secret: Secret) -> bytes:
    """The key of an organisation, so that the hashes of its runs agree.

    Raises:
        InputError: it is so short that it could be guessed.
    """
    text = secret.reveal().encode("utf-8", "surrogatepass")
    if len(text) < _FEWEST_CHARACTERS:
        message = f"the key for hashes has fewer than {_FEWEST_CHARACTERS} characters"
        raise InputError(message, advice="store a long random text there, and keep it")
    return hashlib.blake2b(text, digest_size=_KEY_BYTES, person=_PERSON).digest()


def secret_id(secret: Secret, key: bytes) -> str:
    """The keyed hash of a secret and its kind, short enough to be read."""
    text = f"{secret.kind.value}\0{secret.reveal()}".encode("utf-8", "surrogatepass")
    return hashlib.blake2b(text, key=key, digest_size=_ID_BYTES).hexdigest()
