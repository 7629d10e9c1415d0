"""Which secrets are in several places, and on how many machines.

The machine of a file follows from its path: it is the folder above `Windows`, on this disk or
inside an image. Without such a folder it is the first level below the path that was given; a file
at that level belongs to the given path itself. Names are compared without case.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from unattend_gen.core.overview import SecretGroup

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from unattend_gen.core.finding import Finding
    from unattend_gen.core.location import Location


@dataclass(frozen=True, slots=True)
class Spread:
    """How far the secrets of a search have spread.

    Attributes:
        secrets: the number of different secrets.
        groups: those in more than one place, by the number of machines, files and places in
            descending order, then in the order of the findings.
        machines: the number of findings on each, ordered by name.
    """

    secrets: int
    groups: tuple[SecretGroup, ...]
    machines: Mapping[str, int]


def spread(findings: Iterable[Finding], machines: Machines) -> Spread:
    """Return the spread of findings, in which those on one file are adjacent.

    Memory grows with the number of secrets and machines, not with the number of files.
    """
    counter = SpreadCounter(machines)
    for finding in findings:
        counter.add(finding)
    return counter.spread()


class SpreadCounter:
    """Collects the spread of findings as they arrive, in order.

    Args:
        machines: determines the machine of a finding.
    """

    def __init__(self, machines: Machines) -> None:
        self._machines = machines
        self._counts: Counter[str] = Counter()
        self._seen: dict[str, _Occurrences] = {}

    def add(self, finding: Finding) -> None:
        """Count one finding."""
        machine = self._machines.of(finding.location)
        self._counts[machine] += 1
        if finding.secret_id is None:
            return
        one = self._seen.get(finding.secret_id)
        if one is None:
            first = str(finding.location)
            one = _Occurrences(finding.rule, finding.last_five, first)
            self._seen[finding.secret_id] = one
        one.add(finding, machine)

    def spread(self) -> Spread:
        """Return the spread of the findings added so far."""
        groups = sorted(
            (one.group(secret_id) for secret_id, one in self._seen.items() if one.places > 1),
            key=lambda group: (-group.machines, -group.files, -group.places),
        )
        return Spread(len(self._seen), tuple(groups), dict(sorted(self._counts.items())))


@dataclass(slots=True)
class _Occurrences:
    """The places of a secret so far."""

    rule: str
    last_five: str | None
    first: str
    places: int = 0
    files: int = 0
    machines: set[str] = field(default_factory=set)
    last_file: tuple[str, ...] = ()

    def add(self, finding: Finding, machine: str) -> None:
        file = (finding.location.path, *finding.location.inside)
        self.places += 1
        self.files += file != self.last_file
        self.last_file = file
        self.machines.add(machine)
        self.last_five = self.last_five or finding.last_five

    def group(self, secret_id: str) -> SecretGroup:
        return SecretGroup(
            secret_id=secret_id,
            rule=self.rule,
            last_five=self.last_five,
            first=self.first,
            places=self.places,
            files=self.files,
            machines=len(self.machines),
        )


_WINDOWS: Final = "windows"
_IN_WINDOWS: Final = frozenset({"panther", "system32", "setup", "inf"})
_HERE: Final = "."
_STDIN: Final = "-"
_ABSOLUTE: Final = re.compile(r"[\\/]|[A-Za-z]:|\.\.?(?:[\\/]|$)")
_SEPARATORS: Final = re.compile(r"[\\/]+")


class Machines:
    """Determines the machine of a location.

    Args:
        roots: the paths that were given.
    """

    def __init__(self, roots: Iterable[str]) -> None:
        self._roots = sorted({_trimmed(root) for root in roots}, key=len, reverse=True)

    def of(self, location: Location) -> str:
        """Return the machine as a path: a root, and the steps from there to the machine."""
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
        """Return the root that a path is below, and the steps from there."""
        for root in self._roots:
            if path == root:
                return root, ()
            rest = path.removeprefix(root)
            if rest != path and (root.endswith(("/", "\\")) or rest[0] in "/\\"):
                return root, _steps(rest)
        if _HERE in self._roots and not _ABSOLUTE.match(path) and path != _STDIN:
            return _HERE, _steps(path)  # staged files are named relative to the working folder
        return path, ()


def _trimmed(root: str) -> str:
    return root.rstrip("/\\") or root


def _steps(path: str) -> list[str]:
    return [step for step in _SEPARATORS.split(path) if step]


def _is_in_windows(root: str) -> bool:
    """Return whether a root is a `Windows` folder or a well-known folder in it."""
    last_two = [step.lower() for step in _steps(root)[-2:]]
    return last_two[-1:] == [_WINDOWS] or (
        last_two[:1] == [_WINDOWS] and last_two[-1] in _IN_WINDOWS
    )
