from __future__ import annotations

import json
import os
import time
from typing import TYPE_CHECKING

import pytest

from tests.samples import CANARY_PASSWORD, TEST_MAK
from unattend_gen.errors import Mistake, SpecError
from unattend_gen.spec.document import read_document

if TYPE_CHECKING:
    from pathlib import Path

START = "unattend-gen init -o spec.toml writes a spec to start from"
TOML = "check quotes, brackets and equals signs"


def data(folder: Path, name: str, content: bytes) -> object:
    path = folder / name
    path.write_bytes(content)
    return read_document(path).data


def error(path: Path) -> SpecError:
    with pytest.raises(SpecError) as caught:
        read_document(path)
    return caught.value


def mistakes(folder: Path, name: str, content: bytes) -> tuple[Mistake, ...]:
    path = folder / name
    path.write_bytes(content)
    return error(path).mistakes


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("spec.toml", b'a = "x"\n[t]\nb = [1]\n'),
        ("spec", b'a = "x"\n[t]\nb = [1]\n'),
        ("spec.TOML", b'a = "x"\r\n[t]\r\nb = [1]\r\n'),
        ("spec.toml", b'\xef\xbb\xbfa = "x"\n[t]\nb = [1]\n'),
        ("spec.yaml", b"a: x\nt:\n  b: [1]\n"),
        ("spec.yml", b"a: x\nt: {b: [1]}\n"),
        ("spec.json", b'{"a": "x", "t": {"b": [1]}}'),
        ("spec.json", b'\xef\xbb\xbf{"a": "x", "t": {"b": [1]}}'),
    ],
)
def test_the_suffix_determines_the_format(tmp_path: Path, name: str, content: bytes) -> None:
    assert data(tmp_path, name, content) == {"a": "x", "t": {"b": [1]}}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("spec.toml", b"[t]\nb = 1\n"),
        ("spec.yaml", b"t:\n  b: 1\n"),
        ("spec.json", b'{"t": {\n"b": 1}}'),
    ],
)
def test_each_format_reports_the_line_of_a_key(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    assert read_document(path).lines()["t", "b"] == 2


def test_a_missing_file_is_reported_with_the_command_to_make_one(tmp_path: Path) -> None:
    path = tmp_path / "none.toml"

    assert str(error(path)) == f"{path}: does not exist"
    assert error(path).mistakes == (Mistake("does not exist", START),)


def test_a_folder_is_not_a_spec(tmp_path: Path) -> None:
    assert error(tmp_path).mistakes == (Mistake("is a folder", "name the spec file in it"),)


def test_a_path_below_a_file_is_reported_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    assert error(tmp_path / "file" / "spec.toml").mistakes == (
        Mistake("cannot be read: Not a directory", "check the path and permissions"),
    )


def test_an_impossible_path_does_not_crash(tmp_path: Path) -> None:
    assert error(tmp_path / "a\0b.toml").mistakes == (
        Mistake("cannot be read: not a path", "check the path and permissions"),
    )


def test_a_huge_file_is_not_read_completely(tmp_path: Path) -> None:
    path = tmp_path / "image.toml"
    with path.open("wb") as file:
        file.truncate(1 << 30)

    assert error(path).mistakes == (
        Mistake("is larger than 256 KiB", "name a spec, not an image or an answer file"),
    )


@pytest.mark.parametrize("content", [b"", b" \n\n", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("name", ["spec.toml", "spec.yaml", "spec.json"])
def test_an_empty_file_is_reported_with_the_command_to_make_one(
    tmp_path: Path, name: str, content: bytes
) -> None:
    assert mistakes(tmp_path, name, content) == (Mistake("is empty", START),)


def test_a_yaml_file_of_comments_is_empty(tmp_path: Path) -> None:
    assert mistakes(tmp_path, "spec.yaml", b"# later\n") == (Mistake("is empty", START),)


@pytest.mark.parametrize("name", ["spec.toml", "spec.yaml", "spec.json"])
@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('a = "x"'.encode("utf-16"), "is UTF-16, not UTF-8"),
        ('a = "x"'.encode("utf-16-le"), "is UTF-16, not UTF-8"),
        ('a = "x"'.encode("utf-16-be"), "is UTF-16, not UTF-8"),
        ('a = "\u20ac"'.encode("utf-16-le"), "is UTF-16, not UTF-8"),
        (b"\xfe\xff", "is UTF-16, not UTF-8"),
        (b'a = "\xff"', "is not UTF-8 text"),
        (b"\x7fELF\x02\x01\x01\x00\xd8\x00", "is not UTF-8 text"),
    ],
)
def test_a_wrong_encoding_is_named(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    assert mistakes(tmp_path, name, content) == (Mistake(message, "save the spec as UTF-8"),)


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("spec.ini", "name it .toml, .yaml, .yml or .json"),
        ("Unattend.XML", "unattend-gen import FILE makes a spec from an answer file"),
    ],
)
def test_an_unknown_suffix_is_rejected(tmp_path: Path, name: str, advice: str) -> None:
    assert mistakes(tmp_path, name, b"<unattend/>") == (
        Mistake("does not have the suffix of a spec", advice),
    )


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        (
            f'a = 1\nb = "{TEST_MAK}\nc = 2\n',
            Mistake("is not valid TOML from here on", TOML, line=2),
        ),
        (
            f"a = 1\nb = {CANARY_PASSWORD}\n",
            Mistake("is not valid TOML from here on", TOML, line=2),
        ),
        (
            'a = """never closed',
            Mistake("is not valid TOML: the last value or table is not closed", TOML),
        ),
        (
            "a = 1\nb = 2\na = 3\n",
            Mistake("a key or table occurs twice", "keep one of them", line=3),
        ),
        (
            "[a]\nb = 2\n[a]\n",
            Mistake("a key or table occurs twice", "keep one of them", line=3),
        ),
        ("a = " + "9" * 5000, Mistake("is not valid TOML from here on", TOML)),
    ],
)
def test_invalid_toml_is_reported_by_line_only(tmp_path: Path, text: str, mistake: Mistake) -> None:
    assert mistakes(tmp_path, "spec.toml", text.encode()) == (mistake,)


def test_invalid_json_is_reported_by_line_only(tmp_path: Path) -> None:
    text = f'{{"a": 1,\n"b": {CANARY_PASSWORD}}}'

    assert mistakes(tmp_path, "spec.json", text.encode()) == (
        Mistake("is not valid JSON from here on", "check commas and quotes", line=2),
    )


def test_a_duplicate_json_key_is_named(tmp_path: Path) -> None:
    assert mistakes(tmp_path, "spec.json", b'{"t": {"a": 1, "b": 2, "b": 3}}') == (
        Mistake("occurs twice in one object", "keep one of them", "b"),
    )


def test_an_endless_json_number_does_not_crash(tmp_path: Path) -> None:
    assert mistakes(tmp_path, "spec.json", b'{"a": ' + b"9" * 5000 + b"}") == (
        Mistake("has a number that is too long", "write it as text"),
    )


@pytest.mark.parametrize(("name", "text"), [("spec.yaml", "- a\n"), ("spec.json", "[1]")])
def test_a_list_is_not_a_spec(tmp_path: Path, name: str, text: str) -> None:
    assert mistakes(tmp_path, name, text.encode()) == (Mistake("contains no table", START),)


@pytest.mark.parametrize("name", ["spec.toml", "spec.yaml", "spec.json"])
def test_endless_nesting_does_not_crash(tmp_path: Path, name: str) -> None:
    opening = "a = " if name == "spec.toml" else ""

    assert mistakes(tmp_path, name, (opening + "[" * 100_000).encode()) == (
        Mistake("is nested too deeply", "a spec has at most tables in tables in lists"),
    )


@pytest.mark.parametrize("levels", [100, 500])
@pytest.mark.parametrize(
    ("name", "opening", "inner", "closing"),
    [
        ("spec.json", '{"a":', "1", "}"),
        ("spec.json", "[", "", "]"),
        ("spec.yaml", "[", "", "]"),
        ("spec.toml", "[", "", "]"),
        ("spec.toml", "{a = ", "1", "}"),
    ],
)
def test_values_deeper_than_a_hundred_levels_are_rejected(
    tmp_path: Path, name: str, opening: str, inner: str, closing: str, levels: int
) -> None:
    start, end = {"spec.json": ('{"x": ', "}"), "spec.yaml": ("x: ", "")}.get(name, ("x = ", ""))
    text = start + opening * levels + inner + closing * levels + end

    assert mistakes(tmp_path, name, text.encode()) == (
        Mistake("is nested too deeply", "a spec has at most tables in tables in lists"),
    )


def test_values_of_many_levels_are_read(tmp_path: Path) -> None:
    text = '{"x": ' + "[" * 90 + "]" * 90 + "}"

    assert data(tmp_path, "spec.json", text.encode()) == json.loads(text)


@pytest.mark.parametrize("key", ["a", '"!"', "' '"])
def test_a_key_of_endless_parts_costs_no_time_and_no_memory(tmp_path: Path, key: str) -> None:
    start = time.process_time()

    found = mistakes(tmp_path, "spec.toml", f"{' . '.join([key] * 40_000)} = 1".encode())

    assert time.process_time() - start < 5  # tomllib would take minutes and gigabytes
    assert found == (
        Mistake("is nested too deeply", "a spec has at most tables in tables in lists"),
    )


def test_a_pipe_without_a_writer_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "spec.toml")

    assert [mistake.message for mistake in error(tmp_path / "spec.toml").mistakes] == ["is a pipe"]


def test_dots_in_a_value_are_not_counted_as_depth(tmp_path: Path) -> None:
    hosts = ",".join(["10.0.0.1"] * 100)

    assert data(tmp_path, "spec.toml", f'a = "{hosts}"'.encode()) == {"a": hosts}


def test_an_error_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "spec.yaml"
    path.write_text("a: [\n")

    assert str(error(path)) == f"{path}:2: is not valid YAML"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("spec.json", '{"$schema": "https://contoso.com/spec.json", "target": "media"}'),
        ("spec.yaml", "$schema: ../spec.schema.json\ntarget: media\n"),
    ],
)
def test_the_address_of_the_schema_is_for_editors(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text)

    assert read_document(tmp_path / name).data == {"target": "media"}


def test_an_address_of_the_schema_that_is_not_text_is_left_to_the_model(tmp_path: Path) -> None:
    (tmp_path / "spec.json").write_text('{"$schema": 5}')

    assert read_document(tmp_path / "spec.json").data == {"$schema": 5}
