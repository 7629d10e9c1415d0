from __future__ import annotations

from tests.specs import a_spec
from unattend_gen.core.passes import Pass
from unattend_gen.renderer.jobs.hardware_checks import jobs
from unattend_gen.tables.mapping.additions import Command


def test_each_requirement_has_a_value_in_the_registry_of_windows_pe() -> None:
    assert [*jobs(a_spec(hardware_checks={"skip": ["secure-boot"]}))] == [
        Command(
            Pass.WINDOWS_PE,
            r"reg.exe add HKLM\SYSTEM\Setup\LabConfig"
            " /v BypassSecureBootCheck /t REG_DWORD /d 1 /f",
            "No check of the requirement secure-boot",
        )
    ]


def test_every_requirement_is_known() -> None:
    every = ["tpm", "secure-boot", "ram", "storage", "cpu"]

    assert len([*jobs(a_spec(hardware_checks={"skip": every}))]) == 5
    assert [*jobs(a_spec())] == []
