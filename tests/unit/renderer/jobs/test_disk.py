from __future__ import annotations

from tests.specs import a_spec
from unattend_gen.core.passes import Pass
from unattend_gen.renderer.jobs.disk import jobs
from unattend_gen.tables.disks.diskpart import RUN
from unattend_gen.tables.disks.diskpart_lines import carried
from unattend_gen.tables.mapping.additions import Command


def test_settings_need_no_command() -> None:
    assert list(jobs(a_spec(disk={"layout": "uefi"}))) == []


def test_a_script_is_written_and_run_in_windows_pe() -> None:
    disk = {"layout": "script", "lines": "select disk 0", "partition": 1}

    assert list(jobs(a_spec(disk=disk))) == [
        Command(Pass.WINDOWS_PE, carried("select disk 0"), "Lay out the disks"),
        Command(Pass.WINDOWS_PE, RUN, "Lay out the disks"),
    ]
