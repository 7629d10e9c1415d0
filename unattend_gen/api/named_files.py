"""Protection of inputs: a command never writes over a file that it reads."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from itertools import chain, combinations
from pathlib import Path
from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.keys import shown_name
from unattend_gen.errors import SecretSourceError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_STDIN: Final = "-"
_ANY: Final = ("",)
_OUT: Final = "--out"


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedFiles:
    """The files on a command line; None for options that are not given.

    Attributes:
        written: files to write, by option; `--force` replaces the one of `--out`.
        read: files to read, by the option or argument that names them.
        searched: files and folders to search; `-` is standard input.
        suffixes: suffixes of the files that are read in folders.
    """

    written: Mapping[str, str | None]
    read: Mapping[str, str | None] = field(default_factory=dict)
    searched: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = _ANY

    def require_apart(self) -> None:
        """Require that no file is both read and written, or written twice.

        In a folder that is searched, `--out` may replace an earlier report and files that are not
        read.

        Raises:
            UsageError: names both options, or the option and the file that it would replace.
        """
        for (option, path), (other, same) in self._pairs():
            if _is_same(path, same):
                message = f"{option} names the same file as {other}"
                raise _refusal(message, f"name another file with {option}", path)
        for option, path in _given(self.written):
            if any(_is_same(path, one) for one in self.searched):
                message = f"{option} names an input file"
                raise _refusal(message, f"name another file with {option}", path)
        out = self.written.get(_OUT)
        if out is not None and self._is_read_below(out):
            message = "--out names a file in an input folder that is not an earlier report"
            advice = "name a file elsewhere, or a new one"
            raise _refusal(message, advice, out)

    def _pairs(self) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
        written = [*_given(self.written)]
        reads = ((one, other) for one in written for other in _given(self.read))
        return chain(combinations(written, 2), reads)

    def _is_read_below(self, path: str) -> bool:
        """Return whether a file is among the inputs: its suffix fits, and it is not a report."""
        from unattend_gen.output import is_below
        from unattend_gen.reports._format import is_report

        if not os.path.isfile(path) or not path.lower().endswith(self.suffixes):  # noqa: PTH113 - a Path would change the name
            return False
        return any(is_below(path, one) for one in self.searched) and not is_report(Path(path))


def file_of(source: str | None) -> str | None:
    """Return the file of a secret source, `-` for standard input, None for other sources."""
    from unattend_gen.core.secret_source import FileSource, StdinSource, parse_source

    if source is None:
        return None
    try:
        parsed = parse_source(source)
    except SecretSourceError:  # reading it reports the error
        return None
    if isinstance(parsed, StdinSource):
        return _STDIN
    return os.path.expanduser(parsed.path) if isinstance(parsed, FileSource) else None  # noqa: PTH111 - a Path would change the name


def _refusal(message: str, advice: str, path: str) -> UsageError:
    return UsageError(message, advice=advice, where=shown_name(path))


def _given(files: Mapping[str, str | None]) -> Iterator[tuple[str, str]]:
    return ((option, path) for option, path in files.items() if path is not None)


def _is_same(one: str, other: str) -> bool:
    """Return whether two paths are one file; folders are rejected elsewhere."""
    from unattend_gen.output import is_same_file, is_standard_input

    if other == _STDIN:
        return is_standard_input(one)
    return not os.path.isdir(other) and is_same_file(one, other)  # noqa: PTH112 - a Path would change the name
