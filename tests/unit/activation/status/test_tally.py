"""Counts and the exit code."""

from __future__ import annotations

import pytest

from unattend_gen.activation.captures import not_understood
from unattend_gen.activation.status.license_status import LicenseStatus
from unattend_gen.activation.status.machine import Machine
from unattend_gen.activation.status.tally import Tally
from unattend_gen.errors import ExitCode

LICENSED = Machine("PC-1", "a", status=LicenseStatus.LICENSED)
NOTIFIED = Machine("PC-2", "a", status=LicenseStatus.NOTIFICATION)
UNKNOWN = Machine("PC-3", "a")
SKIPPED = not_understood("b", "advice")


@pytest.mark.parametrize(
    ("found", "code"),
    [
        ((LICENSED,), ExitCode.CLEAN),
        ((LICENSED, NOTIFIED, UNKNOWN, SKIPPED), ExitCode.FINDINGS),
        ((LICENSED, UNKNOWN), ExitCode.INCOMPLETE),
        ((LICENSED, SKIPPED), ExitCode.INCOMPLETE),
        ((SKIPPED,), ExitCode.UNUSABLE),
        ((), ExitCode.UNUSABLE),
    ],
)
def test_the_exit_code_follows_from_what_passed(found: tuple[Machine, ...], code: ExitCode) -> None:
    tally = Tally()

    assert tuple(tally.watch(found)) == found
    assert tally.exit_code is code


def test_the_sentence_leaves_out_what_is_zero() -> None:
    one, all_kinds = Tally(), Tally()
    list(one.watch((LICENSED,)))
    list(all_kinds.watch((LICENSED, NOTIFIED, UNKNOWN, SKIPPED)))

    assert one.sentence == "1 licence, 1 activated"
    assert all_kinds.sentence == "3 licences, 1 activated, 1 not activated, 1 unknown, 1 skipped"
