from __future__ import annotations

import pytest

from unattend_gen.core.characters import is_writable


@pytest.mark.parametrize("text", ["", "plain", "a\tb\r\nc", "\u00fc\u6f22", "\U0001f600", "\x7f"])
def test_xml_preserves_every_script_and_line_end(text: str) -> None:
    assert is_writable(text)


@pytest.mark.parametrize(
    "text", ["\0", "a\x08", "\x0b", "\x0c", "\x1f", "\ud800", "x\udfff", "\ufffe", "\uffff"]
)
def test_xml_contains_no_control_character_and_no_lone_surrogate(text: str) -> None:
    assert not is_writable(text)
