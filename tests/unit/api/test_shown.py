"""Text made safe to show."""

from __future__ import annotations

from tests.samples import TEST_MAK
from unattend_gen.api.shown import printable, shown_name, without_keys, without_secret_keys


def test_keys_and_control_characters_are_not_shown() -> None:
    shown = [safe(TEST_MAK) for safe in (shown_name, without_keys, without_secret_keys)]

    assert TEST_MAK not in "".join(shown)
    assert "\x1b" not in printable("\x1b[31m") + shown_name("\x1b[31m")
