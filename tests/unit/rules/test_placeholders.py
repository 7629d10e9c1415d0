from __future__ import annotations

import pytest

from tests.schemas import a_setting
from unattend_gen.answer_file.parse import parse
from unattend_gen.catalog.facts import ValueType
from unattend_gen.rules.placeholders import (
    holds_branches,
    holds_template_statement,
    is_stand_in,
    is_stand_in_attribute,
)

_NUMBER = a_setting("N", type=ValueType.INTEGER)
_TEXT = a_setting("T", type=ValueType.STRING)
_PASSWORD = a_setting("P", type=ValueType.PASSWORD, sensitive=True)
_COMMAND = a_setting("C", type=ValueType.COMMAND, may_contain_secret=True)
_KEY = a_setting("K", type=ValueType.PRODUCT_KEY, sensitive=True)


@pytest.mark.parametrize(
    "text",
    ["{{ n }}", "{% n %}", "%{ n }", "${n}", "$(n)", "#{n}", "<%= n %>", "@n@", "%n%", "[[n]]"],
)
def test_every_language_can_fill_in_a_number(text: str) -> None:
    assert is_stand_in(text, _NUMBER)


@pytest.mark.parametrize(
    "text", ["CHANGEME", "CHANGE-ME", "[ REPLACE ME ]", "__SIZE__", "MY_SIZE", "[size]"]
)
def test_a_word_that_shouts_is_not_a_number(text: str) -> None:
    assert is_stand_in(text, _NUMBER)


@pytest.mark.parametrize("text", ["12", "", "twelve", "UTC", "100%"])
def test_any_other_text_is_what_it_says(text: str) -> None:
    assert not is_stand_in(text, _NUMBER)


def test_a_shouted_word_in_free_text_may_be_a_name() -> None:
    assert not is_stand_in("MY_COMPANY", _TEXT)


def test_a_variable_of_windows_inside_free_text_stays() -> None:
    assert not is_stand_in(r"%SystemDrive%\logo.bmp", _TEXT)
    assert is_stand_in("%company%", _TEXT)
    assert not is_stand_in("%ComputerName%", _TEXT)


def test_a_placeholder_inside_free_text_counts() -> None:
    assert is_stand_in("Property of ${company}", _TEXT)


def test_a_password_is_a_placeholder_only_as_a_whole() -> None:
    assert is_stand_in("{{ password }}", _PASSWORD)
    assert is_stand_in("CHANGEME", _PASSWORD)
    assert not is_stand_in("p@ss@word${x}", _PASSWORD)


def test_a_command_keeps_its_own_variables() -> None:
    assert not is_stand_in("powershell ${env:TEMP} %COMSPEC% $(Get-Date) @a@", _COMMAND)
    assert is_stand_in("powershell {{ script | quote }}", _COMMAND)
    assert is_stand_in("msiexec <%= package %>", _COMMAND)


def test_words_for_a_key_are_left_to_another_rule() -> None:
    assert not is_stand_in("CHANGEME", _KEY)
    assert is_stand_in("{{ key }}", _KEY)


def test_a_setting_without_fact_is_free_text() -> None:
    assert is_stand_in("{{ any }}", None)
    assert not is_stand_in("MY_COMPANY", None)


def test_an_attribute_is_not_a_free_text() -> None:
    assert is_stand_in_attribute("TARGET_ARCH")
    assert not is_stand_in_attribute("amd64")


def test_loose_text_of_a_template_is_distinguished_from_words() -> None:
    assert holds_template_statement("\n{% if account %}\n")
    assert not holds_template_statement("\nstray words\n")


@pytest.mark.parametrize(
    "text",
    ["{% if a %}", "%{ if a ~}", "&lt;% if a %>", "{{ if .A }}", "{{- range .B }}", "{{#a}}"],
)
def test_a_statement_between_elements_makes_branches(text: str) -> None:
    assert holds_branches(parse(f"<a><b/>{text}<b/></a>".encode()).root)


@pytest.mark.parametrize("text", ["", "words", "{{ value }}", "100%"])
def test_other_text_between_elements_makes_no_branches(text: str) -> None:
    assert not holds_branches(parse(f"<a><b/>{text}<b/></a>".encode()).root)


def test_a_statement_in_a_child_makes_no_branches() -> None:
    assert not holds_branches(parse(b"<a><b>{% if a %}</b><b/></a>").root)
