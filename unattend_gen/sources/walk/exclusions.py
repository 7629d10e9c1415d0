"""Patterns as in `.gitignore`, relative to a folder."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from unattend_gen.core.document import Document
from unattend_gen.errors import UsageError
from unattend_gen.sources.regular_file import read_regular_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pathspec import GitIgnoreSpec


@dataclass(frozen=True, slots=True)
class Patterns:
    """Some patterns; texts alone, so that they may travel to another process.

    Attributes:
        lines: as in `.gitignore`: the last that matches decides, `!` takes back.
        folder: absolute path that they are relative to.
    """

    lines: tuple[str, ...]
    folder: str

    def match(self, path: str, *, is_folder: bool = False) -> bool | None:
        """Whether a path matches: True, False where a pattern takes it back, None where none does.

        A path outside of the folder matches nothing.
        """
        if not self.lines:
            return None
        below = os.path.relpath(os.path.abspath(path), self.folder)  # noqa: PTH100 - no change
        if below.startswith(os.pardir) or os.path.isabs(below):  # noqa: PTH117 - likewise
            return None
        name = below.replace(os.sep, "/") + ("/" if is_folder else "")
        return compiled(self.lines).check_file(name).include


def valid_lines(lines: tuple[str, ...]) -> tuple[str, ...]:
    """The lines that are patterns or say nothing; Git passes over the others without a word."""
    return tuple(line for line in lines if _is_right(line))


def _is_right(line: str) -> bool:
    try:
        compiled((line,))
    except UsageError:
        return False
    return True


@cache
def compiled(lines: tuple[str, ...]) -> GitIgnoreSpec:
    """The patterns as a matcher.

    Raises:
        UsageError: one of them cannot be a pattern.
    """
    from pathspec import GitIgnoreSpec  # a tenth of the start-up, and seldom needed

    try:
        return GitIgnoreSpec.from_lines(lines)
    except ValueError:
        message = "--exclude or the configuration has a pattern that is none"
        raise UsageError(message, advice="write patterns as in .gitignore") from None


GIT_FOLDER: Final = ".git"
GIT_IGNORE: Final = ".gitignore"

_NOTHING: Final = Patterns((), "")


def _not_told(_: str) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Exclusions:
    """What a walk is to leave out; by default nothing.

    Attributes:
        exclude: patterns of the user; no `.gitignore` takes them back.
        heeds_gitignore: whether what Git ignores is left out, and Git's own folder.
        tell: is called with each file or folder that was left out, in the order of the walk.
    """

    exclude: Patterns = _NOTHING
    heeds_gitignore: bool = False
    tell: Callable[[str], None] = _not_told

    def above(self, folder: str) -> tuple[Patterns, ...]:
        """The `.gitignore` files around a folder that was named, outermost first.

        Nothing where the folder stands in no checkout, is the top of one, or is ignored there.
        """
        if not self.heeds_gitignore:
            return ()
        found = tuple(_around(_absolute(folder)))
        return () if _decides(found, folder, is_folder=True) else found

    def inside(self, folder: str, around: tuple[Patterns, ...]) -> tuple[Patterns, ...]:
        """The `.gitignore` files that count in a folder, given those around it."""
        own = _read(_absolute(folder)) if self.heeds_gitignore else None
        return around if own is None else (*around, own)

    def leaves_out(self, path: str, around: tuple[Patterns, ...], *, is_folder: bool) -> bool:
        """Whether a file or folder that was met is left out; it is told if so."""
        is_out = (
            (self.heeds_gitignore and is_folder and Path(path).name == GIT_FOLDER)
            or self.exclude.match(path, is_folder=is_folder)
            or _decides(around, path, is_folder=is_folder)
        )
        if is_out:
            self.tell(path)
        return bool(is_out)


def _decides(files: tuple[Patterns, ...], path: str, *, is_folder: bool) -> bool:
    """What the innermost file says that says anything."""
    verdicts = (patterns.match(path, is_folder=is_folder) for patterns in reversed(files))
    return next((verdict for verdict in verdicts if verdict is not None), False)


def _around(folder: Path) -> Iterator[Patterns]:
    """The files of the folders around one, from the top of its checkout down."""
    around = (folder, *folder.parents)
    top = next((place for place in around if os.path.lexists(place / GIT_FOLDER)), folder)
    between = around[1 : around.index(top) + 1]
    yield from filter(None, map(_read, reversed(between)))


def _read(folder: Path) -> Patterns | None:
    """The `.gitignore` of a folder; None where there is none, or none that can be read."""
    found = read_regular_file(str(folder / GIT_IGNORE))
    if not isinstance(found, Document):
        return None
    lines = found.data.decode("utf-8", "surrogateescape").splitlines()
    return Patterns(valid_lines(tuple(lines)), str(folder))


def _absolute(folder: str) -> Path:
    return Path(os.path.abspath(folder))  # noqa: PTH100 - takes out `..`, which absolute() keeps
