from __future__ import annotations

import pytest

from unattend_gen.core.command_text import assignments, joined, variable_name


@pytest.mark.parametrize(
    ("text", "one_line"),
    [
        ("net user bob `\n  x1 /add", "net user bob     x1 /add"),
        ("net user bob ^\r\n  x1 /add", "net user bob      x1 /add"),
        ("<Command>net</Command><Arguments>user bob x1", "<Command>net" + 21 * " " + "user bob x1"),
    ],
)
def test_a_command_comes_on_one_line_with_every_index_kept(text: str, one_line: str) -> None:
    assert joined(text) == one_line
    assert len(joined(text)) == len(text)


def test_a_list_of_arguments_becomes_words() -> None:
    text = "Start-Process net -ArgumentList 'user','bob','x1'"

    assert joined(text).split() == ["Start-Process", "net", "user", "bob", "x1"]
    assert len(joined(text)) == len(text)


@pytest.mark.parametrize("text", ["net user bob x1\nnext", "a ^ b", "-Argus x"])
def test_other_text_is_unchanged(text: str) -> None:
    assert joined(text) == text


@pytest.mark.parametrize(
    ("value", "name"),
    [("%PW%", "pw"), ("!Pw!", "pw"), ("$pw", "pw"), ("${pw}", "pw"), ('"$env:PW"', "pw")],
)
def test_a_variable_has_its_name(value: str, name: str) -> None:
    assert variable_name(value) == name


@pytest.mark.parametrize("value", ["pw", "%PW%x", "", "%%"])
def test_other_values_are_not_variables(value: str) -> None:
    assert variable_name(value) is None


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ("set PW=x1y2z3", "pw", "x1y2z3"),
        ('set "PW=x1 y2"', "pw", "x1 y2"),
        ("setx PW x1y2z3", "pw", "x1y2z3"),
        ("$pw = 'x1y2z3'", "pw", "x1y2z3"),
        ('Const Pw = "x1y2z3"', "pw", "x1y2z3"),
    ],
)
def test_a_literal_that_is_assigned_has_its_place(line: str, name: str, value: str) -> None:
    [(found, start, end)] = assignments(line)

    assert (found, line[start:end]) == (name, value)


@pytest.mark.parametrize("line", ["set PW=%OTHER%", "$pw = $other", "set PW="])
def test_what_is_not_a_literal_is_not_followed(line: str) -> None:
    assert list(assignments(line)) == []
