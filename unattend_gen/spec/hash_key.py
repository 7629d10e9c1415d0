"""The key of an organisation for hashes of secrets, from where it is kept."""

from __future__ import annotations

from unattend_gen.core.secret import SecretKind, kept_key
from unattend_gen.core.secret_source import EnvSource, FileSource, parse_source
from unattend_gen.errors import UsageError
from unattend_gen.spec.secrets import read_secret


def read_hash_key(source: str) -> bytes:
    """The key that `--hash-key` names; every run with it gives the same hashes.

    Args:
        source: `env:NAME` or `file:PATH`, so that a run can be repeated without being asked.

    Raises:
        UsageError: another source.
        InputError: there is no key, or one that could be guessed.
    """
    parsed = parse_source(source)
    if not isinstance(parsed, EnvSource | FileSource):
        message = "--hash-key takes env:NAME or file:PATH"
        raise UsageError(message, advice="store the key in one of these")
    return kept_key(read_secret(parsed, SecretKind.TOKEN))
