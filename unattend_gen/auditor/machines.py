"""Whose machine a file stems from, told by the place alone.

The machine is the folder above `Windows`, be it on this disk or inside an image. Where there is no
such folder it is the first level below what was named; a file right there belongs to what was
named itself. Names are compared without case.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from unattend_gen.core.location import Location

_WINDOWS: Final = "windows"
_IN_WINDOWS: Final = frozenset({"panther", "system32", "setup", "inf"})
_HERE: Final = "."
_STDIN: Final = "-"
_ABSOLUTE: Final = re.compile(r"[\\/]|[A-Za-z]:|\.\.?(?:[\\/]|$)")
_SEPARATORS: Final = re.compile(r"[\\/]+")


class Machines:
    """Names the machine of a place.

    Args:
        roots: the paths that were named.
    """

    def __init__(self, roots: Iterable[str]) -> None:
        self._roots = sorted({_trimmed(root) for root in roots}, key=len, reverse=True)

    def of(self, location: Location) -> str:
        """The machine as a path: a root, and what leads from it to the machine."""
        root, steps = self._split(location.path)
        steps = [*steps, *(step for one in location.inside for step in _steps(one))]
        folded = [step.lower() for step in steps]
        if _WINDOWS in folded[:-1]:
            above = steps[: folded.index(_WINDOWS)]
            return "/".join((root, *above))
        if len(steps) <= 1 or _is_in_windows(root):
            return root
        return f"{root}/{steps[0]}"

    def _split(self, path: str) -> tuple[str, Sequence[str]]:
        """The root that a path is below, and the steps from there."""
        for root in self._roots:
            if path == root:
                return root, ()
            rest = path.removeprefix(root)
            if rest != path and (root.endswith(("/", "\\")) or rest[0] in "/\\"):
                return root, _steps(rest)
        if _HERE in self._roots and not _ABSOLUTE.match(path) and path != _STDIN:
            return _HERE, _steps(path)  # what is staged is named from the working folder on
        return path, ()


def _trimmed(root: str) -> str:
    return root.rstrip("/\\") or root


def _steps(path: str) -> list[str]:
    return [step for step in _SEPARATORS.split(path) if step]


def _is_in_windows(root: str) -> bool:
    """Whether what was named is a `Windows` folder or a well-known one in it."""
    last_two = [step.lower() for step in _steps(root)[-2:]]
    return last_two[-1:] == [_WINDOWS] or (
        last_two[:1] == [_WINDOWS] and last_two[-1] in _IN_WINDOWS
    )
