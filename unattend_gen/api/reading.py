"""Documents for a program that has paths: what `validate`, `check` and others look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unattend_gen.core.document import Document
    from unattend_gen.core.report import Skipped


def read(paths: Iterable[str]) -> Iterator[Document | Skipped]:
    """The XML documents of files and folders; `-` is standard input.

    Raises:
        SourceError: a path that was named does not exist.
    """
    from unattend_gen.sources.walk.tree import read_paths

    return read_paths(tuple(paths))


def read_panther(paths: Iterable[str]) -> Iterator[Document | Skipped]:
    """The answer files that a Panther folder or a Windows root keeps.

    Raises:
        SourceError: a path that was named does not exist.
    """
    from unattend_gen.sources.walk.panther import read_panther as read_places

    return read_places(tuple(paths))
