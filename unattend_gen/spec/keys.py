"""Reading product keys and hash keys from sources and lists."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.key_inspection import mak
from unattend_gen.core.product_key import ProductKey
from unattend_gen.core.secret import SecretKind, kept_key
from unattend_gen.core.secret_source import EnvSource, FileSource, parse_source
from unattend_gen.errors import InputError, KeyFormatError, UsageError
from unattend_gen.pipes import PIPE_ADVICE, is_waiting_pipe
from unattend_gen.spec.secrets import read_secret

if TYPE_CHECKING:
    from collections.abc import Callable

    from unattend_gen.core.secret import Secret
    from unattend_gen.core.secret_source import SecretSource


_MOST_BYTES: Final = 16 * 1024**2
"""More than half a million keys; the limit guards against endless devices."""


def read_key_list(path: str) -> tuple[Secret, ...]:
    """Return the keys of a list with one key per line; blank lines and comments (`#`) are skipped.

    Raises:
        InputError: the file cannot be read, or a line is not a key; names the line number, and
            never shows the line.
    """
    try:
        if is_waiting_pipe(Path(path)):
            message = "the list of allowed keys is a pipe"
            raise InputError(message, advice=PIPE_ADVICE, where=path)
        lines = _content(path).decode("utf-8-sig").splitlines()
    except (OSError, ValueError):
        # The cause may quote the content of the file.
        message = "the list of allowed keys cannot be read"
        raise InputError(message, advice="name a text file in UTF-8", where=path) from None
    keys = []
    for number, line in enumerate(lines, start=1):
        text = line.partition("#")[0].strip()
        if not text:
            continue
        try:
            keys.append(ProductKey.parse(text).secret)
        except KeyFormatError as error:
            where = f"{path}:{number}"
            raise InputError(error.message, advice=error.advice, where=where) from None
    return tuple(keys)


def _content(path: str) -> bytes:
    """Return the bytes of a list.

    Raises:
        OSError: it cannot be read.
        ValueError: it is larger than the limit.
    """
    with Path(path).open("rb") as file:
        data = file.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise ValueError
    return data


def read_mak(
    source: str, read: Callable[[SecretSource, SecretKind], Secret] = read_secret
) -> Secret:
    """Return the MAK from a source, in its usual spelling.

    Args:
        source: the secret source.
        read: reads a secret source.

    Raises:
        SecretSourceError: the text is not a source, or the source has no secret.
        KeyFormatError: the secret is not a key, is mistyped, or is published and activates
            nothing; names the source, never the key.
    """
    parsed = parse_source(source)
    try:
        return mak(read(parsed, SecretKind.PRODUCT_KEY))
    except KeyFormatError as error:
        raise KeyFormatError(error.message, advice=error.advice, where=str(parsed)) from None


def read_hash_key(
    source: str, read: Callable[[SecretSource, SecretKind], Secret] = read_secret
) -> bytes:
    """Return the key of `--hash-key`; every run with the same key gives the same hashes.

    Args:
        source: `env:NAME` or `file:PATH`, because repeated runs must not prompt.
        read: reads a secret source.

    Raises:
        UsageError: the source is of another kind.
        InputError: there is no key, or it is too easy to guess.
    """
    parsed = parse_source(source)
    if not isinstance(parsed, EnvSource | FileSource):
        message = "--hash-key accepts env:NAME and file:PATH only"
        raise UsageError(message, advice="store the key in one of these")
    return kept_key(read(parsed, SecretKind.TOKEN))
