from __future__ import annotations

from tests.judging import judged, messages, slugs
from tests.samples import TEST_MAK, a_shell_setup


def _activation_key(key: str) -> bytes:
    return a_shell_setup("specialize", f"<ProductKey>{key}</ProductKey>")


def test_the_group_is_named_and_the_key_is_not() -> None:
    found = judged(_activation_key(TEST_MAK[:-2]))

    assert [finding.message for finding in found] == ["group 5 has 3 characters, expected 5"]
    assert TEST_MAK[:11] not in repr(found)


def test_a_letter_that_no_key_uses_is_named_by_its_group() -> None:
    assert messages("key-malformed", _activation_key(f"{TEST_MAK[:-1]}O")) == [
        "group 5 contains 1 character that product keys never use"
    ]


def test_lower_case_is_not_a_mistake() -> None:
    assert slugs(_activation_key(TEST_MAK.lower())) == []
