"""The files that a command line names: what a command writes is nothing that it reads."""

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
    """What a command line names; None for what it leaves out.

    Attributes:
        written: files that are written, by option; `--out` is one that `--force` replaces.
        read: files that are read, by the option or argument that names them.
        searched: files and folders that are looked into; `-` is standard input.
        suffixes: of the files that are read in a folder.
    """

    written: Mapping[str, str | None]
    read: Mapping[str, str | None] = field(default_factory=dict)
    searched: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = _ANY

    def require_apart(self) -> None:
        """Refuse to write over what is read, or twice to one file; nothing is changed before.

        In a folder that is searched an earlier report may be replaced, and what is not read there.

        Raises:
            UsageError: naming both options, or the option and what it would replace.
        """
        for (option, path), (other, same) in self._pairs():
            if _is_same(path, same):
                message = f"{option} names the same file as {other}"
                raise _refusal(message, f"name another file with {option}", path)
        for option, path in _given(self.written):
            if any(_is_same(path, one) for one in self.searched):
                message = f"{option} names a file that is to be read"
                raise _refusal(message, f"name another file with {option}", path)
        out = self.written.get(_OUT)
        if out is not None and self._is_read_below(out):
            message = "--out names a file in a folder that is to be read, and no earlier report"
            advice = "name a file elsewhere, or one that is not there yet"
            raise _refusal(message, advice, out)

    def _pairs(self) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
        written = [*_given(self.written)]
        reads = ((one, other) for one in written for other in _given(self.read))
        return chain(combinations(written, 2), reads)

    def _is_read_below(self, path: str) -> bool:
        """Whether a file with such a suffix stands below what is searched, and is no report."""
        from unattend_gen.output import is_below
        from unattend_gen.reports._format import is_report

        if not os.path.isfile(path) or not path.lower().endswith(self.suffixes):  # noqa: PTH113 - a Path would change the name
            return False
        return any(is_below(path, one) for one in self.searched) and not is_report(Path(path))


def file_of(source: str | None) -> str | None:
    """The file of a secret source, `-` for standard input, None where it is no file."""
    from unattend_gen.core.secret_source import FileSource, StdinSource, parse_source

    if source is None:
        return None
    try:
        parsed = parse_source(source)
    except SecretSourceError:  # whoever reads it says so
        return None
    if isinstance(parsed, StdinSource):
        return _STDIN
    return os.path.expanduser(parsed.path) if isinstance(parsed, FileSource) else None  # noqa: PTH111 - a Path would change the name


def _refusal(message: str, advice: str, path: str) -> UsageError:
    return UsageError(message, advice=advice, where=shown_name(path))


def _given(files: Mapping[str, str | None]) -> Iterator[tuple[str, str]]:
    return ((option, path) for option, path in files.items() if path is not None)


def _is_same(one: str, other: str) -> bool:
    """Whether two names lead to one file; that a folder cannot be written is said elsewhere."""
    from unattend_gen.output import is_same_file, is_standard_input

    if other == _STDIN:
        return is_standard_input(one)
    return not os.path.isdir(other) and is_same_file(one, other)  # noqa: PTH112 - a Path would change the name
