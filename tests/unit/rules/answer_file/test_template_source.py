from __future__ import annotations

from tests.judging import messages, verdicts
from tests.samples import a_shell_setup, an_answer_file

_SLUG = "template-source"


def test_open_values_are_counted_once_for_the_file() -> None:
    data = a_shell_setup(
        "specialize",
        "<ComputerName>{{ name }}</ComputerName><TimeZone>${zone}</TimeZone>",
    )

    assert verdicts(_SLUG, data) == [("note", None)]
    assert messages(_SLUG, data) == [
        "the file is a template: 2 placeholders are not checked, the rest is"
    ]


def test_a_single_value_has_its_own_finding_alone() -> None:
    data = a_shell_setup("specialize", "<ComputerName>{{ name }}</ComputerName>")

    assert verdicts(_SLUG, data) == []


def test_a_branch_makes_a_template() -> None:
    data = a_shell_setup("oobeSystem", "<OOBE><% if wifi %><ProtectYourPC>3</ProtectYourPC></OOBE>")

    assert verdicts(_SLUG, data.replace(b"<%", b"&lt;%")) == [("note", None)]


def test_attributes_count_too() -> None:
    data = a_shell_setup("{{ pass }}", "<TimeZone>UTC</TimeZone>")

    assert verdicts(_SLUG, data.replace(b"amd64", b"{{ architecture }}")) == [("note", None)]


def test_a_value_and_an_attribute_make_a_template_of_one_placeholder() -> None:
    data = a_shell_setup("{{ pass }}", "<TimeZone>{{ zone }}</TimeZone>")

    assert messages(_SLUG, data) == [
        "the file is a template: 1 placeholder is not checked, the rest is"
    ]


def test_a_file_with_values_only_is_none() -> None:
    assert verdicts(_SLUG, a_shell_setup("specialize", "<TimeZone>UTC</TimeZone>")) == []


def test_a_template_that_is_not_a_xml_yet_is_reported_with_its_line() -> None:
    data = an_answer_file().replace(b"</unattend>", b"<% if wifi %>\n</unattend>")

    assert messages(_SLUG, data) == [
        "the file is a template, which is not XML before it is rendered"
    ]


def test_other_broken_files_are_none() -> None:
    assert verdicts(_SLUG, b"<unattend>") == []
    assert verdicts(_SLUG, b"\xff\xfe\x00") == []
