"""Which places hold the same secret, without saying which one."""

from __future__ import annotations

import hashlib
import secrets
from typing import TYPE_CHECKING, Final

from unattend_gen.errors import InputError

if TYPE_CHECKING:
    from unattend_gen.core.secret import Secret

_ID_BYTES: Final = 8
_PERSON: Final = b"secret ids"
_KEY_BYTES: Final = 32
_FEWEST_CHARACTERS: Final = 16


def new_key() -> bytes:
    """A key for the hashes of one run; without it nobody can try secrets against them."""
    return secrets.token_bytes(_KEY_BYTES)


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
