from __future__ import annotations

import pytest

from unattend_gen.importer.embedded.constants import constant_statements

LIST = "$names = @(\n  'One';\n  'It''s';\n);\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (LIST + "foreach( $name in $names ) { reg.exe add A /v $name /f; }", ("One", "It''s")),
        ("foreach ($n in 'One', 'It''s') { reg.exe add A /v $n /f }", ("One", "It''s")),
    ],
)
def test_a_loop_over_a_list_is_written_out(text: str, expected: tuple[str, ...]) -> None:
    assert constant_statements(text) == tuple(f"reg.exe add A /v '{n}' /f" for n in expected)


def test_a_variable_inside_a_text_is_inserted() -> None:
    text = "foreach( $root in 'HKU\\A', 'HKU\\B' ) { Set-X -Path \"$root\\C\"; }"

    assert constant_statements(text) == (r'Set-X -Path "HKU\A\C"', r'Set-X -Path "HKU\B\C"')


def test_parameters_in_a_table_are_written_out() -> None:
    text = (
        "$params = @{\n  Path = 'A';\n  Value = 0;\n  Force = $true;\n};\nSet-X @params -Name 'B';"
    )

    assert constant_statements(text) == ("Set-X -Path 'A' -Value 0 -Force -Name 'B'",)


@pytest.mark.parametrize(
    "text",
    [
        "foreach( $name in $names ) { a $name }",
        "$params = @{ Value = $other }",
        "Set-X @params",
        "foreach( $name in Get-Y ) { a $name }",
    ],
)
def test_what_is_not_constant_stays_as_it_is(text: str) -> None:
    assert constant_statements(text) == (text,)


def test_too_many_statements_are_not_written_out() -> None:
    items = ", ".join(f"'{number}'" for number in range(1_001))

    assert constant_statements(f"foreach( $a in {items} ) {{ one $a; two $a }}") is None


def test_quotes_that_do_not_match_are_not_understood() -> None:
    assert constant_statements("'a") is None
