"""What is said of machines, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.catalog.keys import shown_name
from unattend_gen.core.machine import MachineVerdict
from unattend_gen.errors import ExitCode

if TYPE_CHECKING:
    from unattend_gen.core.machine import MachineCheck, Tally


def remarks(one: MachineCheck) -> str:
    """What is worth knowing beside the verdict; empty where nothing is."""
    if one.verdict.is_proven:
        return ""
    if one.verdict is MachineVerdict.NO_COPY:
        return "no answer file where Setup keeps copies"
    if one.verdict is MachineVerdict.UNREADABLE:
        return shown_name(one.first)
    noun = "key" if len(one.last_fives) == 1 else "keys"
    keys = f"{noun} ending in {', '.join(one.last_fives)}; " if one.last_fives else ""
    return f"{keys}{counted(one.findings, 'finding')}; first in {shown_name(one.first)}"


def sum_line(tally: Tally) -> str:
    """How many machines have which verdict, and what that comes to."""
    kinds = [f"{tally.verdicts[one]} {one.value}" for one in MachineVerdict if tally.verdicts[one]]
    counts = ", ".join((counted(tally.machines, "machine"), *kinds))
    return f"{counts}: {outcome(tally)}"


def outcome(tally: Tally) -> str:
    """What all machines come to, in a word or two."""
    if tally.exit_code is ExitCode.UNUSABLE:
        return "nothing to look at"
    if tally.verdicts[MachineVerdict.LEAKED]:
        return "secrets were left"
    if not tally.is_complete:
        return "incomplete"
    return "findings" if tally.failing else "clean"


def counted(number: int, noun: str) -> str:
    """A number with its noun."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
