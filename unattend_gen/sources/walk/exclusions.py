"""Files that a walk leaves out: those that Git ignores, and those that the user excludes.

`.gitignore` files count from the top of the checkout down, and the deeper one wins, as in Git. Its
exclude files outside of the tree do not count, so that a walk gives the same result for everyone. A
folder that was named is walked even if it is ignored, and a file that was named is always read.
"""

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
    """Patterns as in `.gitignore`, which can be sent to another process.

    Attributes:
        lines: the patterns; the last one that matches decides, and `!` negates.
        folder: the absolute path that they are relative to.
    """

    lines: tuple[str, ...]
    folder: str

    def match(self, path: str, *, is_folder: bool = False) -> bool | None:
        """Return True for a match, False for a negated one, None without a match.

        A path outside of the folder never matches.
        """
        if not self.lines:
            return None
        below = os.path.relpath(os.path.abspath(path), self.folder)  # noqa: PTH100 - no change
        if below.startswith(os.pardir) or os.path.isabs(below):  # noqa: PTH117 - likewise
            return None
        name = below.replace(os.sep, "/") + ("/" if is_folder else "")
        return compiled(self.lines).check_file(name).include


def valid_lines(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Return the valid patterns, comments and blank lines; Git ignores all others silently."""
    return tuple(line for line in lines if _is_valid(line))


def _is_valid(line: str) -> bool:
    try:
        compiled((line,))
    except UsageError:
        return False
    return True


@cache
def compiled(lines: tuple[str, ...]) -> GitIgnoreSpec:
    """Return a matcher for the patterns.

    Raises:
        UsageError: one of them is invalid.
    """
    from pathspec import GitIgnoreSpec  # slow to import, and rarely needed

    try:
        return GitIgnoreSpec.from_lines(lines)
    except ValueError:
        message = "--exclude or the configuration contains an invalid pattern"
        raise UsageError(message, advice="write patterns as in .gitignore") from None


GIT_FOLDER: Final = ".git"
GIT_IGNORE: Final = ".gitignore"

_NO_PATTERNS: Final = Patterns((), "")


def _ignore(_: str) -> None:
    """Report nothing."""


@dataclass(frozen=True, slots=True)
class Exclusions:
    """What a walk leaves out; by default nothing.

    Attributes:
        exclude: patterns of the user, which no `.gitignore` can negate.
        heeds_gitignore: whether to leave out what Git ignores, and the folder of Git itself.
        report: called with each file or folder that is left out, in the order of the walk.
    """

    exclude: Patterns = _NO_PATTERNS
    heeds_gitignore: bool = False
    report: Callable[[str], None] = _ignore

    def above(self, folder: str) -> tuple[Patterns, ...]:
        """Return the `.gitignore` files above a folder that was named, outermost first.

        Empty if the folder is in no checkout, is the top of one, or is ignored itself.
        """
        if not self.heeds_gitignore:
            return ()
        found = tuple(_around(_absolute(folder)))
        return () if _decides(found, folder, is_folder=True) else found

    def inside(self, folder: str, around: tuple[Patterns, ...]) -> tuple[Patterns, ...]:
        """Return the `.gitignore` files that apply in a folder, given those above it."""
        own = _read(_absolute(folder)) if self.heeds_gitignore else None
        return around if own is None else (*around, own)

    def excludes(self, path: str, around: tuple[Patterns, ...], *, is_folder: bool) -> bool:
        """Return whether a file or folder is left out, and report it if so."""
        is_out = (
            (self.heeds_gitignore and is_folder and Path(path).name == GIT_FOLDER)
            or self.exclude.match(path, is_folder=is_folder)
            or _decides(around, path, is_folder=is_folder)
        )
        if is_out:
            self.report(path)
        return bool(is_out)


def _decides(files: tuple[Patterns, ...], path: str, *, is_folder: bool) -> bool:
    """Return the verdict of the innermost file that has one."""
    verdicts = (patterns.match(path, is_folder=is_folder) for patterns in reversed(files))
    return next((verdict for verdict in verdicts if verdict is not None), False)


def _around(folder: Path) -> Iterator[Patterns]:
    """Yield the `.gitignore` files above a folder, from the top of its checkout down."""
    around = (folder, *folder.parents)
    top = next((place for place in around if os.path.lexists(place / GIT_FOLDER)), folder)
    between = around[1 : around.index(top) + 1]
    yield from filter(None, map(_read, reversed(between)))


def _read(folder: Path) -> Patterns | None:
    """Return the `.gitignore` of a folder, or None if there is no readable one."""
    found = read_regular_file(str(folder / GIT_IGNORE))
    if not isinstance(found, Document):
        return None
    lines = found.data.decode("utf-8", "surrogateescape").splitlines()
    return Patterns(valid_lines(tuple(lines)), str(folder))


def _absolute(folder: str) -> Path:
    return Path(os.path.abspath(folder))  # noqa: PTH100 - resolves `..`, which absolute() keeps
