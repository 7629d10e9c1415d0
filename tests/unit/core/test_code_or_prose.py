from __future__ import annotations

import pytest

from unattend_gen.core.code_or_prose import is_code_or_prose


def judged(before: str, value: str, behind: str = "") -> bool:
    text = f"{before}{value}{behind}"
    return is_code_or_prose(text, len(before), len(before) + len(value))


@pytest.mark.parametrize(
    "value",
    [
        *("None,", "None):", "key_password,", "certs[0][2],", "self.options['x'],", "Secret(x)"),
        *("parts[", "get(", "b.getPassword();", "e.pwd)},other=n(1)", "b"),
        *("PASSWORD", "USER_ID", "STRING\u2019.", "<password>", "[password]", "...", "****"),
        *("{password!r}", "`pwd`", "%s", "$GIT_TOKEN", "\\fR", "file:x", "--other", "6"),
        *("to", "options.", "with", ""),
    ],
)
def test_an_expression_a_name_or_a_function_word_is_no_value(value: str) -> None:
    assert judged("password=", value)


def test_a_word_that_goes_on_as_prose_is_none() -> None:
    assert judged("the --password ", "tells", " working directories apart")


@pytest.mark.parametrize(
    "value",
    [
        "Hunter-2!",
        "hunter",
        "Summer2026",
        "P@ss)",
        "x,y",
        "correct-horse",
        "\u043f\u0430\u0440\u043e\u043b\u044c7X",
    ],
)
def test_anything_else_is_a_value(value: str) -> None:
    assert not judged("tool --password ", value, " /quiet")


@pytest.mark.parametrize("value", ["hunter", "correct horse battery", "a,"])
def test_what_is_quoted_is_a_value_whatever_it_reads_like(value: str) -> None:
    assert not judged('password="', value, '" and more words')
