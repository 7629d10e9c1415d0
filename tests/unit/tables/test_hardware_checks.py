from __future__ import annotations

from tests.specs import a_spec, jobs, refusals
from unattend_gen.core.passes import Pass
from unattend_gen.tables.hardware_checks import TABLE, HardwareChecks
from unattend_gen.tables.mapping.additions import Command


def test_each_requirement_that_is_skipped_is_named() -> None:
    assert a_spec(hardware_checks={"skip": ["tpm", "cpu"]}).hardware_checks == HardwareChecks(
        skip=("tpm", "cpu")
    )


def test_another_requirement_is_rejected() -> None:
    assert refusals(hardware_checks={"skip": ["gpu"]}) == {
        "hardware_checks.skip[1]": "should be one of tpm, secure-boot, ram, storage, cpu or disk"
    }


def test_each_requirement_has_a_value_in_the_registry_of_windows_pe() -> None:
    assert [*jobs(TABLE, a_spec(hardware_checks={"skip": ["secure-boot"]}))] == [
        Command(
            Pass.WINDOWS_PE,
            r"reg.exe add HKLM\SYSTEM\Setup\LabConfig"
            " /v BypassSecureBootCheck /t REG_DWORD /d 1 /f",
            "No check of the requirement secure-boot",
        )
    ]


def test_every_requirement_is_known() -> None:
    every = ["tpm", "secure-boot", "ram", "storage", "cpu"]

    assert len([*jobs(TABLE, a_spec(hardware_checks={"skip": every}))]) == 5
