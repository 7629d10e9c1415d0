from __future__ import annotations

import pytest

from tests.samples import CANARY_PASSWORD
from unattend_gen.configuration.checks import Vocabulary, check_table
from unattend_gen.core.key_path import PlacedMistake

WORDS = Vocabulary(
    rules=("empty-key", "wrong-type"),
    formats=("json", "text"),
    windows=("10-22h2", "11-24h2"),
    levels=("error", "warning", "note", "never"),
    audit_rules=("leftover-key",),
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
    "audit": {
        "allow": [
            {"rule": "leftover-key", "reason": "a"},
            {"path": "lab/**", "fingerprint": "00ff", "reason": "b"},
        ],
        "exclude": ["old/"],
        "baseline": "known.json",
    },
}


def test_every_key_accepts_a_valid_value() -> None:
    assert list(check_table(RIGHT, (), WORDS)) == []


def test_an_unknown_key_suggests_the_nearest() -> None:
    assert list(check_table({"ingore": []}, ("tool",), WORDS)) == [
        PlacedMistake(
            ("tool", "ingore"), "is not a key of the configuration", "did you mean ignore?"
        )
    ]


def test_an_unknown_key_without_a_near_one_lists_all_keys() -> None:
    (found,) = check_table({"xyz": 1}, (), WORDS)

    assert found.advice == f"valid keys are {', '.join(sorted(RIGHT))}"


@pytest.mark.parametrize(
    ("key", "value", "path", "message"),
    [
        ("windows", 11, (), "should be a text"),
        ("windows", "12", (), "is not a known name"),
        ("select", "empty-key", (), "should be a list"),
        ("select", ["empty-key", "wrong-typ"], (1,), "is not a known name"),
        ("ignore", [1], (0,), "should be a text"),
        ("exclude", [""], (0,), "should be a text"),
        ("fail-on", "bad", (), "is not a known name"),
        ("baseline", False, (), "should be a text"),
        ("per-file-ignores", [], (), "should be a table"),
        ("per-file-ignores", {"*": ["x"]}, ("*", 0), "is not a known name"),
        ("audit", [], (), "should be a table"),
        ("audit", {"ignore": []}, ("ignore",), "is not a key of the configuration"),
        ("audit", {"allow": ["x"]}, ("allow",), "should be a list of tables"),
        (
            "audit",
            {"allow": [{"rule": "x", "reason": "a"}]},
            ("allow", 0, "rule"),
            "is not a known name",
        ),
        ("audit", {"allow": [{"path": "a"}]}, ("allow", 0), "has no reason"),
        ("audit", {"allow": [{"reason": "a"}]}, ("allow", 0), "would allow everything"),
    ],
)
def test_a_wrong_value_is_reported_with_its_path(
    key: str, value: object, path: tuple[str | int, ...], message: str
) -> None:
    (found,) = check_table({key: value}, (), WORDS)

    assert (found.path, found.message) == ((key, *path), message)


def test_the_nearest_rule_is_named() -> None:
    (found,) = check_table({"ignore": ["wrong-typ"]}, (), WORDS)

    assert found.advice == "did you mean wrong-type?"


def test_no_value_is_repeated() -> None:
    table: dict[str, object] = dict.fromkeys(("windows", "format", "select"), CANARY_PASSWORD)

    assert CANARY_PASSWORD not in repr(list(check_table(table, (), WORDS)))
