"""Patterns as in `.gitignore`, relative to a folder."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from unattend_gen.errors import UsageError

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


@dataclass(frozen=True, slots=True)
class Patterns:
    """Some patterns; texts alone, so that they may travel to another process.

    Attributes:
        lines: as in `.gitignore`: the last that matches decides, `!` takes back.
        folder: absolute path that they are relative to.
    """

    lines: tuple[str, ...]
    folder: str

    def match(self, path: str, *, is_folder: bool = False) -> bool | None:
        """Whether a path matches: True, False where a pattern takes it back, None where none does.

        A path outside of the folder matches nothing.
        """
        if not self.lines:
            return None
        below = os.path.relpath(os.path.abspath(path), self.folder)  # noqa: PTH100 - no change
        if below.startswith(os.pardir) or os.path.isabs(below):  # noqa: PTH117 - likewise
            return None
        name = below.replace(os.sep, "/") + ("/" if is_folder else "")
        return compiled(self.lines).check_file(name).include


def right_lines(lines: tuple[str, ...]) -> tuple[str, ...]:
    """The lines that are patterns or say nothing; Git passes over the others without a word."""
    return tuple(line for line in lines if _is_right(line))


def _is_right(line: str) -> bool:
    try:
        compiled((line,))
    except UsageError:
        return False
    return True


@cache
def compiled(lines: tuple[str, ...]) -> GitIgnoreSpec:
    """The patterns as a matcher.

    Raises:
        UsageError: one of them cannot be a pattern.
    """
    from pathspec import GitIgnoreSpec  # a tenth of the start-up, and seldom needed

    try:
        return GitIgnoreSpec.from_lines(lines)
    except ValueError:
        message = "--exclude or the configuration has a pattern that is none"
        raise UsageError(message, advice="write patterns as in .gitignore") from None
