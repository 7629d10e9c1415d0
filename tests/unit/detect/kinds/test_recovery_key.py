from __future__ import annotations

import pytest

from tests.documents import a_document, a_reading
from unattend_gen.detect.kinds.recovery_key import DETECTOR
from unattend_gen.detect.prefilter import hints_on, may_match_in_python
from unattend_gen.detect.search import matches_in

GOOD = "100507-169257-238007-306757-375507-444257-513007-581757"


def found(text: str | bytes, name: str = "notes.txt") -> list[str]:
    return [
        reading.text[slice(*match.span)]
        for reading, match in matches_in(a_document(text, name))
        if match.span is not None and match.content.is_leak
    ]


SAVED = (
    "BitLocker-Laufwerkverschl\u00fcsselung: Wiederherstellungsschl\u00fcssel\r\n\r\n"
    "Bezeichner:\r\n\r\n\t5C5D6F8B-3C5D-4C6E-9D5F-0E1C2B3A4D5E\r\n\r\nWiederherstellungsschl\u00fcssel:\r\n\r\n\t{}\r\n"
)
LISTED = "    Numerical Password:\r\n      ID: {{0A}}\r\n      Password:\r\n        {}\r\n"


@pytest.mark.parametrize(
    "form",
    [
        SAVED,
        LISTED,
        "{}",
        "Computer;KeyProtectorId;Wiederherstellung\nPC1;x;{}\n",
        '{{"recovery": "{}"}}',
        "msFVE-RecoveryPassword: {}",
        "manage-bde -unlock E: -RecoveryPassword {}",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_recovery_password_is_found_in_every_listing_once(form: str, encoding: str) -> None:
    assert found(form.format(GOOD).encode(encoding)) == [GOOD]


@pytest.mark.parametrize(
    "text",
    [
        GOOD[:-1] + "8",
        f"{GOOD}-100507",
        "111111-222222-333333-444444-555555-666666-111111-222222",
        "-".join(["720896", *["100507"] * 7]),
        "2026-01 123456-123456",
    ],
)
def test_other_numbers_are_none(text: str) -> None:
    assert found(text) == []


def test_the_form_alone_passes_the_prefilter() -> None:
    assert may_match_in_python(GOOD.encode())
    assert may_match_in_python(GOOD.encode("utf-16-be"))
    assert hints_on(GOOD.encode("utf-16")) is not None


def test_bytes_that_are_no_text_are_left_to_other_detectors() -> None:
    assert not DETECTOR.recognises(a_reading(b"\0\1\2\xff" * 9 + GOOD.encode(), "x.bin"))
