"""The secret sources that a spec or an inventory may use (`--allow-sources`).

A spec or an inventory from someone else names sources too: `file:/etc/shadow` in a cell would put
the first line of that file into an answer file. An inventory is therefore limited to what its spec
uses, unless the option is given. The same holds for the files that a spec carries, such as scripts.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from unattend_gen.core.secret_source import FileSource, parse_source
from unattend_gen.errors import SecretSourceError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from unattend_gen.core.secret_source import SecretSource

KINDS: Final = ("env", "file", "stdin", "prompt", "keyring")
_FOLDER: Final = "file:"


@dataclass(frozen=True, slots=True)
class AllowedSources:
    """Kinds of sources, and folders whose files may be read.

    Attributes:
        kinds: names from `KINDS`; `file` allows every file.
        folders: allow the files below them; symbolic links are resolved.
        sources: single sources that are allowed, as a spec writes them.
        advice: what to do about a source that is not allowed.
    """

    kinds: frozenset[str]
    folders: tuple[Path, ...] = ()
    sources: frozenset[str] = frozenset()
    advice: str = "add it to --allow-sources, if you trust the file that names it"

    @property
    def file_folders(self) -> tuple[Path, ...] | None:
        """The folders in which a file must be when it is read; None for anywhere."""
        return None if "file" in self.kinds else self.folders

    def require(self, source: SecretSource, folder: Path | None = None) -> SecretSource:
        """Check that a source is allowed; nothing is read from it.

        Args:
            source: as it is written.
            folder: what a relative file is relative to; None for the working folder.

        Returns:
            The source to read, which is limited to the allowed folders once more when it is read.

        Raises:
            SecretSourceError: it is not.
        """
        if str(source) in self.sources or str(source).partition(":")[0] in self.kinds:
            return source
        if isinstance(source, FileSource):
            place = source if folder is None else source.below(folder)
            if self.may_read(place.path):
                return replace(source, folders=self.folders)
        message = "this source is not allowed"
        raise SecretSourceError(message, advice=self.advice, where=str(source))

    def may_read(self, path: str) -> bool:
        """Return whether a file may be read; a relative path starts at the working folder."""
        if "file" in self.kinds:
            return True
        try:
            resolved = Path(path).expanduser().resolve()
        except (OSError, RuntimeError, ValueError):
            return False
        return any(resolved.is_relative_to(folder) for folder in self.folders)

    def with_folders(self, folders: Iterable[Path]) -> AllowedSources:
        """Return the same with further folders whose files may be read."""
        return replace(self, folders=(*self.folders, *(one.resolve() for one in folders)))


def allowed_sources(items: Iterable[str]) -> AllowedSources:
    """Return what a list such as `env`, `file:DIR` allows.

    Raises:
        UsageError: an item is neither a kind of source nor `file:` with an existing folder.
    """
    kinds: set[str] = set()
    folders: list[Path] = []
    for item in items:
        if item in KINDS:
            kinds.add(item)
        elif item.startswith(_FOLDER):
            folders.append(_folder(item.removeprefix(_FOLDER)))
        else:
            message = f"--allow-sources takes {', '.join(KINDS)} and file:DIR"
            raise UsageError(message, advice="for example --allow-sources env,file:/run/secrets")
    return AllowedSources(frozenset(kinds), tuple(folders))


def sources_of_spec(
    texts: Iterable[str], folder: Path, variables: Iterable[str] = ()
) -> AllowedSources:
    """Return what the inventory of a spec may use unless `--allow-sources` says otherwise.

    That is each kind of source that the spec uses. Files are limited to the folders of its own
    files and, if it has any, its own folder; a file directly below the root allows no other.

    Args:
        texts: all texts of the spec.
        folder: the folder of the spec.
        variables: names whose values a program has passed.
    """
    sources = {source for text in texts if (source := _source(text)) is not None}
    files = [source.path for source in sources if isinstance(source, FileSource)]
    folders = {parent for path in files if (parent := _parent(path, folder)) is not None}
    if files:
        folders.add(folder.resolve())
    return AllowedSources(
        frozenset(str(source).partition(":")[0] for source in sources) - {"file"},
        tuple(sorted(one for one in folders if one != one.parent)),
        frozenset({*map(str, sources), *(f"env:{name}" for name in variables)}),
        "the spec uses no such source; if you trust the inventory, allow it with --allow-sources, "
        "for example --allow-sources env,file:DIR",
    )


def _parent(path: str, folder: Path) -> Path | None:
    try:
        return (folder / Path(path).expanduser()).parent.resolve()
    except (OSError, RuntimeError, ValueError):
        return None


def _source(text: str) -> SecretSource | None:
    try:
        return parse_source(text)
    except SecretSourceError:
        return None


def _folder(written: str) -> Path:
    try:
        folder = Path(written).expanduser().resolve(strict=True) if written else None
    except (OSError, RuntimeError, ValueError):
        folder = None
    if folder is None or not folder.is_dir():
        message = "a folder of --allow-sources does not exist"
        raise UsageError(message, advice="name an existing folder after file:")
    return folder
