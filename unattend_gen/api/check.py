"""`check`: was Setup's copy of an answer file scrubbed?"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from unattend_gen.api import inputs
from unattend_gen.api.progress import listener, watched
from unattend_gen.api.report import ReportOutcome
from unattend_gen.core.machine import Tally
from unattend_gen.core.report import Skipped
from unattend_gen.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unattend_gen.api.inputs import Input, Inputs, PathInput
    from unattend_gen.api.progress import Progress
    from unattend_gen.core.document import Document
    from unattend_gen.core.finding import Severity
    from unattend_gen.core.machine import MachineCheck
    from unattend_gen.errors import ExitCode


def check(
    paths: Inputs,
    *,
    against: Input | None = None,
    fail_on: str | Severity = "warning",
    progress: Progress | None = None,
) -> ReportOutcome:
    """Check whether Setup replaced every secret in its copies of an answer file.

    Args:
        paths: answer files, Panther folders, roots of Windows drives, or content in memory.
        against: the file or folder that was rendered; every other difference is a finding.
        fail_on: least severity that makes the exit code 1.
        progress: is notified of each file.

    Raises:
        SourceError: a path does not exist, or `against` cannot be read.
        UsageError: an argument has the wrong type or value.
    """
    from unattend_gen.auditor.panther import check as check_all
    from unattend_gen.catalog.load import catalog
    from unattend_gen.sources.walk.panther import read_panther

    level, heard = inputs.severity("fail_on", fail_on), listener(progress)
    given = inputs.inputs("paths", paths)
    rendered = () if against is None else _rendered(against)
    passed_over: list[int] = []
    copies = chain(given.documents, read_panther(given.paths, passed_over=passed_over.append))
    report = check_all(watched(copies, heard), catalog(), against=rendered, passed_over=passed_over)
    return ReportOutcome(report=replace(report, fail_on=level))


class FleetCheck:
    """The verdict on each machine, one at a time; the totals are complete after the last one."""

    def __init__(self, machines: Iterable[MachineCheck]) -> None:
        self._machines = machines
        self.tally = Tally()

    def __iter__(self) -> Iterator[MachineCheck]:
        """Check the machines in the order of their names; this works once."""
        for machine in self._machines:
            self.tally.add(machine)
            yield machine

    @property
    def exit_code(self) -> ExitCode:
        """The exit code for the machines checked so far."""
        return self.tally.exit_code

    def format(self, format_: str = "text") -> Iterable[str]:
        """Return the table as `text`, `csv`, `json` or `html`, in pieces, checking the machines.

        Raises:
            UsageError: there is no such format; raised before any machine is checked.
        """
        from unattend_gen.auditor.fleet.formats import FORMATS

        require_fleet_format(format_)
        return FORMATS[format_](self, self.tally)


def check_fleet(
    folder: PathInput,
    *,
    jobs: int | None = None,
    fail_on: str | Severity = "warning",
    progress: Progress | None = None,
) -> FleetCheck:
    """Check each machine of a fleet; only a few are in memory at a time.

    Args:
        folder: contains a folder for each machine.
        jobs: number of processes; None chooses it by the number of machines.
        fail_on: least severity that makes the exit code 1.
        progress: is notified of each machine.

    Raises:
        SourceError: the folder cannot be listed.
        UsageError: an argument has the wrong type or value.
    """
    from unattend_gen.auditor.fleet.engine import checked_machines

    inputs.require_counts(jobs=jobs)
    level, heard = inputs.severity("fail_on", fail_on), listener(progress)
    machines = checked_machines(inputs.path("folder", folder), fail_on=level, jobs=jobs)
    return FleetCheck(_counted(machines, heard))


def require_fleet_format(name: str) -> None:
    """Require a format that a table of machines has.

    Raises:
        UsageError: there is no such format.
    """
    from unattend_gen.auditor.fleet.formats import FORMATS

    inputs.require_format(name, FORMATS)


def _counted(machines: Iterable[MachineCheck], progress: Progress) -> Iterator[MachineCheck]:
    for machine in machines:
        yield machine
        progress.advance()


def _rendered(against: Input) -> tuple[Document, ...]:
    """Return the rendered documents; without any, a comparison would look as if nothing differed.

    Raises:
        SourceError: nothing can be read there.
    """
    from unattend_gen.sources.walk.tree import read_paths

    given = inputs.inputs("against", against)
    documents = list(given.documents)
    for found in read_paths(given.paths):
        if isinstance(found, Skipped):
            message = "the rendered file cannot be read"
            raise SourceError(message, advice=found.advice, where=str(found.location))
        documents.append(found)
    if not documents:
        message = "no answer file to compare with"
        advice = "name the file or folder that was rendered"
        raise SourceError(message, advice=advice, where=given.paths[0])
    return tuple(documents)
