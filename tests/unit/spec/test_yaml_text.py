from __future__ import annotations

import pytest

from tests.samples import CANARY_PASSWORD
from unattend_gen.errors import Mistake, SpecError
from unattend_gen.spec.yaml_text import read_yaml, yaml_lines

BROKEN = "check indentation, colons and quotes"


def mistakes(text: str) -> tuple[Mistake, ...]:
    with pytest.raises(SpecError) as caught:
        read_yaml(text)
    return caught.value.mistakes


def test_plain_values_are_read() -> None:
    assert read_yaml("a: 1\nb: [x, true]\n") == {"a": 1, "b": ["x", True]}


def test_an_empty_text_has_no_value() -> None:
    assert read_yaml("# only a comment\n") is None


def test_aliases_and_merges_are_resolved() -> None:
    text = "base: &b {a: 1}\nother: *b\nmerged:\n  <<: *b\n  c: 2\n"

    assert read_yaml(text) == {"base": {"a": 1}, "other": {"a": 1}, "merged": {"a": 1, "c": 2}}


def test_aliases_that_multiply_are_rejected() -> None:
    levels = [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 10)]
    text = "\n".join(["l0: &l0 [x]", *levels])

    assert mistakes(text) == (
        Mistake(
            "has aliases that expand to too many values, or refer to themselves",
            "write the values instead of aliases",
        ),
    )


def test_an_alias_for_itself_is_rejected() -> None:
    assert mistakes("a: &a [*a]\n")[0].message == (
        "has aliases that expand to too many values, or refer to themselves"
    )


def test_a_duplicate_key_is_reported_with_its_line() -> None:
    assert mistakes("a: 1\nb:\n  c: 1\n  c: 2\na: 3\n") == (
        Mistake("occurs twice in one table", "keep one of them", "c", 4),
        Mistake("occurs twice in one table", "keep one of them", "a", 5),
    )


@pytest.mark.parametrize("key", ["on", "1", "null", "[a]"])
def test_a_key_that_is_not_text_is_reported_with_its_line(key: str) -> None:
    assert mistakes(f"a: 1\n? {key}\n: 2\n") == (
        Mistake("a key here is not text", "write the key in quotes", line=2),
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f"a: 1\nb: [{CANARY_PASSWORD}\n", 3),
        (f"a: 1\nb: !unknown {CANARY_PASSWORD}\n", 2),
        (f"a: *{CANARY_PASSWORD[:6]}\n", 1),
        (f"a: {CANARY_PASSWORD}: x\n", 1),
        ("a: 1\n---\nb: 2\n", 2),
        (f"a: !!int {CANARY_PASSWORD}\n", None),
        (f"a: !!bool {CANARY_PASSWORD}\n", None),
        (f"a: !!timestamp {CANARY_PASSWORD}\n", None),
        ("a: !!float ''\n", None),
        ("a: 2020-99-99\n", None),
        ("a: b\0c\n", None),
    ],
)
def test_unreadable_text_is_reported_by_line_only(text: str, line: int | None) -> None:
    assert mistakes(text) == (Mistake("is not valid YAML", BROKEN, line=line),)


def test_every_key_and_item_has_its_line() -> None:
    text = "a: 1\nb:\n  - c: 2\n  - {d: 3,\n     e: 4}\n"

    assert yaml_lines(text) == {
        ("a",): 1,
        ("b",): 2,
        ("b", 0): 3,
        ("b", 0, "c"): 3,
        ("b", 1): 4,
        ("b", 1, "d"): 4,
        ("b", 1, "e"): 5,
    }


def test_json_indented_with_tabs_has_lines_too() -> None:
    assert yaml_lines('{\n\t"a": {\n\t\t"b": [\n\t\t\t1]}}') == {
        ("a",): 2,
        ("a", "b"): 3,
        ("a", "b", 0): 4,
    }


@pytest.mark.parametrize("text", ["", "[", "a: b\0"])
def test_unreadable_text_has_no_lines(text: str) -> None:
    assert yaml_lines(text) == {}
