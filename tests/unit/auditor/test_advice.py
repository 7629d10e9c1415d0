from __future__ import annotations

import pytest

from unattend_gen.auditor.advice import (
    CopyKind,
    advice,
    advice_on_command,
    advice_on_text,
    copy_kind,
)
from unattend_gen.core.location import Location
from unattend_gen.core.secret import SecretKind

KEY, PASSWORD = SecretKind.PRODUCT_KEY, SecretKind.PASSWORD
KEY_REMEDY = "delete the file or scrub it, and have the key replaced if others could read it"
REMEDY = "delete the file or scrub it, and change the secret if others could read it"
PROCESSED = CopyKind(was_processed=True, is_original=False)
RAW = CopyKind(was_processed=False, is_original=False)


@pytest.mark.parametrize(
    ("location", "is_original"),
    [
        (Location("C:\\Windows\\Panther\\Unattend-Original.xml"), True),
        (Location("unattend-original.xml"), True),
        (Location("pe.iso", ("Windows/Panther/unattend-original.xml",)), True),
        (Location("unattend.xml"), False),
        (Location("unattend-original.xml/unattend.xml"), False),
    ],
)
def test_the_original_is_known_by_its_name(location: Location, *, is_original: bool) -> None:
    assert copy_kind(location, was_processed=True) == CopyKind(
        was_processed=True, is_original=is_original
    )


def test_a_key_is_to_be_replaced_and_a_password_to_be_changed() -> None:
    assert advice_on_command(KEY) == (
        f"{KEY_REMEDY}; Setup never scrubs commands, and logs them in full"
    )
    assert advice_on_text(PASSWORD) == (
        f"{REMEDY}; Setup scrubs settings alone, never comments and other text"
    )


def test_a_secret_in_a_processed_pass_should_not_be_there() -> None:
    assert advice(KEY, PROCESSED, pass_was_processed=True) == (
        f"{KEY_REMEDY}; the pass is marked as processed and holds it all the same: look for a"
        " second answer file in Panther\\Unattend, Sysprep or the root of the drive"
    )


@pytest.mark.parametrize("pass_was_processed", [False, None])
def test_a_secret_in_a_pass_that_never_ran_was_never_scrubbed(
    *, pass_was_processed: bool | None
) -> None:
    assert advice(PASSWORD, PROCESSED, pass_was_processed=pass_was_processed) == (
        f"{REMEDY}; this pass never ran, and Setup scrubs only passes that ran"
    )


def test_a_file_that_setup_never_marked_was_never_scrubbed() -> None:
    assert advice(PASSWORD, RAW, pass_was_processed=False) == (
        f"{REMEDY}; no pass is marked as processed, so Setup has not scrubbed this file"
    )


def test_the_original_of_newer_releases_is_explained() -> None:
    original = CopyKind(was_processed=False, is_original=True)

    assert advice(PASSWORD, original, pass_was_processed=False) == (
        f"{REMEDY}; Setup of Windows 11 24H2 and later leaves this original beside the scrubbed"
        " copy"
    )
