"""The lines of TOML keys, compared with parsers that do not report lines."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import tomlkit
from hypothesis import given
from hypothesis import strategies as st

from unattend_gen.toml.lines import toml_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.core.key_path import KeyPath

CHARACTERS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])
KEYS = st.one_of(
    st.sampled_from(["a", "b-1", "long_key", "x y", 'q"', "'", "#", "[t]", "d.o.t"]),
    st.text(CHARACTERS, min_size=1, max_size=6),
)
SCALARS = st.one_of(
    st.integers(),
    st.booleans(),
    st.floats(allow_nan=False),
    st.datetimes(),
    st.sampled_from(["", "]", "}", "#", '"', "'", '"""', "'''", "a\nb", "\\", "= [", '\\"']),
    st.text(CHARACTERS, max_size=10),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=3)),
    max_leaves=10,
)
DOCUMENTS = st.dictionaries(KEYS, VALUES, max_size=5)


def places(value: object, path: KeyPath = ()) -> Iterator[KeyPath]:
    if path:
        yield path
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from places(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from places(inner, (*path, index))


@given(DOCUMENTS)
def test_only_locations_in_a_document_have_a_line(
    document: dict[str, object],
) -> None:
    text = tomlkit.dumps(document)

    assert toml_lines(text).keys() == set(places(tomllib.loads(text)))


@given(DOCUMENTS, st.integers(0, 5))
def test_lines_move_with_the_text_above(document: dict[str, object], above: int) -> None:
    text = tomlkit.dumps(document)

    moved = toml_lines("# comment\n" * above + text)

    assert moved == {path: line + above for path, line in toml_lines(text).items()}


@given(st.lists(st.tuples(st.sampled_from("abc"), SCALARS), min_size=1, max_size=8))
def test_each_key_is_on_its_line(pairs: list[tuple[str, object]]) -> None:
    text = "".join(
        f"[[{name}]]\nvalue = {tomlkit.item(value).as_string()}\n" for name, value in pairs
    )
    rows = text.split("\n")

    found = {path: rows[line - 1] for path, line in toml_lines(text).items() if len(path) > 1}

    assert {path for path, row in found.items() if row.startswith(("[[", "value ="))} == set(found)
