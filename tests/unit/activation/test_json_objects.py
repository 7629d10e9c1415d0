"""JSON, one object at a time."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unattend_gen.activation import json_objects as module
from unattend_gen.activation.json_objects import json_objects
from unattend_gen.errors import InputError

OBJECTS = st.lists(st.dictionaries(st.text(), st.text() | st.integers() | st.none(), max_size=4))


@given(OBJECTS, st.sampled_from([None, 2]))
def test_a_list_gives_its_objects_however_it_is_laid_out(
    objects: list[dict[str, object]], indent: int | None
) -> None:
    stream = io.StringIO(json.dumps(objects, indent=indent, ensure_ascii=False))

    assert list(json_objects(stream)) == objects


def test_lists_may_follow_each_other() -> None:
    assert list(json_objects(io.StringIO('[{"a": 1}]\n[]\n[{"a": 2}]\n'))) == [{"a": 1}, {"a": 2}]


def test_a_bracket_too_many_is_told() -> None:
    with pytest.raises(InputError):
        list(json_objects(io.StringIO('{"a": 1}]')))


def test_lines_and_a_single_object_are_read_too() -> None:
    assert list(json_objects(io.StringIO('{"a": 1}\n{"a": 2}\n'))) == [{"a": 1}, {"a": 2}]
    assert list(json_objects(io.StringIO('\ufeff{"a": 1}'))) == [{"a": 1}]


def test_an_object_may_be_longer_than_what_is_read_at_once() -> None:
    one = {"a": "x" * 300_000}

    assert list(json_objects(io.StringIO(json.dumps([one, one])))) == [one, one]


@pytest.mark.parametrize(
    "text",
    ['[{"a": 1}, {"a"', '[{"a": 1}', '[{"a": 1},\n', "[1]", "nonsense", '[{"a": }]', "[" * 9 + "{"],
)
def test_what_is_cut_off_or_no_object_is_told_without_its_text(text: str) -> None:
    with pytest.raises(InputError) as caught:
        list(json_objects(io.StringIO(text)))

    assert caught.value.message == "it is no JSON of objects, or is cut off"
    assert caught.value.__cause__ is None


def test_an_object_without_an_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LIMIT_CHARACTERS", 1000)

    with pytest.raises(InputError):
        list(json_objects(io.StringIO('{"a": "' + "x" * 1_000_000)))


def test_nesting_without_end_is_no_crash() -> None:
    with pytest.raises(InputError):
        list(json_objects(io.StringIO('{"a":' * 100_000)))
