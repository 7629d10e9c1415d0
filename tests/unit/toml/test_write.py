from __future__ import annotations

import re
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unattend_gen.toml.write import Entry, Section, toml_text

LINES = 'first\n\tsecond """ \\\n'


def test_keys_above_all_tables_come_first() -> None:
    text = toml_text([Section("", (Entry("a", 1, ("on a",)),)), Section("t", (Entry("b", True),))])

    assert text == "# on a\na = 1\n\n[t]\nb = true\n"


@pytest.mark.parametrize(
    "value",
    ["", "a", 'a"b', "\\", "ä\u2028", LINES, "\nfirst", "a\r\nb", "\x7f", 5, True, ["a", "b"], []],
)
def test_a_value_is_read_back(value: object) -> None:
    assert tomllib.loads(toml_text([Section("t", (Entry("k", value),))])) == {"t": {"k": value}}


def test_a_text_over_several_lines_is_written_on_lines() -> None:
    text = toml_text([Section("", (Entry("a", 'C:\\one\n"two"\n'),))])

    assert text == "a = '''\nC:\\one\n\"two\"\n'''\n"


@pytest.mark.parametrize("text", ["it'''s\ntwo", "one\n'", "one\n::set-output", "a\n\u202eb"])
def test_a_text_over_several_lines_that_needs_escapes_has_them(text: str) -> None:
    written = toml_text([Section("", (Entry("a", text),))])

    assert "a = '''" not in written
    assert tomllib.loads(written) == {"a": text}


def test_a_path_and_quotes_need_no_escapes() -> None:
    section = Section("", (Entry("a", r"C:\one"), Entry("b", 'say "hi"'), Entry("c", "it's \\")))

    assert toml_text([section]) == ("a = 'C:\\one'\nb = 'say \"hi\"'\n" + 'c = "it\'s \\\\"\n')


def test_a_table_in_place_of_a_value_has_its_line() -> None:
    text = toml_text([Section("t", (Entry("a", {"secret": "env:A"}),))])

    assert text == '[t]\na = {secret = "env:A"}\n'


def test_lists_of_tables_come_behind_the_other_keys() -> None:
    section = Section("t", (Entry("a", [{"x": 1}, {"x": 2}]), Entry("b", 3)))

    assert tomllib.loads(toml_text([section])) == {"t": {"a": [{"x": 1}, {"x": 2}], "b": 3}}


def test_items_of_a_list_of_tables_follow_each_other() -> None:
    sections = [Section("e", (Entry("x", n),), is_item=True) for n in (1, 2)]

    assert tomllib.loads(toml_text(sections)) == {"e": [{"x": 1}, {"x": 2}]}


def test_a_comment_stays_a_comment_whatever_it_holds() -> None:
    comments = ("\n one\r\n\ttwo = 2\x00 \n",)
    text = toml_text([Section("t", (Entry("a", 1, comments),), comments)], comments)

    assert tomllib.loads(text) == {"t": {"a": 1}}
    assert text.count("# two = 2\\x00\n") == 3


_PIECES = (
    "a",
    " ",
    "\t",
    "\n",
    "\r",
    "\\",
    '"',
    "'",
    "#",
    "[",
    "::",
    "##[",
    "##vso[",
    "\\u0041",
    "=",
)
_CONTROLS = "\x00\x1b\x7f\x85\x9b\u200e\u2028\u202e\u2069\ufeff\U0001f600"
_TRICKS = st.lists(st.sampled_from((*_PIECES, *_CONTROLS)), min_size=1, max_size=8).map("".join)


@given(_TRICKS)
def test_no_value_sends_a_control_or_a_command_and_all_are_the_same_again(text: str) -> None:
    entries = (Entry(f"key {text}", text, (text,)), Entry("list", [text, {"inner": text}]))

    written = toml_text([Section("settings", entries, (text,))], (text,))

    assert tomllib.loads(written) == {
        "settings": {f"key {text}": text, "list": [text, {"inner": text}]}
    }
    assert re.search(r"(?m)^\s*::|##\[|##vso\[|[^\n\t -~\U0001f600]", written) is None


def test_a_readable_text_of_several_lines_stays_on_its_lines() -> None:
    assert toml_text([Section("t", (Entry("a", "one\n::two\n"),))]) == (
        '[t]\na = """one\n\\u003a:two\n"""\n'
    )


@pytest.mark.parametrize("is_item", [False, True])
@pytest.mark.parametrize("number", [100, 101, 250])
def test_all_entries_of_a_long_section_are_in_it(number: int, *, is_item: bool) -> None:
    entries = tuple(Entry(f"k.{key}", {"x": key}, ("why",)) for key in range(number))
    text = toml_text([Section("t", entries, is_item=is_item), Section("u", (Entry("a", 1),))])

    table = {f"k.{key}": {"x": key} for key in range(number)}
    assert tomllib.loads(text) == {"t": [table] if is_item else table, "u": {"a": 1}}
    assert text.count("# why\n") == number
