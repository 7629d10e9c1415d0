from __future__ import annotations

from tests.samples import TEST_MAK
from unattend_gen.core.key_path import shown


def test_keys_are_joined_by_dots_and_positions_count_from_one() -> None:
    assert shown(("accounts", "local", 1, "password")) == "accounts.local[2].password"


def test_a_key_that_toml_would_quote_is_quoted() -> None:
    path = "oobeSystem/Microsoft-Windows-Shell-Setup/TimeZone"

    assert shown(("settings", path)) == f'settings."{path}"'


def test_a_product_key_on_the_wrong_side_is_masked() -> None:
    assert shown(("product_key", TEST_MAK)) == "product_key.***"


def test_control_characters_are_escaped_and_long_names_shortened() -> None:
    assert shown(("ab\x1bcd",)) == r'"ab\x1bcd"'
    assert shown(("k" * 500,)) == f'"{"k" * 120}…"'


def test_the_top_of_the_file_has_no_name() -> None:
    assert shown(()) == ""
