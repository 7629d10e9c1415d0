from __future__ import annotations

import pytest

from tests.samples import CANARY_PASSWORD, TEST_MAK
from unattend_gen.core.command_values import is_live, is_mixed, is_plain_word
from unattend_gen.core.secret import MARKER, SecretKind


@pytest.mark.parametrize("value", [CANARY_PASSWORD, "winter24", "P@ss:word"])
def test_a_typed_password_is_live(value: str) -> None:
    assert is_live(value, SecretKind.PASSWORD)


@pytest.mark.parametrize(
    "value",
    [
        *("", " ", "*", "%1", "/add", "-p", "true", "$(Read-Host)", "<password>", "@@PW@@"),
        *("#{PW}#", "__PW__", "...", "${password}", MARKER, "{{ password }}"),
    ],
)
def test_a_stand_in_is_not_live(value: str) -> None:
    assert not is_live(value, SecretKind.PASSWORD)


def test_a_key_is_live_unless_it_is_a_placeholder() -> None:
    assert is_live(TEST_MAK, SecretKind.PRODUCT_KEY)
    assert not is_live("XXXXX-XXXXX-XXXXX-XXXXX-XXXXX", SecretKind.PRODUCT_KEY)


@pytest.mark.parametrize("value", ["Harbor-71x", "abcdef123456", '"Kestrel!77"'])
def test_letters_and_digits_look_generated(value: str) -> None:
    assert is_mixed(value)


@pytest.mark.parametrize(
    "value", ["password", "short1!", "$(x)1234aB", "C:\\Windows\\a1", "a b 1 2"]
)
def test_words_code_and_paths_do_not(value: str) -> None:
    assert not is_mixed(value)


@pytest.mark.parametrize(("value", "expected"), [("works,", True), ("x1", False), ("", False)])
def test_a_word_of_a_sentence_is_plain(value: str, *, expected: bool) -> None:
    assert is_plain_word(value) is expected
