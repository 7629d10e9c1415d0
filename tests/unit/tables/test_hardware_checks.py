from __future__ import annotations

from tests.specs import a_spec, refusals
from unattend_gen.tables.hardware_checks import HardwareChecks


def test_each_requirement_that_is_skipped_is_named() -> None:
    assert a_spec(hardware_checks={"skip": ["tpm", "cpu"]}).hardware_checks == HardwareChecks(
        skip=("tpm", "cpu")
    )


def test_another_requirement_is_refused() -> None:
    assert refusals(hardware_checks={"skip": ["gpu"]}) == {
        "hardware_checks.skip[1]": "should be one of tpm, secure-boot, ram, storage or cpu"
    }
