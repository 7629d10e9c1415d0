from __future__ import annotations

import pytest

from tests.samples import CANARY_PASSWORD
from unattend_gen.configuration.checks import Vocabulary, mistakes
from unattend_gen.core.key_path import PlacedMistake

WORDS = Vocabulary(
    rules=("empty-key", "wrong-type"),
    formats=("json", "text"),
    windows=("10-22h2", "11-24h2"),
    levels=("error", "warning", "note", "never"),
)
RIGHT: dict[str, object] = {
    "windows": "11-24h2",
    "select": ["empty-key"],
    "ignore": ["wrong-type"],
    "exclude": ["old/"],
    "fail-on": "error",
    "format": "json",
    "baseline": "known.json",
    "per-file-ignores": {"lab/*.xml": ["empty-key"]},
}


def test_every_key_has_a_right_value() -> None:
    assert list(mistakes(RIGHT, (), WORDS)) == []


def test_an_unknown_key_is_told_the_nearest() -> None:
    assert list(mistakes({"ingore": []}, ("tool",), WORDS)) == [
        PlacedMistake(("tool", "ingore"), "is no key of the configuration", "did you mean ignore?")
    ]


def test_a_key_that_is_near_to_none_is_told_all() -> None:
    (found,) = mistakes({"xyz": 1}, (), WORDS)

    assert found.advice == (
        "there are baseline, exclude, fail-on, format, ignore, per-file-ignores, select, windows"
    )


@pytest.mark.parametrize(
    ("key", "value", "path", "message"),
    [
        ("windows", 11, (), "should be a text"),
        ("windows", "12", (), "no such name"),
        ("select", "empty-key", (), "should be a list"),
        ("select", ["empty-key", "wrong-typ"], (1,), "no such name"),
        ("ignore", [1], (0,), "should be a text"),
        ("exclude", [""], (0,), "should be a text"),
        ("fail-on", "bad", (), "no such name"),
        ("baseline", False, (), "should be a text"),
        ("per-file-ignores", [], (), "should be a table"),
        ("per-file-ignores", {"*": ["x"]}, ("*", 0), "no such name"),
    ],
)
def test_a_wrong_value_is_told_where_it_stands(
    key: str, value: object, path: tuple[str | int, ...], message: str
) -> None:
    (found,) = mistakes({key: value}, (), WORDS)

    assert (found.path, found.message) == ((key, *path), message)


def test_the_nearest_rule_is_named() -> None:
    (found,) = mistakes({"ignore": ["wrong-typ"]}, (), WORDS)

    assert found.advice == "did you mean wrong-type?"


def test_no_value_is_repeated() -> None:
    table: dict[str, object] = dict.fromkeys(("windows", "format", "select"), CANARY_PASSWORD)

    assert CANARY_PASSWORD not in repr(list(mistakes(table, (), WORDS)))
