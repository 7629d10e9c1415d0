"""Files as a tree of folders, and short names that are unique in a folder.

Source:
    Vendor specification of FAT: how the base name and the numeric tail are made.
    ECMA-119, 7.5: file identifiers of capital letters, digits and underscores.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unattend_gen.core.artifact import Artifact


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder with its files and folders by name, in insertion order."""

    folders: dict[str, Folder] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)

    def names(self) -> tuple[str, ...]:
        """Return the names of its folders and files."""
        return (*self.folders, *self.files)

    def walk(self, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Folder]]:
        """Yield the folder and all folders below it, each with its path, parents first."""
        yield path, self
        for name, folder in self.folders.items():
            yield from folder.walk((*path, name))


def as_tree(files: Iterable[Artifact]) -> Folder:
    """Return the root folder of files with relative names."""
    root = Folder()
    for file in files:
        *above, name = file.name.split("/")
        folder = root
        for step in above:
            folder = folder.folders.setdefault(step, Folder())
        folder.files[name] = file.data
    return root


@dataclass(frozen=True, slots=True)
class NameForm:
    """The rules of a file system for short names.

    Attributes:
        stem: most characters before the dot.
        suffix: most characters after the dot.
        forbidden: characters that become an underscore.
        tail: precedes the number in a shortened name.
    """

    stem: int
    suffix: int
    forbidden: re.Pattern[str]
    tail: str


FAT: Final = NameForm(8, 3, re.compile(r"[^A-Z0-9_$%'@~`!(){}^#&-]"), "~")
ISO: Final = NameForm(22, 8, re.compile("[^A-Z0-9_]"), "_")


def short_names(names: Iterable[str], form: NameForm) -> dict[str, tuple[str, str]]:
    """Return a unique stem and suffix for each name of a folder.

    Names that are short already are kept; the others get numbers in the given order.
    """
    parts_by_name = {name: _parts(name, form) for name in names}
    short = {name: parts for name, parts in parts_by_name.items() if _is_short(name, parts)}
    taken = set(short.values())
    for name, (stem, suffix) in parts_by_name.items():
        number = 1
        while name not in short:
            tail = f"{form.tail}{number}"
            candidate = (stem[: form.stem - len(tail)] + tail, suffix)
            if candidate not in taken:
                taken.add(candidate)
                short[name] = candidate
            number += 1
    return short


def _parts(name: str, form: NameForm) -> tuple[str, str]:
    bare = name.upper().replace(" ", "").strip(".")
    stem, _, suffix = bare.rpartition(".") if "." in bare else (bare, "", "")
    clean = (form.forbidden.sub("_", part.replace(".", "")) for part in (stem, suffix))
    stem, suffix = clean
    return stem[: form.stem], suffix[: form.suffix]


def _is_short(name: str, parts: tuple[str, str]) -> bool:
    stem, suffix = parts
    return name.isascii() and name.upper() == (f"{stem}.{suffix}" if suffix else stem)
