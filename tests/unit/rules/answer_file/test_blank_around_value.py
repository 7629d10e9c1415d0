from __future__ import annotations

from tests.judging import verdicts
from tests.samples import a_shell_setup
from unattend_gen.rules.snippets import install_from, meta_data

_SLUG = "blank-around-value"


def test_blanks_around_a_value_are_a_note() -> None:
    data = a_shell_setup("specialize", "<TimeZone>\n  UTC\n</TimeZone>")

    assert verdicts(_SLUG, data) == [("note", "specialize/Microsoft-Windows-Shell-Setup/TimeZone")]


def test_blanks_inside_a_value_belong_to_it() -> None:
    data = a_shell_setup("specialize", "<TimeZone>W. Europe Standard Time</TimeZone>")

    assert verdicts(_SLUG, data) == []


def test_blanks_between_elements_are_layout() -> None:
    data = a_shell_setup("oobeSystem", "<OOBE>\n  <ProtectYourPC>3</ProtectYourPC>\n</OOBE>")

    assert verdicts(_SLUG, data) == []


def test_the_name_of_an_image_has_a_rule_of_its_own() -> None:
    data = install_from(meta_data("/IMAGE/NAME", " Windows 11 Pro")).encode()

    assert verdicts(_SLUG, data) == []
