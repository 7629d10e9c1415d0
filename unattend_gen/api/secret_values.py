"""Secrets that a program passes instead of setting environment variables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from unattend_gen.api.inputs import wrong_type
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.errors import SecretSourceError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from unattend_gen.core.secret_source import SecretSource

Secrets: TypeAlias = "Mapping[str, str | Secret]"
"""Values by the name of the variable that a source `env:NAME` reads."""


def reader(
    secrets: Secrets | None,
    allowed: tuple[str, ...] | None = None,
    folder: Path | None = None,
) -> Callable[[SecretSource, SecretKind], Secret]:
    """Return a function that reads secret sources; these values override the environment.

    Args:
        secrets: values by the name of a variable.
        allowed: the sources that may be read, as `--allow-sources` takes them; None for all.
        folder: the folder of the spec, which its files are relative to; None for the working
            folder.

    Raises:
        UsageError: `secrets` is not a mapping of texts, or `allowed` has an unknown item.
        SecretSourceError: a value is empty, or has a character that no answer file can carry.
    """
    from unattend_gen.core.secret_source import EnvSource, FileSource
    from unattend_gen.spec.allowed_sources import allowed_sources
    from unattend_gen.spec.secrets import read_secret

    if secrets is not None and not isinstance(secrets, Mapping):
        raise wrong_type("secrets", "a mapping of names to values", secrets)
    texts = {name: _text(name, value) for name, value in (secrets or {}).items()}
    limits = None if allowed is None else allowed_sources(allowed)

    def read(source: SecretSource, kind: SecretKind) -> Secret:
        if limits is not None:
            source = limits.require(source, folder)
        if folder is not None and isinstance(source, FileSource):
            source = source.below(folder)
        if isinstance(source, EnvSource) and source.name in texts:
            return Secret(texts[source.name], kind)
        return read_secret(source, kind)

    return read if texts or limits is not None or folder is not None else read_secret


def _text(name: object, value: object) -> str:
    """Return a value that may be rendered; errors show the name only."""
    from unattend_gen.core.quoting import is_writable

    if not isinstance(name, str) or not isinstance(value, str | Secret):
        message = "secrets takes variable names, with a str or a Secret for each"
        raise UsageError(message, advice='pass secrets={"CONTOSO_MAK": mak}')
    text = value.reveal() if isinstance(value, Secret) else value
    if not text or not is_writable(text):
        message = f"the value for {name} is empty or contains a control character"
        raise SecretSourceError(message, advice="pass the plain text of the secret, on one line")
    return text
