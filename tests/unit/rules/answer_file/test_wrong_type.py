from __future__ import annotations

from tests.judging import slugs, verdicts
from tests.samples import MARKER, a_shell_setup


def test_words_for_a_boolean_are_an_error() -> None:
    data = a_shell_setup("specialize", "<CopyProfile>yes please</CopyProfile>")

    address = "specialize/Microsoft-Windows-Shell-Setup/CopyProfile"
    assert verdicts("wrong-type", data) == [("error", address)]


def test_true_in_any_case_is_a_boolean() -> None:
    assert slugs(a_shell_setup("specialize", "<CopyProfile>TRUE</CopyProfile>")) == []


def test_a_number_for_a_boolean_is_a_warning() -> None:
    data = a_shell_setup("specialize", "<CopyProfile>1</CopyProfile>")

    address = "specialize/Microsoft-Windows-Shell-Setup/CopyProfile"
    assert verdicts("wrong-type", data) == [("warning", address)]


def test_blanks_around_a_value_do_not_count() -> None:
    data = a_shell_setup("specialize", "<CopyProfile>\n true\n</CopyProfile>")

    assert verdicts("wrong-type", data) == []


def test_a_placeholder_has_no_type() -> None:
    data = a_shell_setup("specialize", "<CopyProfile>${copy}</CopyProfile>")

    assert slugs(data) == ["placeholder-value"]


def test_the_marker_of_setup_has_no_type() -> None:
    data = a_shell_setup("specialize", f"<CopyProfile>{MARKER}</CopyProfile>")

    assert verdicts("wrong-type", data) == []
