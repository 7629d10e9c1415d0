"""Checks of collected machines, for tests of the reports on fleets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.samples import MARKER, TEST_MAK, a_component, an_answer_file
from unattend_gen.core.machine import MachineCheck, MachineVerdict
from unattend_gen.core.report import SettingState

if TYPE_CHECKING:
    from pathlib import Path

LEAKED: Final = MachineCheck(
    machine="PC-1",
    verdict=MachineVerdict.LEAKED,
    documents=1,
    findings=1,
    failing=1,
    last_fives=("Q4JK2",),
    states={SettingState.CLEAR: 1},
    first="Windows/Panther/unattend.xml:3",
)
SCRUBBED: Final = MachineCheck(
    machine="PC-2",
    verdict=MachineVerdict.SCRUBBED,
    documents=1,
    states={SettingState.MARKER: 1},
)
WITHOUT_COPY: Final = MachineCheck(machine="PC-3", verdict=MachineVerdict.NO_COPY)
UNREADABLE: Final = MachineCheck(
    machine="PC-4", verdict=MachineVerdict.UNREADABLE, skipped=1, first="not a folder"
)
FLEET: Final = (LEAKED, SCRUBBED, WITHOUT_COPY, UNREADABLE)


def a_copy(key: str) -> bytes:
    """Return a Panther copy with this text as key."""
    body = a_component("Microsoft-Windows-Shell-Setup", f"<ProductKey>{key}</ProductKey>")
    return an_answer_file(("specialize", body), processed=("specialize",))


def collect(fleet: Path, machine: str, data: bytes) -> None:
    """Write a copy to its place on a machine."""
    panther = fleet / machine / "Windows" / "Panther"
    panther.mkdir(parents=True)
    (panther / "unattend.xml").write_bytes(data)


def a_fleet(folder: Path) -> Path:
    """Write the machines of `FLEET` as folders; the last one is a file."""
    collect(folder, "PC-1", a_copy(TEST_MAK))
    collect(folder, "PC-2", a_copy(MARKER))
    (folder / "PC-3").mkdir()
    (folder / "PC-4").touch()
    return folder
