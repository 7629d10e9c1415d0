"""Templates as files of some folders."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import TYPE_CHECKING, Final

import jinja2

from unattend_gen.core.growth import TooMuchError

if TYPE_CHECKING:
    from collections.abc import Callable

LIMIT_TEMPLATE_BYTES: Final = 1024 * 1024
"""Largest template that is read; ours have some kilobytes."""


class Loader(jinja2.FileSystemLoader):
    """Templates of folders, as long as they are no larger than templates are."""

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template.

        Raises:
            TooMuchError: before it is read.
            OSError: no regular file has its name; ours of that name would be taken for it.
        """
        for folder in self.searchpath:
            path = Path(folder, *template.split("/"))
            if path.exists() and not path.is_file():
                raise OSError(errno.EINVAL, "no regular file")
            if path.is_file() and path.stat().st_size > LIMIT_TEMPLATE_BYTES:
                raise TooMuchError
        return super().get_source(environment, template)
