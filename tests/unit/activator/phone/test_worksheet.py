"""The sheet: machines with pairs of IDs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.activation_ids import a_confirmation_id, an_installation_id
from unattend_gen.activator.phone.worksheet import PhoneRecord, worksheet

RECORD = PhoneRecord("m.csv, record 1", "PC-1", an_installation_id(1), a_confirmation_id(1))


def errors(*records: PhoneRecord) -> list[tuple[str, ...]]:
    return [entry.errors for entry in worksheet(records)]


def test_a_right_pair_is_ready() -> None:
    entry = worksheet([RECORD])[0]

    assert entry.is_ready
    assert entry.installation is not None
    assert entry.installation.digits == an_installation_id(1)
    assert entry.confirmation is not None
    assert entry.confirmation.digits == a_confirmation_id(1)


def test_without_a_confirmation_id_a_machine_waits() -> None:
    entry = worksheet([replace(RECORD, confirmation=" ")])[0]

    assert (entry.is_ready, entry.errors) == (False, ())


def test_a_doubtful_check_digit_of_a_confirmation_id_is_a_remark() -> None:
    entry = worksheet([replace(RECORD, confirmation=a_confirmation_id(1)[:-1] + "9")])[0]

    assert entry.is_ready
    assert entry.remarks == ("compare confirmation ID group H: the check digit looks wrong",)


def test_all_errors_of_a_computer_are_reported_together() -> None:
    found = errors(PhoneRecord("a", "PC 1 & del", "1", "2", activation_id="none"))[0]

    assert [error.partition(";")[0] for error in found] == [
        "the installation ID has 1 digits, expected 63 (54 up to Windows 7)",
        "the confirmation ID has 1 digits, expected 48",
        "the computer name is invalid",
        "the activation ID is invalid",
    ]


def test_one_wrong_machine_leaves_the_others_alone() -> None:
    other = replace(RECORD, computer="PC-2", installation="1", confirmation="")

    assert [bool(found) for found in errors(RECORD, other)] == [False, True]


def test_a_confirmation_id_of_two_computers_is_wrong_on_both() -> None:
    other = replace(RECORD, computer="PC-2", installation=an_installation_id(2))

    expected = "another computer has the same confirmation ID; it fits only one installation ID"
    assert errors(RECORD, other) == [(expected,), (expected,)]


def test_an_installation_id_of_two_machines_was_copied() -> None:
    other = replace(RECORD, computer="PC-2", confirmation="")

    expected = "another computer has the same installation ID; read it again on both"
    assert [found[0] for found in errors(RECORD, other)] == [expected, expected]


def test_the_same_computer_may_be_listed_twice() -> None:
    assert errors(RECORD, replace(RECORD, place="again")) == [(), ()]


@pytest.mark.parametrize("name", ["PC-1", "pc1.contoso.com", "a_b"])
def test_usual_names_of_computers_are_taken(name: str) -> None:
    assert errors(replace(RECORD, computer=name)) == [()]
