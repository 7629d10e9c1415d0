"""Files with relative names as a tree of folders."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unattend_gen.core.artifact import Artifact


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder: its files and folders by their own names, in the order they came."""

    folders: dict[str, Folder] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)

    def names(self) -> tuple[str, ...]:
        """Everything right in the folder."""
        return (*self.folders, *self.files)

    def walk(self, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Folder]]:
        """The folder and all below it with the names on the way, parents first."""
        yield path, self
        for name, folder in self.folders.items():
            yield from folder.walk((*path, name))


def as_tree(files: Iterable[Artifact]) -> Folder:
    """The root folder that these files make up."""
    root = Folder()
    for file in files:
        *above, name = file.name.split("/")
        folder = root
        for step in above:
            folder = folder.folders.setdefault(step, Folder())
        folder.files[name] = file.data
    return root
