"""Secret sources: environment variable, file, standard input, prompt or keyring.

A spec and a command line name a source, never a secret. `spec.secrets` reads sources.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, TypeAlias

from unattend_gen.errors import SecretSourceError

_VARIABLE: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")

SOURCE_ADVICE: Final = (
    "put it into an environment variable or a file and write env:NAME or file:PATH; "
    "stdin, prompt and keyring:SERVICE/USER work too"
)


@dataclass(frozen=True, slots=True)
class EnvSource:
    """An environment variable."""

    name: str

    def __str__(self) -> str:
        """Return the source as it is written in a spec."""
        return f"env:{self.name}"


@dataclass(frozen=True, slots=True)
class FileSource:
    """The first line of a file, which may be `/dev/fd/N`; `~` is the home folder.

    Attributes:
        path: as it is written in a spec.
        folders: where the file must be when it is read, without links; None for anywhere.
    """

    path: str
    folders: tuple[Path, ...] | None = None

    def below(self, folder: Path) -> FileSource:
        """Return the source with a relative path resolved relative to a folder."""
        if self.path.startswith("~"):
            return self
        return replace(self, path=str(folder.absolute() / self.path))

    def __str__(self) -> str:
        """Return the source as it is written in a spec."""
        return f"file:{self.path}"


@dataclass(frozen=True, slots=True)
class StdinSource:
    """The next line of standard input, which is read once per spec."""

    def __str__(self) -> str:
        """Return the source as it is written in a spec."""
        return "stdin"


@dataclass(frozen=True, slots=True)
class PromptSource:
    """A prompt on the terminal.

    Attributes:
        label: the text of the prompt. Equal labels are the same secret and are prompted for once,
            so a spec with two passwords has `prompt:first` and `prompt:second`.
    """

    label: str = ""

    def __str__(self) -> str:
        """Return the source as it is written in a spec."""
        return f"prompt:{self.label}" if self.label else "prompt"


@dataclass(frozen=True, slots=True)
class KeyringSource:
    """An entry of the system's keyring; needs the extra `keyring`."""

    service: str
    user: str

    def __str__(self) -> str:
        """Return the source as it is written in a spec."""
        return f"keyring:{self.service}/{self.user}"


SecretSource: TypeAlias = EnvSource | FileSource | StdinSource | PromptSource | KeyringSource


def parse_source(text: str) -> SecretSource:
    """Parse the text of a source.

    Raises:
        SecretSourceError: the text is not a source. It may be the secret itself, so the message
            does not show it.
    """
    scheme, _, rest = text.partition(":")
    service, _, user = rest.rpartition("/")
    match scheme:
        case "env" if _VARIABLE.fullmatch(rest):
            return EnvSource(rest)
        case "file" if rest:
            return FileSource(rest)
        case "stdin" if not rest:
            return StdinSource()
        case "prompt":
            return PromptSource(rest)
        case "keyring" if service and user:
            return KeyringSource(service, user)
        case _:
            message = "this is not a secret source, and a secret must not be written here"
            raise SecretSourceError(message, advice=SOURCE_ADVICE)
