from __future__ import annotations

import pytest

from tests.samples import GVLK_PRO, OTHER_TEST_MAK, TEST_MAK
from unattend_gen.core.key_path import PlacedMistake
from unattend_gen.core.secret_source import SOURCE_ADVICE
from unattend_gen.spec.texts import text_mistakes

KEY = "a product key stands here that is not published, and may be a secret"
CONTROL = "holds a control character, which an answer file cannot carry"


def test_a_key_is_found_wherever_it_was_typed() -> None:
    data = {
        "description": f"the key is {TEST_MAK}",
        "commands": {"first_logon": ["ok", {"run": f"slmgr /ipk {OTHER_TEST_MAK.lower()}"}]},
    }

    assert set(text_mistakes(data)) == {
        PlacedMistake(("description",), KEY, SOURCE_ADVICE),
        PlacedMistake(("commands", "first_logon", 1, "run"), KEY, SOURCE_ADVICE),
    }


def test_a_key_on_the_wrong_side_of_the_equals_sign_is_found() -> None:
    assert [mistake.path for mistake in text_mistakes({TEST_MAK: "x"})] == [(TEST_MAK,)]


def test_a_key_pasted_from_a_document_is_found() -> None:
    pasted = TEST_MAK.replace("-", "\u2013")

    assert [mistake.message for mistake in text_mistakes({"a": pasted})] == [KEY]


def test_published_keys_and_fillers_may_stand_anywhere() -> None:
    data = {"a": GVLK_PRO, "b": f"slmgr /ipk {GVLK_PRO}", "c": "XXXXX-XXXXX-XXXXX-XXXXX-XXXXX"}

    assert [*text_mistakes(data)] == []


@pytest.mark.parametrize("character", ["\0", "\x08", "\x1f", "\ud800", "\ufffe"])
def test_what_xml_cannot_carry_is_found(character: str) -> None:
    assert [*text_mistakes({"a": f"b{character}c"})] == [
        PlacedMistake(("a",), CONTROL, "remove it")
    ]


def test_tabs_line_ends_and_every_script_are_fine() -> None:
    assert [*text_mistakes({"a": "tab\tand\r\nline, \u00fc, \u6f22, \U0001f600"})] == []


def test_values_that_are_no_text_are_passed_over() -> None:
    assert [*text_mistakes({"a": 1, "b": True, "c": None, "d": 1.5})] == []


def test_deep_values_need_no_recursion() -> None:
    deep: object = TEST_MAK
    for _ in range(5000):
        deep = [deep]

    assert len([*text_mistakes({"a": deep})]) == 1
