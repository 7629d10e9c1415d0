"""Opening a set of templates: the built-in ones, or those of a user's folder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from unattend_gen.templating.templates import Templates

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class TemplateRenderer(Protocol):
    """Renders templates by name: the built-in ones, or those of a user's folder."""

    def render(self, name: str, values: Mapping[str, object]) -> str:
        """Return the text of a template for these values.

        Raises:
            TemplateError: names the template and the line; never a value.
        """

    def __hash__(self) -> int:
        """Return a hash of the identity; each set of templates has caches of its own."""

    def are_built_in(self, *names: str) -> bool:
        """Return whether no template or folder with one of these names is the user's."""

    def close(self) -> None:
        """End what was started; the next template starts it again."""


def open_templates(folder: Path | None) -> TemplateRenderer:
    """Return the built-in templates, or those of a folder in a process of their own.

    Raises:
        InputError: the folder does not exist or cannot be read.
    """
    if folder is None:
        return Templates()
    from unattend_gen.templating.isolated import IsolatedTemplates  # most renders start no process

    return IsolatedTemplates(folder)
