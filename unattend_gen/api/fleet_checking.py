"""`check --fleet`: a table of machines by verdict."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from unattend_gen.core.finding import Severity
from unattend_gen.core.machine import Tally
from unattend_gen.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from unattend_gen.core.machine import MachineCheck
    from unattend_gen.errors import ExitCode

    Watch = Callable[[Iterable[MachineCheck]], Iterable[MachineCheck]]


@dataclass(frozen=True, slots=True, kw_only=True)
class FleetCheckRequest:
    """What to look at.

    Attributes:
        folder: one folder in it for each machine.
        jobs: how many processes; None for as many as are worth it.
        fail_on: least severity that makes the exit code 1, or None for never.
    """

    folder: str
    jobs: int | None = None
    fail_on: Severity | None = field(default=Severity.WARNING)


class FleetCheck:
    """The machines, looked at while they are gone through, once; what they add up to after that."""

    def __init__(self, machines: Iterable[MachineCheck]) -> None:
        self._machines = machines
        self.tally = Tally()

    def __iter__(self) -> Iterator[MachineCheck]:
        """Each machine in the order of names."""
        for one in self._machines:
            self.tally.add(one)
            yield one

    @property
    def exit_code(self) -> ExitCode:
        """As for a report, over those machines that were gone through."""
        return self.tally.exit_code

    def pieces(self, layout: str) -> Iterable[str]:
        """The table as `text`, `csv`, `json` or `html`; going through it looks at the machines.

        Raises:
            UsageError: naming the layouts there are; before anything is looked at.
        """
        from unattend_gen.auditor.fleet.formats import FORMATS

        demand_fleet_format(layout)
        return FORMATS[layout](self, self.tally)


def check_fleet(request: FleetCheckRequest, *, watch: Watch = iter) -> FleetCheck:
    """A verdict on each machine; only a few are held at a time.

    Args:
        request: what to look at.
        watch: hands on the machines; the reader sees them meanwhile.

    Raises:
        SourceError: the folder cannot be listed.
    """
    from unattend_gen.auditor.fleet.engine import checked_machines

    machines = checked_machines(request.folder, fail_on=request.fail_on, jobs=request.jobs)
    return FleetCheck(watch(machines))


def demand_fleet_format(name: str) -> None:
    """Refuse a layout that there is not.

    Raises:
        UsageError: naming those there are.
    """
    from unattend_gen.auditor.fleet.formats import FORMATS

    if name not in FORMATS:
        message = f"beside --fleet there is no such format; there are {', '.join(FORMATS)}"
        raise UsageError(message, advice="leave --format out for text")
