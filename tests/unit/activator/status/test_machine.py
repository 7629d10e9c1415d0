"""One machine and what it says."""

from __future__ import annotations

import pytest

from unattend_gen.activator.status.machine import (
    Activator,
    LicenseStatus,
    Machine,
    activator_of,
    channel_in,
    duration,
    last_five_of,
    minutes_of,
    status_of,
)


def test_a_licensed_machine_has_nothing_to_explain() -> None:
    machine = Machine("PC", "a.txt", status=LicenseStatus.LICENSED, reason=0xC004F074)

    assert (machine.is_activated, machine.why) == (True, "")


def test_a_code_is_translated_with_what_to_do() -> None:
    machine = Machine("PC", "a.txt", status=LicenseStatus.NOTIFICATION, reason=0xC004C020)

    assert machine.is_activated is False
    assert machine.why.startswith("0xC004C020 The MAK has no activations left; ask for")


def test_an_unknown_error_code_is_shown() -> None:
    machine = Machine("PC", "a.txt", status=LicenseStatus.UNLICENSED, reason=0xC0040001)

    assert machine.why == "0xC0040001, an error code without an entry here"


def test_without_an_error_code_there_is_no_reason() -> None:
    assert Machine("PC", "a.txt", status=LicenseStatus.OOB_GRACE).why == "no reason in the capture"


def test_an_unknown_state_is_neither_and_says_why() -> None:
    machine = Machine("PC", "a.txt", channel="VOLUME_MAK", remark="not in English")

    assert (machine.is_activated, machine.why) == (None, "not in English")
    assert machine.activator is Activator.MAK


def test_each_number_is_a_state_with_words_of_its_own() -> None:
    assert [status_of(str(number)) for number in range(7)] == list(LicenseStatus)
    assert len({status.label for status in LicenseStatus}) == 7


@pytest.mark.parametrize("text", ["7", "", "Licensed", "01", "-1", "\u0661"])
def test_other_texts_are_not_states(text: str) -> None:
    assert status_of(text) is None


@pytest.mark.parametrize(
    ("description", "channel"),
    [
        ("Windows(R) Operating System, VOLUME_KMSCLIENT channel", "VOLUME_KMSCLIENT"),
        ("Système d'exploitation Windows(R), canal OEM_DM", "OEM_DM"),
        ("Windows(R) Operating System, RETAIL channel", "RETAIL"),
        ("Product Key Channel: Retail", ""),
    ],
)
def test_a_channel_is_known_in_any_language(description: str, channel: str) -> None:
    assert channel_in(description) == channel


@pytest.mark.parametrize(
    ("channel", "activator"),
    [
        ("VOLUME_MAK", Activator.MAK),
        ("Volume:MAK", Activator.MAK),
        ("VOLUME_KMSCLIENT", Activator.KMS_CLIENT),
        ("Volume:GVLK", Activator.KMS_CLIENT),
        ("VOLUME_KMS_C", Activator.KMS_HOST),
        ("Volume:CSVLK", Activator.KMS_HOST),
        ("OEM_DM", Activator.OTHER),
        ("", Activator.UNKNOWN),
    ],
)
def test_the_channel_determines_the_activator(channel: str, activator: Activator) -> None:
    assert activator_of(channel) is activator


def test_only_a_group_of_a_key_is_one() -> None:
    texts = (" q4jk2 ", "Other", "1688", "J8NJ4-FT6W2-6MCCQ-R38W2-Q4JK2")

    assert [last_five_of(text) for text in texts] == ["Q4JK2", "", "", ""]


def test_a_duration_has_two_units() -> None:
    assert [duration(minutes) for minutes in (0, 59, 60, 185, 1440, 259_200)] == [
        "0 min",
        "59 min",
        "1 h 0 min",
        "3 h 5 min",
        "1 d 0 h",
        "180 d 0 h",
    ]


def test_minutes_are_a_number_that_windows_has_room_for() -> None:
    assert [minutes_of(text) for text in ("0", "43000", "4294967295")] == [0, 43_000, 4_294_967_295]
    assert {minutes_of(text) for text in ("", "-1", "4294967296", "9" * 5000, "\u0663")} == {None}
