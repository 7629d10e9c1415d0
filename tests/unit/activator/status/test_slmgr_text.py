"""What slmgr prints, read by the form of its lines."""

from __future__ import annotations

from itertools import repeat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.captures import a_dli, a_german_dli
from unattend_gen.activator.records import LIMIT_LINES
from unattend_gen.activator.status.machine import LicenseStatus, Machine
from unattend_gen.activator.status.slmgr_text import machines_in_text
from unattend_gen.errors import InputError

WINDOWS = "Windows(R), Enterprise edition"
CMID = "Clientcomputer-ID (CMID): 2ffcfc30-6a6a-49ec-92b8-f6150c7df211\r\n"


def read(text: str) -> list[Machine]:
    return list(machines_in_text(text.splitlines(keepends=True), "PC.txt", "PC"))


def test_a_licensed_mak_is_read_whole() -> None:
    assert read(a_dli()) == [
        Machine(
            computer="PC",
            source="PC.txt",
            product=WINDOWS,
            status=LicenseStatus.LICENSED,
            channel="VOLUME_MAK",
            last_five="Q4JK2",
        )
    ]


def test_a_kms_client_shows_its_host_and_remaining_time() -> None:
    below = (
        "Volume activation expiration: 243720 minute(s) (169 day(s))\r\n\r\n"
        f"Key Management Service client information\r\n    {CMID}"
        "    KMS machine name from DNS: kms.contoso.com:1688\r\n"
    )
    found = read(a_dli(channel="VOLUME_KMSCLIENT", below=below))[0]

    assert (found.status, found.grace_minutes) == (LicenseStatus.LICENSED, 243_720)
    assert found.kms_host == "kms.contoso.com:1688"


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Unlicensed", LicenseStatus.UNLICENSED),
        ("Initial grace period", LicenseStatus.OOB_GRACE),
        (
            "Additional grace period (KMS license expired or hardware out of tolerance)",
            LicenseStatus.OOT_GRACE,
        ),
        ("Non-genuine grace period.", LicenseStatus.NON_GENUINE_GRACE),
        ("Notification", LicenseStatus.NOTIFICATION),
        ("Extended grace period", LicenseStatus.EXTENDED_GRACE),
        ("Unknown", None),
    ],
)
def test_every_state_of_dli_is_known_by_its_words(words: str, status: LicenseStatus | None) -> None:
    assert read(a_dli(state=f"License Status: {words}"))[0].status is status


def test_a_notification_has_its_code() -> None:
    state = "License Status: Notification\r\nNotification Reason: 0xC004F034."

    assert read(a_dli(state=state))[0].reason == 0xC004F034


def test_dlv_has_lines_between_that_are_passed_over() -> None:
    text = a_dli().replace(
        "Partial",
        "Activation ID: 73111121-5638-40f6-bc11-f1d7b0d64300\r\nProduct Key Channel: Volume:MAK\r\n"
        f"Installation ID: {'1' * 63}\r\nPartial",
    )

    assert [(one.status, one.last_five) for one in read(text)] == [
        (LicenseStatus.LICENSED, "Q4JK2")
    ]


def test_licences_without_a_key_are_passed_over() -> None:
    spare = (
        "Name: Windows(R), Home\r\nDescription: Windows(R), RETAIL channel\r\n"
        "This license is not in use.\r\nLicense Status: Unlicensed\r\n"
    )

    assert [one.channel for one in read(spare + a_dli() + spare)] == ["VOLUME_MAK"]


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("    The machine is permanently activated.", LicenseStatus.LICENSED),
        ("    Volume activation will expire 1/2/2027 3:04:05 PM", LicenseStatus.LICENSED),
        ("    Initial grace period ends 1/2/2027 3:04:05 PM", LicenseStatus.OOB_GRACE),
        ("    Windows is in Notification mode", LicenseStatus.NOTIFICATION),
        ("    Unlicensed", LicenseStatus.UNLICENSED),
    ],
)
def test_xpr_shows_the_state_on_one_line(line: str, status: LicenseStatus) -> None:
    assert read(f"{WINDOWS}:\r\n{line}\r\n") == [
        Machine("PC", "PC.txt", product=WINDOWS, status=status)
    ]


def test_a_machine_without_a_key_says_so() -> None:
    found = read("Error: product key not found.\r\n")

    assert [(one.status, one.reason) for one in found] == [(LicenseStatus.UNLICENSED, 0xC004F014)]


def test_in_another_language_a_code_means_notification() -> None:
    found = read(a_german_dli(channel="VOLUME_MAK", below="Grund: 0xC004F034.\r\n"))[0]

    assert (found.status, found.reason) == (LicenseStatus.NOTIFICATION, 0xC004F034)
    assert (found.channel, found.last_five) == ("VOLUME_MAK", "2YT43")


def test_in_another_language_only_a_licensed_kms_client_prints_its_id() -> None:
    below = f"Ablauf der Volumenaktivierung: 243.720 Minute(n) (169 Tag(e))\r\n{CMID}"
    found = read(a_german_dli(channel="VOLUME_KMSCLIENT", below=below))[0]

    assert (found.status, found.grace_minutes) == (LicenseStatus.LICENSED, 243_720)


@pytest.mark.parametrize(
    "minutes", ["243 720", "243\u00a0720", "243\u202f720", "243'720", "243\ufffd720", "243720"]
)
def test_a_time_has_whatever_between_its_thousands(minutes: str) -> None:
    below = f"Expiration : {minutes} minute(s) (169 jour(s))\r\n{CMID}"
    found = read(a_german_dli(channel="VOLUME_KMSCLIENT", below=below))[0]

    assert found.grace_minutes == 243_720


def test_in_another_language_a_state_may_stay_unknown() -> None:
    found = read(a_german_dli(channel="VOLUME_MAK"))[0]

    assert (found.status, found.is_activated) == (None, None)
    assert "not in English" in found.why


@pytest.mark.parametrize("minutes", ["9" * 5000, "9" * 11])
def test_a_grace_that_no_machine_has_is_none(minutes: str) -> None:
    below = f"Time remaining: {minutes} minute(s) (1 day(s))\r\n"

    assert read(a_dli(state="License Status: Initial grace period", below=below)) == [
        Machine("PC", "PC.txt", WINDOWS, LicenseStatus.OOB_GRACE, "VOLUME_MAK", "Q4JK2")
    ]


def test_a_line_longer_than_any_of_slmgr_costs_no_time() -> None:
    found = read(a_dli(below=": 1 " * 250_000))

    assert [one.grace_minutes for one in found] == [None]


def test_a_text_without_licences_yields_none() -> None:
    assert read("hello\n" * LIMIT_LINES) == []


def test_a_text_that_is_too_long_is_reported_after_its_records() -> None:
    lines = [*a_dli().splitlines(), *a_dli().splitlines(), *["hello"] * LIMIT_LINES]
    found = machines_in_text(lines, "PC.txt", "PC")

    assert next(found).last_five == "Q4JK2"
    with pytest.raises(InputError, match="longer than any output of slmgr"):
        list(found)


def test_a_text_without_lines_or_end_is_given_up() -> None:
    lines = repeat("\0" * 1024 * 1024)

    with pytest.raises(InputError):
        list(machines_in_text(lines, "-", "-"))


@given(st.text(alphabet="VOLUME_MAK:Q4J2 \n0xC(9)", max_size=300))
def test_no_text_breaks_it(text: str) -> None:
    assert isinstance(read(text), list)
