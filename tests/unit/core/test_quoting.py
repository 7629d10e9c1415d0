from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.powershell import nodes
from unattend_gen.core.quoting import (
    cmd_text,
    cmd_words,
    is_writable,
    powershell_text,
    printable,
    reg_text,
    safe_cell,
    toml_source,
)

ASCII_LINE = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E))
LINE = st.text(
    st.characters(min_codepoint=0x20, exclude_characters="\x7f", exclude_categories=["Cs"])
)


_QUOTES = "'\u2018\u2019\u201a\u201b"


def test_every_kind_of_single_quote_is_doubled_for_powershell() -> None:
    text = "Bob's \u2018new\u2019 $HOME"

    assert powershell_text(text) == "'Bob''s \u2018\u2018new\u2019\u2019 $HOME'"


@given(LINE)
def test_any_line_is_one_string_to_powershell(text: str) -> None:
    quoted = powershell_text(text)

    assert nodes(f"$x = {quoted}", "verbatim_string_characters") == [quoted]


@given(LINE)
def test_a_string_of_powershell_is_the_text_once_quotes_are_single_again(text: str) -> None:
    assert re.sub(f"([{_QUOTES}])\\1", r"\1", powershell_text(text)[1:-1]) == text


def test_a_percent_sign_is_doubled_for_cmd() -> None:
    assert cmd_text("50% of A&B^C") == '"50%% of A&B^C"'


@given(ASCII_LINE)
def test_a_word_of_cmd_is_the_text_once_percent_signs_are_single_again(text: str) -> None:
    word = text.replace('"', "")

    assert cmd_text(word)[1:-1].replace("%%", "%") == word.replace("%%", "%%")


@pytest.mark.parametrize("text", ['say "hi"', "two\nlines", "Grüße", "\x00", "\x7f"])
def test_text_that_a_batch_file_cannot_contain_is_rejected(text: str) -> None:
    with pytest.raises(ValueError, match="batch file"):
        cmd_text(text)


def test_backslash_and_quote_are_escaped_in_a_reg_file() -> None:
    assert reg_text('C:\\Temp "x"') == '"C:\\\\Temp \\"x\\""'


@given(LINE)
def test_a_string_of_a_reg_file_is_the_text_once_it_is_read(text: str) -> None:
    assert re.sub(r"\\(.)", r"\1", reg_text(text)[1:-1]) == text


@pytest.mark.parametrize("text", ["two\nlines", "\t", "\x00"])
def test_a_control_character_is_refused_for_a_reg_file(text: str) -> None:
    with pytest.raises(ValueError, match=r"\.reg file"):
        reg_text(text)


def test_words_after_echo_have_their_signs_escaped() -> None:
    assert cmd_words("a & b | c < d > e (f) 5% ^") == "a ^& b ^| c ^< d ^> e ^(f^) 5%% ^^"


@pytest.mark.parametrize("text", ['a "b"', "a!", "a\nb", "é"])
def test_words_that_a_batch_file_cannot_contain_are_rejected(text: str) -> None:
    with pytest.raises(ValueError, match="cannot contain"):
        cmd_words(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain text, ü, 漢", "plain text, ü, 漢"),
        ("a\nb\tc\r", "a\\x0ab\\x09c\\x0d"),
        ("\x1b[31m\x9b", "\\x1b[31m\\x9b"),
        ("\u202eabc\u2066\u200b", "\\u202eabc\\u2066\\u200b"),
        ("\udcff", "\\udcff"),
        ("\ufffe\uffff", "\\ufffe\\uffff"),
    ],
)
def test_characters_that_could_trick_a_terminal_are_escaped(text: str, shown: str) -> None:
    assert printable(text) == shown


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ('a = "\u202eb\u2066"', r'a = "\u202eb\u2066"'),
        ('a = "\x9b31m\x85"', r'a = "\u009b31m\u0085"'),
        ('a = """\n::error::x"""', 'a = """\n\\u003a:error::x"""'),
        ('a = """x\n \t::x"""', 'a = """x\n \t\\u003a:x"""'),
        ('a = "##[error]x"', r'a = "#\u0023[error]x"'),
        ('a = "x ##vso[task.complete]"', r'a = "x #\u0023vso[task.complete]"'),
        ('a = "b::c ## d"\n# \t\n', 'a = "b::c ## d"\n# \t\n'),
    ],
)
def test_the_source_of_a_spec_sends_nothing_to_a_terminal_or_a_runner(
    source: str, shown: str
) -> None:
    assert toml_source(source) == shown


@pytest.mark.parametrize("text", ["=1+1", " +49", "-1", "@sum", "\uff1d1"])
def test_a_formula_becomes_text_in_a_spreadsheet(text: str) -> None:
    assert safe_cell(text) == f"'{text}"


def test_controls_are_escaped_and_everything_else_stays() -> None:
    assert safe_cell("PC-1 \x1b ok") == r"PC-1 \x1b ok"


@pytest.mark.parametrize("text", ["", "plain", "a\tb\r\nc", "\u00fc\u6f22", "\U0001f600", "\x7f"])
def test_xml_preserves_every_script_and_line_end(text: str) -> None:
    assert is_writable(text)


@pytest.mark.parametrize(
    "text", ["\0", "a\x08", "\x0b", "\x0c", "\x1f", "\ud800", "x\udfff", "\ufffe", "\uffff"]
)
def test_xml_contains_no_control_character_and_no_lone_surrogate(text: str) -> None:
    assert not is_writable(text)
