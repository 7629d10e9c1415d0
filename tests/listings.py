"""Folders without permissions, which root never encounters."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest


class _Entry:
    """An entry that cannot be examined; its kind is known from the listing, or unknown."""

    def __init__(self, entry: os.DirEntry[str], number: int, *, has_kind: bool) -> None:
        self.name = entry.name
        self.path = entry.path
        self._entry = entry
        self._number = number
        self._has_kind = has_kind

    def is_dir(self, *, follow_symlinks: bool) -> bool:
        return self._kind(is_it=self._entry.is_dir(follow_symlinks=follow_symlinks))

    def is_file(self, *, follow_symlinks: bool) -> bool:
        return self._kind(is_it=self._entry.is_file(follow_symlinks=follow_symlinks))

    def is_symlink(self) -> bool:
        return self._kind(is_it=self._entry.is_symlink())

    def stat(self, *, follow_symlinks: bool) -> os.stat_result:  # noqa: ARG002 - as the real one
        raise self._error()

    def _kind(self, *, is_it: bool) -> bool:
        if self._has_kind:
            return is_it
        raise self._error()

    def _error(self) -> OSError:
        return OSError(self._number, os.strerror(self._number), self.path)


class _Listing:
    def __init__(self, entries: list[os.DirEntry[str] | _Entry]) -> None:
        self._entries = entries

    def __enter__(self) -> Iterator[os.DirEntry[str] | _Entry]:
        return iter(self._entries)

    def __exit__(self, *_: object) -> None:
        """Close nothing."""


def without_looking(monkeypatch: pytest.MonkeyPatch, path: Path, number: int) -> None:
    """List a folder as one that can be neither examined nor listed.

    So is one in a folder that may be listed and not entered, and one that is gone meanwhile.
    """
    _replace(monkeypatch, path, number, has_kind=True)


def without_kinds(monkeypatch: pytest.MonkeyPatch, path: Path, number: int) -> None:
    """List a folder of unknown kind, as on some file systems."""
    _replace(monkeypatch, path, number, has_kind=False)


def _replace(monkeypatch: pytest.MonkeyPatch, path: Path, number: int, *, has_kind: bool) -> None:
    real = os.scandir

    def scandir(folder: str) -> _Listing:
        if folder == str(path):
            raise OSError(number, os.strerror(number), folder)
        with real(folder) as listing:
            return _Listing(
                [
                    _Entry(one, number, has_kind=has_kind) if one.path == str(path) else one
                    for one in listing
                ]
            )

    monkeypatch.setattr(os, "scandir", scandir)
