from __future__ import annotations

import pytest

from tests.documents import a_document, a_reading
from tests.samples import CANARY_PASSWORD
from unattend_gen.core.secret import MARKER, Secret
from unattend_gen.detect.kinds.markup_in_binary import DETECTOR
from unattend_gen.detect.reading import readings


def bytes_around(content: str, encoding: str = "utf-8") -> bytes:
    markup = f"<AutoLogon><Password><Value>{content}</Value></Password></AutoLogon>"
    return b"\x00\x01\x02\xff" * 40 + markup.encode(encoding) + b"\xff\x00\x03" * 40


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_a_password_in_binary_data_is_found_without_a_place(encoding: str) -> None:
    document = a_document(bytes_around(CANARY_PASSWORD, encoding), "memory.dmp")

    seen = [reading for reading in readings(document) if DETECTOR.recognises(reading)]

    found = [one for reading in seen for one in DETECTOR.matches(reading)]
    assert [(one.secret, one.span) for one in found] == [(Secret(CANARY_PASSWORD), None)]


def test_the_marker_is_not_a_leak() -> None:
    reading = a_reading(bytes_around(MARKER), "memory.dmp")

    assert [one for one in DETECTOR.matches(reading) if one.content.is_leak] == []


def test_text_is_left_to_other_detectors() -> None:
    assert not DETECTOR.recognises(a_reading(f"<Password>{CANARY_PASSWORD}</Password>"))
