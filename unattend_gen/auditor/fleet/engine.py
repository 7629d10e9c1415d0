"""The machines of a fleet checked in the order of their names, by one process or several."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Final

from unattend_gen.auditor.judge import LEAKS
from unattend_gen.auditor.panther import check, prepare_check, prepare_check_for_many
from unattend_gen.catalog.keys import without_secret_keys
from unattend_gen.catalog.load import catalog
from unattend_gen.core.machine import MachineCheck, MachineVerdict
from unattend_gen.core.report import Verdict
from unattend_gen.errors import SourceError
from unattend_gen.executors import Rescue, Work, choose_jobs, halves, in_batches, run
from unattend_gen.sources.walk.panther import read_panther
from unattend_gen.sources.walk.tree import entries, is_real_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.core.finding import Severity
    from unattend_gen.core.report import Report

FEW: Final = 20
"""For up to this many machines, starting further processes takes longer than the check."""

_PART: Final = 25
_VERDICTS: Final = {
    Verdict.LEAKED: MachineVerdict.LEAKED,
    Verdict.UNREADABLE: MachineVerdict.UNREADABLE,
    Verdict.SCRUBBED: MachineVerdict.SCRUBBED,
    Verdict.NOTHING_TO_SCRUB: MachineVerdict.NOTHING_TO_SCRUB,
}


@dataclass(frozen=True, slots=True)
class _Machine:
    """A collected folder, or another entry next to such folders."""

    name: str
    path: str
    is_folder: bool


def checked_machines(
    folder: str, *, fail_on: Severity | None, jobs: int | None = None
) -> Iterator[MachineCheck]:
    """Yield the check of each machine; only a few are in progress at a time.

    Args:
        folder: contains one folder for each machine: a drive, a Windows folder or copies.
        fail_on: the least severity of a finding that fails the run, or None for never.
        jobs: the number of processes; None to choose by the number of machines.

    Raises:
        SourceError: the folder cannot be listed.
        WorkerError: a worker died.
    """
    found = _machines(folder)
    tasks: Iterator[_Machine] = iter(found)
    if jobs is None:
        jobs, tasks = choose_jobs(found, few=FEW)
    prepare = prepare_check if jobs == 1 else prepare_check_for_many
    work = Work(partial(_checked, fail_on), prepare=prepare, rescue=Rescue(halves, _given_up))
    parts = run(work, in_batches(tasks, 1 if jobs == 1 else _PART), jobs=jobs)
    return chain.from_iterable(parts)


def _machines(folder: str) -> tuple[_Machine, ...]:
    try:
        listed = entries(folder)
    except OSError as error:
        message = f"the folder of the fleet cannot be listed: {error.strerror}"
        advice = "name a folder that contains one folder for each machine"
        raise SourceError(message, advice=advice, where=folder) from None
    return tuple(_machine(one) for one in listed)


def _machine(entry: os.DirEntry[str]) -> _Machine:
    """Return an entry as a machine; if its type is unknown, reading it reports why."""
    try:
        return _Machine(entry.name, entry.path, is_real_folder(entry))
    except OSError:
        return _Machine(entry.name, entry.path, is_folder=True)


def _checked(fail_on: Severity | None, machines: tuple[_Machine, ...]) -> tuple[MachineCheck, ...]:
    return tuple(_one(machine, fail_on) for machine in machines)


def _given_up(machines: tuple[_Machine, ...]) -> tuple[MachineCheck, ...]:
    """Return the checks of machines that killed every process that tried them."""
    return tuple(
        _unreadable(machine, "the process that read it was killed") for machine in machines
    )


def _one(machine: _Machine, fail_on: Severity | None) -> MachineCheck:
    if not machine.is_folder:
        return _unreadable(machine, "not a folder")
    try:
        passed_over: list[int] = []
        copies = read_panther([machine.path], passed_over=passed_over.append)
        report = check(copies, catalog())
    except SourceError as error:  # it was removed after the fleet was listed
        return _unreadable(machine, error.message)
    findings = report.findings
    states = Counter(setting.state for one in report.documents for setting in one.settings)
    left = (one.last_five for one in findings if one.last_five and one.rule in LEAKS)
    return MachineCheck(
        machine=without_secret_keys(machine.name),
        verdict=_verdict(report),
        documents=report.documents_read,
        findings=len(findings),
        failing=sum(fail_on is not None and one.severity >= fail_on for one in findings),
        skipped=len(report.skipped),
        last_fives=tuple(sorted(set(left))),
        states=dict(states),
        first=without_secret_keys(_first(report).removeprefix(f"{machine.path}{os.sep}")),
        not_read=sum(passed_over),
    )


def _unreadable(machine: _Machine, reason: str) -> MachineCheck:
    return MachineCheck(
        machine=without_secret_keys(machine.name),
        verdict=MachineVerdict.UNREADABLE,
        skipped=1,
        first=reason,
    )


def _verdict(report: Report) -> MachineVerdict:
    """Return the worst verdict of its copies; unreadable ones may have contained a secret."""
    found = {_VERDICTS[document.verdict] for document in report.documents}
    if any(finding.rule in LEAKS for finding in report.findings):
        found.add(MachineVerdict.LEAKED)
    if report.skipped:
        found.add(MachineVerdict.UNREADABLE)
    if not found:
        return MachineVerdict.NO_COPY
    return next(verdict for verdict in MachineVerdict if verdict in found)


def _first(report: Report) -> str:
    leaks = (str(one.location) for one in report.findings if one.rule in LEAKS)
    skipped = (f"{one.location}: {one.reason.value}" for one in report.skipped)
    return next(chain(leaks, skipped), "")
