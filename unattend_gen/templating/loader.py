"""Templates as files of some folders."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

import jinja2
from jinja2.loaders import split_template_path

from unattend_gen.core.budget import BudgetExceededError

if TYPE_CHECKING:
    from collections.abc import Callable

LIMIT_TEMPLATE_BYTES: Final = 1024 * 1024
"""Largest template that is read; ours have some kilobytes."""


class OutsideError(Exception):
    """A template is a link that leads out of its folder."""


class Loader(jinja2.FileSystemLoader):
    """Templates of folders, as long as they are no larger than templates are."""

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template.

        Raises:
            TooMuchError: before it is read.
            OSError: no regular file has its name; ours of that name would be taken for it.
            OutsideError: it is a link, or behind one, that leads out of the folder.
        """
        parts = split_template_path(template)
        for folder in self.searchpath:
            path = Path(folder, *parts)
            if path.exists() and not path.is_file():
                raise OSError(errno.EINVAL, "no regular file")
            if path.exists() and not _is_within(path, folder):
                raise OutsideError
            if path.is_file() and path.stat().st_size > LIMIT_TEMPLATE_BYTES:
                raise BudgetExceededError
        return super().get_source(environment, template)


def _is_within(path: Path, folder: str | os.PathLike[str]) -> bool:
    """Whether a path stays below a folder when all links on the way are followed."""
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))
