"""Text from outside made safe to show."""

from __future__ import annotations

import pytest

from unattend_gen.core.printable import printable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain text, ü, 漢", "plain text, ü, 漢"),
        ("a\nb\tc\r", "a\\x0ab\\x09c\\x0d"),
        ("\x1b[31m\x9b", "\\x1b[31m\\x9b"),
        ("\u202eabc\u2066\u200b", "\\u202eabc\\u2066\\u200b"),
        ("\udcff", "\\udcff"),
        ("\ufffe\uffff", "\\ufffe\\uffff"),
    ],
)
def test_what_could_trick_a_terminal_is_escaped(text: str, shown: str) -> None:
    assert printable(text) == shown
