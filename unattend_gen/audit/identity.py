"""Which places hold the same secret, without saying which one."""

from __future__ import annotations

import hashlib
import secrets
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from unattend_gen.core.secret import Secret

_ID_BYTES: Final = 8
_KEY_BYTES: Final = 32


def new_key() -> bytes:
    """A key for the hashes of one run; without it nobody can try secrets against them."""
    return secrets.token_bytes(_KEY_BYTES)


def secret_id(secret: Secret, key: bytes) -> str:
    """The keyed hash of a secret and its kind, short enough to be read."""
    text = f"{secret.kind.value}\0{secret.reveal()}".encode("utf-8", "surrogatepass")
    return hashlib.blake2b(text, key=key, digest_size=_ID_BYTES).hexdigest()
