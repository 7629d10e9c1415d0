"""One machine and what it says."""

from __future__ import annotations

from tests.samples import TEST_MAK
from unattend_gen.activation.status.license_status import Activator, LicenseStatus
from unattend_gen.activation.status.machine import Machine, shown


def test_a_licensed_machine_has_nothing_to_explain() -> None:
    machine = Machine("PC", "a.txt", status=LicenseStatus.LICENSED, reason=0xC004F074)

    assert (machine.is_activated, machine.why) == (True, "")


def test_a_code_is_translated_with_what_to_do() -> None:
    machine = Machine("PC", "a.txt", status=LicenseStatus.NOTIFICATION, reason=0xC004C020)

    assert machine.is_activated is False
    assert machine.why.startswith("0xC004C020 The MAK has no activations left; ask for")


def test_a_code_that_is_not_on_record_is_told_as_such() -> None:
    machine = Machine("PC", "a.txt", status=LicenseStatus.UNLICENSED, reason=0xC0040001)

    assert machine.why == "0xC0040001, a code that is not on record"


def test_without_a_code_the_machine_gives_no_reason() -> None:
    assert Machine("PC", "a.txt", status=LicenseStatus.OOB_GRACE).why == "no reason is told"


def test_an_unknown_state_is_neither_and_says_why() -> None:
    machine = Machine("PC", "a.txt", channel="VOLUME_MAK", remark="not in English")

    assert (machine.is_activated, machine.why) == (None, "not in English")
    assert machine.activator is Activator.MAK


def test_a_key_or_a_control_character_in_a_name_is_not_shown() -> None:
    assert shown(f"PC {TEST_MAK}") == "PC ***"
    assert shown("PC\x1b[2J") == r"PC\x1b[2J"
    assert shown("PC-1-a-b-c") == "PC-1-a-b-c"
