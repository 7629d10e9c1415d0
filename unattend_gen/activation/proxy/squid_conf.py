"""A squid.conf with its includes, as directives; nothing outside of its folder is read.

Source:
    Squid's reference: one directive on a line, a backslash continues it, `include` takes patterns,
    and a quoted word of an `acl` is a file with one value on a line.
"""

from __future__ import annotations

import fnmatch
import os
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from unattend_gen.core.document import Document
from unattend_gen.sources.regular_file import read_regular_file

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_FILES: Final = 200
DEEPEST: Final = 16
_MOST_PARTS: Final = 64

_CONDITIONS: Final = frozenset({"if", "else", "endif"})


@dataclass(frozen=True, slots=True)
class Directive:
    """One line that says something.

    Attributes:
        words: the name first; the values of files stand in place of their names.
        path: the file it stands in.
        line: the first of its lines, counted from 1.
    """

    words: tuple[str, ...]
    path: str
    line: int

    @property
    def name(self) -> str:
        """What it sets."""
        return self.words[0]


@dataclass(frozen=True, slots=True)
class NotFollowed:
    """A place that leads to what was not read.

    Attributes:
        reason: why, and what to do.
    """

    path: str
    line: int
    reason: str


def squid_directives(path: str, text: str) -> Iterator[Directive | NotFollowed]:
    """The directives of a file and of what it includes, in the order in which squid reads them."""
    folder = Path(path).resolve().parent
    yield from _Reader(folder).file(path, text, above=(Path(path).resolve(),))


class _Reader:
    """Follows includes below one folder, and counts them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._left = MOST_FILES

    def file(
        self, path: str, text: str, *, above: tuple[Path, ...]
    ) -> Iterator[Directive | NotFollowed]:
        """What one file says; `above` are the files that lead to it, and itself."""
        for line, words in _logical_lines(text):
            if words[0] in _CONDITIONS:
                reason = "a condition; what it guards is read as if it held"
                yield NotFollowed(path, line, reason)
            elif words[0] == "include":
                for pattern in words[1:]:
                    yield from self._included(pattern, path, line, above)
            elif words[0] == "acl" and any(word.startswith('"') for word in words):
                yield from self._with_values(Directive(words, path, line))
            else:
                yield Directive(words, path, line)

    def _included(
        self, pattern: str, path: str, line: int, above: tuple[Path, ...]
    ) -> Iterator[Directive | NotFollowed]:
        files = self._matching(pattern.strip('"'))
        if not files:
            reason = "it includes files that are not below the folder; copy them there"
            yield NotFollowed(path, line, reason)
        for file in files:
            if file in above:
                yield NotFollowed(path, line, "it includes a file that leads back here: a loop")
            elif len(above) > DEEPEST:
                yield NotFollowed(path, line, f"more than {DEEPEST} includes within each other")
            else:
                text = self._text(file)
                if isinstance(text, str):
                    shown = str(Path(path).parent / file.relative_to(self._folder))
                    yield from self.file(shown, text, above=(*above, file))
                else:
                    yield NotFollowed(path, line, "it includes a file that cannot be read")

    def _with_values(self, directive: Directive) -> Iterator[Directive | NotFollowed]:
        """An `acl` with the values of its files."""
        words: list[str] = []
        for word in directive.words:
            if not word.startswith('"'):
                words.append(word)
                continue
            files = self._matching(word.strip('"'))
            text = self._text(files[0]) if files else None
            if text is None:
                reason = "it takes values from a file that is not below the folder"
                yield NotFollowed(directive.path, directive.line, reason)
            else:
                words += (value for _, found in _logical_lines(text) for value in found)
        yield Directive(tuple(words), directive.path, directive.line)

    def _matching(self, pattern: str) -> list[Path]:
        """The files below the folder that a pattern means, sorted by name.

        A configuration that was copied names the folder where it came from: the longest end of the
        pattern that is there counts.
        """
        parts = [part for part in PurePosixPath(pattern).parts if part != "/"]
        if ".." in parts or len(parts) > _MOST_PARTS:
            return []
        for start in range(len(parts)):
            found = sorted(self._below(self._folder, parts[start:]))
            if found:
                return found
        return []

    def _below(self, folder: Path, parts: list[str]) -> set[Path]:
        """Regular files by the pieces of a pattern; no link leads out of the folder.

        Level by level, each folder once however many links lead to it.
        """
        folders = {folder}
        for part in parts[:-1]:
            below = (one for each in folders for one in self._named(each, part))
            folders = {one for one in below if os.path.isdir(one)}  # noqa: PTH112 - never raises
        found = (one for each in folders for one in self._named(each, parts[-1]))
        return {one for one in found if _may_be_file(one)}

    def _named(self, folder: Path, pattern: str) -> Iterator[Path]:
        """What stands in a folder by such a name, where its links end."""
        try:
            entries = list(folder.iterdir())
        except OSError:
            return
        for entry in entries:
            if fnmatch.fnmatchcase(entry.name, pattern):
                end = Path(os.path.realpath(entry))  # unlike resolve(), no error at a loop of links
                if end.is_relative_to(self._folder):
                    yield end

    def _text(self, file: Path) -> str | None:
        if self._left <= 0:
            return None
        self._left -= 1
        found = read_regular_file(str(file))
        return found.data.decode("utf-8", "replace") if isinstance(found, Document) else None


def _may_be_file(path: Path) -> bool:
    """Whether it is a regular file; where nobody may look, reading it will say that."""
    try:
        return path.is_file()
    except OSError:
        return True


def _logical_lines(text: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Each line with something on it, its continuations joined, and its number."""
    waiting, first = "", 0
    for number, raw in enumerate(text.removeprefix("\ufeff").splitlines(), start=1):
        first = first if waiting else number
        line = waiting + raw
        if line.rstrip().endswith("\\") and not raw.lstrip().startswith("#"):
            waiting = line.rstrip()[:-1] + " "
            continue
        waiting = ""
        words = _words(line)
        if words:
            yield first, words
    if words := _words(waiting):
        yield first, words


def _words(line: str) -> tuple[str, ...]:
    """The words before a comment."""
    words: list[str] = []
    for word in line.split():
        if word.startswith("#"):
            break
        words.append(word)
    return tuple(words)
