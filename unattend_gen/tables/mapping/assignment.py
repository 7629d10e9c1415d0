"""One setting and the value it gets: what every friendly table is turned into."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from unattend_gen.core.setting_path import SettingPath

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from unattend_gen.core.secret import Secret, SecretKind
    from unattend_gen.core.secret_source import SecretSource


@dataclass(frozen=True, slots=True)
class Assignment:
    """A setting and its value, ready to be written.

    Attributes:
        path: where it is written.
        value: what is written.
        is_listed: whether the catalog has to have the setting; an entry of `[unlisted]` stands
            for itself.
    """

    path: SettingPath
    value: str | Secret
    is_listed: bool = True


@dataclass(frozen=True, slots=True)
class PendingSecret:
    """A setting whose secret is still where the user keeps it.

    Attributes:
        path: the setting that gets the secret.
        source: where the secret is.
        kind: product keys are checked for typing mistakes when they are read.
        encoded_for: name of the element whose name Setup expects behind the password before
            the whole is encoded, or None for a secret that is written as it is.
        is_listed: whether the catalog has to have the setting.
    """

    path: SettingPath
    source: SecretSource
    kind: SecretKind
    encoded_for: str | None = None
    is_listed: bool = True


Planned: TypeAlias = Assignment | PendingSecret
"""What a table plans to write; no table reads a secret itself."""


def assign(values: Mapping[str, str | int | None]) -> Iterator[Assignment]:
    """One assignment for each value that is given, by setting path, in the order of the mapping.

    Truth values become `true` and `false`, as the schema of answer files has them.

    Raises:
        ValueError: for a path that is none; a mistake in a table of ours, not of a user.
    """
    for path, value in values.items():
        if value is not None:
            yield Assignment(_path(path), as_text(value))


@lru_cache(maxsize=4096)
def _path(text: str) -> SettingPath:
    """Read once in a run: tables name the same few hundred settings for every spec."""
    return SettingPath.parse(text)


def as_text(value: str | int) -> str:
    """The text an answer file has for a value."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
