"""Parses a squid.conf and its includes into directives; reads nothing outside its folder.

Source:
    Squid's reference: one directive per line, a backslash continues it, `include` takes patterns,
    and a quoted word of an `acl` is a file with one value per line.
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
    """One directive.

    Attributes:
        words: the name first; names of value files are replaced by their values.
        path: the file that contains it.
        line: the first of its lines, counted from 1.
    """

    words: tuple[str, ...]
    path: str
    line: int

    @property
    def name(self) -> str:
        """The name of the directive."""
        return self.words[0]


@dataclass(frozen=True, slots=True)
class NotFollowed:
    """A reference to something that was not read.

    Attributes:
        reason: why it was not read, and what to do.
    """

    path: str
    line: int
    reason: str


def squid_directives(path: str, text: str) -> Iterator[Directive | NotFollowed]:
    """Yield the directives of a file and its includes in the order in which squid reads them."""
    folder = Path(path).resolve().parent
    yield from _Reader(folder).file(path, text, above=(Path(path).resolve(),))


class _Reader:
    """Follows includes below one folder, up to a limit."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._left = MOST_FILES

    def file(
        self, path: str, text: str, *, above: tuple[Path, ...]
    ) -> Iterator[Directive | NotFollowed]:
        """Yield the directives of one file; `above` are the including files and the file itself."""
        for line, words in _logical_lines(text):
            if words[0] in _CONDITIONS:
                reason = "condition ignored: its lines are read as if it were true"
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
            reason = "includes files outside the folder; copy them there"
            yield NotFollowed(path, line, reason)
        for file in files:
            if file in above:
                yield NotFollowed(path, line, "includes a file that includes this one again")
            elif len(above) > DEEPEST:
                yield NotFollowed(path, line, f"more than {DEEPEST} nested includes")
            else:
                text = self._text(file)
                if isinstance(text, str):
                    shown = str(Path(path).parent / file.relative_to(self._folder))
                    yield from self.file(shown, text, above=(*above, file))
                else:
                    yield NotFollowed(path, line, "includes a file that cannot be read")

    def _with_values(self, directive: Directive) -> Iterator[Directive | NotFollowed]:
        """Yield an `acl` with the names of its value files replaced by their values."""
        words: list[str] = []
        for word in directive.words:
            if not word.startswith('"'):
                words.append(word)
                continue
            files = self._matching(word.strip('"'))
            text = self._text(files[0]) if files else None
            if text is None:
                reason = "takes values from a file outside the folder; copy it there"
                yield NotFollowed(directive.path, directive.line, reason)
            else:
                words += (value for _, found in _logical_lines(text) for value in found)
        yield Directive(tuple(words), directive.path, directive.line)

    def _matching(self, pattern: str) -> list[Path]:
        """Return the files below the folder that match a pattern, sorted by name.

        A copied configuration still names its original folder, so the longest suffix of the pattern
        that matches anything is used.
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
        """Return the regular files that match the parts of a pattern; links stay in the folder.

        Works level by level and visits each folder once, however many links lead to it.
        """
        folders = {folder}
        for part in parts[:-1]:
            below = (one for each in folders for one in self._named(each, part))
            folders = {one for one in below if os.path.isdir(one)}  # noqa: PTH112 - never raises
        found = (one for each in folders for one in self._named(each, parts[-1]))
        return {one for one in found if _may_be_file(one)}

    def _named(self, folder: Path, pattern: str) -> Iterator[Path]:
        """Yield the matching entries of a folder, with links resolved."""
        try:
            entries = list(folder.iterdir())
        except OSError:
            return
        for entry in entries:
            if fnmatch.fnmatchcase(entry.name, pattern):
                end = Path(os.path.realpath(entry))  # unlike resolve(), accepts a loop of links
                if end.is_relative_to(self._folder):
                    yield end

    def _text(self, file: Path) -> str | None:
        if self._left <= 0:
            return None
        self._left -= 1
        found = read_regular_file(str(file))
        return found.data.decode("utf-8", "replace") if isinstance(found, Document) else None


def _may_be_file(path: Path) -> bool:
    """Return whether it may be a regular file; if access is denied, reading it will report that."""
    try:
        return path.is_file()
    except OSError:
        return True


def _logical_lines(text: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield each line that is not empty, with its number and its continuations joined."""
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
    """Return the words before a comment."""
    words: list[str] = []
    for word in line.split():
        if word.startswith("#"):
            break
        words.append(word)
    return tuple(words)
