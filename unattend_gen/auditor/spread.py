"""Which secrets stand in many places, and on how many machines."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from unattend_gen.core.overview import SecretGroup

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from unattend_gen.auditor.machines import Machines
    from unattend_gen.core.finding import Finding


@dataclass(frozen=True, slots=True)
class Spread:
    """What the findings of a search say together.

    Attributes:
        secrets: how many different ones there are.
        groups: those in more than one place; the most machines first, then files, then places,
            and in the order of the findings where these are the same.
        machines: how many findings there are on each, in the order of names.
    """

    secrets: int
    groups: tuple[SecretGroup, ...]
    machines: Mapping[str, int]


def spread(findings: Iterable[Finding], machines: Machines) -> Spread:
    """Look at findings in their order, those on one file together.

    What is kept grows with the number of secrets and machines, not with that of files.
    """
    spreading = Spreading(machines)
    for finding in findings:
        spreading.add(finding)
    return spreading.spread()


class Spreading:
    """The same while findings come in, in their order.

    Args:
        machines: tells whose a finding is.
    """

    def __init__(self, machines: Machines) -> None:
        self._machines = machines
        self._counts: Counter[str] = Counter()
        self._seen: dict[str, _Seen] = {}

    def add(self, finding: Finding) -> None:
        """Count one more."""
        machine = self._machines.of(finding.location)
        self._counts[machine] += 1
        if finding.secret_id is None:
            return
        one = self._seen.get(finding.secret_id)
        if one is None:
            first = str(finding.location)
            one = _Seen(finding.rule, finding.last_five, first)
            self._seen[finding.secret_id] = one
        one.add(finding, machine)

    def spread(self) -> Spread:
        """What those say together that were added."""
        groups = sorted(
            (one.group(secret_id) for secret_id, one in self._seen.items() if one.places > 1),
            key=lambda group: (-group.machines, -group.files, -group.places),
        )
        return Spread(len(self._seen), tuple(groups), dict(sorted(self._counts.items())))


@dataclass(slots=True)
class _Seen:
    """Where a secret was seen so far."""

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
