"""Captures by what they begin with."""

from __future__ import annotations

import io
import json
from itertools import repeat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unattend_gen.activator import records as module
from unattend_gen.activator.records import (
    Lines,
    Records,
    capture_in,
    json_objects,
    properties_of,
    stripped,
)
from unattend_gen.errors import InputError

KNOWN = ("licensestatus",)


def records(text: str, *needed: str) -> list[dict[str, str]]:
    capture = capture_in(io.StringIO(text), KNOWN, needed)
    assert isinstance(capture, Records)
    return list(capture.properties)


@pytest.mark.parametrize(
    "text",
    [
        'Name,LicenseStatus\n"PC",1\n\n',
        '\ufeff"Name";"LicenseStatus"\r\n"PC";"1"\r\n',
        "#TYPE Some.Type\r\nName\tLicenseStatus\nPC\t1\n",
        '\n [{"Name": "PC", "LicenseStatus": 1}]',
        '{"Name": "PC", "LicenseStatus": 1, "Other": null, "List": [1]}',
    ],
)
def test_records_have_names_in_lower_case_and_texts(text: str) -> None:
    assert records(text) == [{"name": "PC", "licensestatus": "1"}]


@pytest.mark.parametrize("text", ["LicenseStatus\n1\n", "Name,State\nPC,1\n", "Name: PC\n", ""])
def test_all_else_are_lines(text: str) -> None:
    capture = capture_in(io.StringIO(text), KNOWN)

    assert isinstance(capture, Lines)
    assert "".join(capture.lines) == text


def test_a_row_that_is_too_long_is_reported_without_its_text() -> None:
    with pytest.raises(InputError) as caught:
        records('Name,LicenseStatus\nPC,1\n"' + "x" * 200_000)

    assert (caught.value.message, caught.value.__cause__) == (
        "the CSV is malformed or truncated",
        None,
    )


@pytest.mark.parametrize("rest", ['"PC-2","Li', '"PC-2"'])
def test_a_table_that_ends_within_a_row_is_an_error(rest: str) -> None:
    with pytest.raises(InputError, match="malformed or truncated"):
        records(f'Name,LicenseStatus\n"PC",1\n{rest}', "licensestatus")


def test_cells_that_nobody_needs_may_be_left_out_at_the_end_of_a_row() -> None:
    assert records("Name,LicenseStatus\nPC\n", "name") == [{"name": "PC"}]
    assert records("Name,LicenseStatus\nPC,1\n", "state") == [{"name": "PC", "licensestatus": "1"}]


def test_what_powershell_wraps_a_list_in_is_taken_off() -> None:
    assert records('{"value": [{"Name": "PC"}, {"Name": "PC-2"}], "Count": 2}') == [
        {"name": "PC"},
        {"name": "PC-2"},
    ]


def test_properties_of_the_system_are_taken_up() -> None:
    assert properties_of({"CimSystemProperties": {"ServerName": "PC"}, "A": True}) == {
        "servername": "PC",
        "a": "True",
    }


def test_lines_lose_their_ends_and_have_an_end() -> None:
    assert list(stripped(["\ufeffa \r\n", "\n"])) == ["a", ""]
    with pytest.raises(InputError, match="longer than any output of slmgr"):
        list(stripped(repeat("x")))
    with pytest.raises(InputError):
        list(stripped(repeat("\0" * 1024 * 1024)))


OBJECTS = st.lists(st.dictionaries(st.text(), st.text() | st.integers() | st.none(), max_size=4))


@given(OBJECTS, st.sampled_from([None, 2]))
def test_a_list_yields_its_objects_in_any_layout(
    objects: list[dict[str, object]], indent: int | None
) -> None:
    stream = io.StringIO(json.dumps(objects, indent=indent, ensure_ascii=False))

    assert list(json_objects(stream)) == objects


def test_lists_may_follow_each_other() -> None:
    assert list(json_objects(io.StringIO('[{"a": 1}]\n[]\n[{"a": 2}]\n'))) == [{"a": 1}, {"a": 2}]


def test_an_extra_bracket_is_an_error() -> None:
    with pytest.raises(InputError):
        list(json_objects(io.StringIO('{"a": 1}]')))


def test_lines_and_a_single_object_are_read_too() -> None:
    assert list(json_objects(io.StringIO('{"a": 1}\n{"a": 2}\n'))) == [{"a": 1}, {"a": 2}]
    assert list(json_objects(io.StringIO('\ufeff{"a": 1}'))) == [{"a": 1}]


def test_an_object_may_be_longer_than_a_chunk() -> None:
    one = {"a": "x" * 300_000}

    assert list(json_objects(io.StringIO(json.dumps([one, one])))) == [one, one]


@pytest.mark.parametrize(
    "text",
    ['[{"a": 1}, {"a"', '[{"a": 1}', '[{"a": 1},\n', "[1]", "nonsense", '[{"a": }]', "[" * 9 + "{"],
)
def test_malformed_json_is_reported_without_its_text(text: str) -> None:
    with pytest.raises(InputError) as caught:
        list(json_objects(io.StringIO(text)))

    assert caught.value.message == "the JSON is malformed, truncated, or not a list of objects"
    assert caught.value.__cause__ is None


def test_an_object_without_an_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LIMIT_CHARACTERS", 1000)

    with pytest.raises(InputError):
        list(json_objects(io.StringIO('{"a": "' + "x" * 1_000_000)))


def test_deep_nesting_is_an_error() -> None:
    with pytest.raises(InputError):
        list(json_objects(io.StringIO('{"a":' * 100_000)))
