from __future__ import annotations

import pytest

from tests.carried_files import block_list
from unattend_gen.importer.embedded.powershell import script_blocks, statements, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a; b\nc", ("a", "b", "c")),
        ('\'a;b\'; "c;`"d"', ("'a;b'", '"c;`"d"')),
        ("if( $a ) {\n  b;\n}\nc", ("if( $a ) {\n  b;\n}", "c")),
        ("a |\n  b\nc", ("a |\n  b", "c")),
        ("a `\n  b\nc", ("a `\n  b", "c")),
        ("@'\na;b\n'@; c", ("@'\na;b\n'@", "c")),
        ("a # b; c\nd#e", ("a", "d#e")),
        ("<# a;\nb #> c", ("c",)),
        ("'it''s; so'", ("'it''s; so'",)),
        ("", ()),
    ],
)
def test_statements_end_outside_quotes_and_brackets(text: str, expected: tuple[str, ...]) -> None:
    assert statements(text) == expected


@pytest.mark.parametrize("text", ["'a", '"a', "{ a", "a }", "( a ]", "@'\na"])
def test_text_that_is_not_closed_is_not_understood(text: str) -> None:
    assert statements(text) is None


def test_the_blocks_of_a_list_lose_their_indent() -> None:
    assert script_blocks(block_list("if( $a ) {\n\t\t\tb;\n\t\t}", "c;")) == (
        "if( $a ) {\n\tb;\n}",
        "c;",
    )


def test_a_block_with_a_text_over_several_lines_keeps_its_indent() -> None:
    (block,) = script_blocks(block_list("$a = 'one\n\t\ttwo';")) or ()

    assert block == "$a = 'one\n\t\ttwo';"


@pytest.mark.parametrize(
    "text",
    [
        "a; b",
        "$scripts = @( { a; } ); & $scripts[0];",
        "$scripts = @( { a; }; b ); foreach( $s in $scripts ) { & $s; }",
        "$scripts = @( { a; } ); foreach( $s in $scripts ) { & $s; }; c",
        "$scripts = { a; }; foreach( $s in $scripts ) { & $s; }",
    ],
)
def test_a_script_that_does_more_than_run_its_blocks_has_none(text: str) -> None:
    assert script_blocks(text) is None


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ('reg.exe add "HKLM\\A b" /f', ("reg.exe", "add", "HKLM\\A b", "/f")),
        ("Set-X -Name 'it''s' -Value 1", ("Set-X", "-Name", "it's", "-Value", "1")),
        ("a $b", None),
        ("a | b", None),
        ("a > b", None),
        ('a "x$y"', None),
        ("a (b)", None),
    ],
)
def test_the_words_of_a_constant_command(statement: str, expected: tuple[str, ...] | None) -> None:
    assert words(statement) == expected
