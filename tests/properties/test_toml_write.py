"""Anything written as TOML is read back."""

from __future__ import annotations

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from unattend_gen.toml.write import Entry, Section, toml_text

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40) | st.text(
    "\n\r\t \\\"'#[]{}=ab\x00\x7f", max_size=12
)
PLAIN = TEXTS | st.booleans() | st.integers(-(2**63), 2**63 - 1)
TABLES = st.dictionaries(TEXTS.filter(bool), PLAIN, min_size=1, max_size=3)
VALUES = PLAIN | st.lists(PLAIN, max_size=3) | TABLES | st.lists(TABLES, min_size=1, max_size=3)


@given(st.dictionaries(TEXTS.filter(bool), VALUES, max_size=4), st.lists(TEXTS, max_size=3))
def test_any_table_with_any_comments_is_read_back(
    table: dict[str, object], comments: list[str]
) -> None:
    said = tuple(comments)
    entries = tuple(Entry(key, value, said) for key, value in table.items())

    text = toml_text([Section("", entries, said)], said)

    assert tomllib.loads(text) == table


@given(st.dictionaries(TEXTS.filter(bool), PLAIN, max_size=4), TEXTS)
def test_any_entries_of_a_named_table_are_read_back(table: dict[str, object], comment: str) -> None:
    entries = tuple(Entry(key, value, (comment,)) for key, value in table.items())

    text = toml_text([Section("settings", entries, (comment,))])

    assert tomllib.loads(text) == {"settings": table}
