from __future__ import annotations

import pytest

from tests.documents import a_reading
from unattend_gen.detect.kinds.wireless_profile import DETECTOR

PROFILE = (
    "<WLANProfile><sharedKey><protected>{}</protected>\n<keyMaterial>{}</keyMaterial>"
    "</sharedKey></WLANProfile>"
)


@pytest.mark.parametrize(("protected", "count"), [("false", 1), ("FALSE", 1), ("true", 0)])
def test_a_protected_passphrase_is_of_no_use_to_others(protected: str, count: int) -> None:
    reading = a_reading(PROFILE.format(protected, "a passphrase"))

    assert len(list(DETECTOR.suspects(reading))) == count


def test_a_passphrase_is_read_as_it_is_meant() -> None:
    [suspect] = DETECTOR.suspects(a_reading(PROFILE.format("false", "a&amp;b")))

    assert suspect.line == 2
    assert suspect.secret is not None
    assert suspect.secret.reveal() == "a&b"
