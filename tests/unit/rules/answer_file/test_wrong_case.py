from __future__ import annotations

from tests.judging import messages, slugs, verdicts
from tests.samples import a_component, a_shell_setup, an_answer_file


def test_a_setting_in_lower_case_is_a_warning() -> None:
    data = a_shell_setup("specialize", "<copyprofile>true</copyprofile>")

    assert slugs(data) == ["wrong-case"]
    assert messages("wrong-case", data) == [
        "names are case-sensitive: copyprofile is spelled CopyProfile"
    ]


def test_the_value_under_a_wrong_name_is_checked_too() -> None:
    data = a_shell_setup("specialize", "<copyprofile>maybe</copyprofile>")

    assert slugs(data) == ["wrong-case", "wrong-type"]


def test_a_component_in_another_case_is_a_note() -> None:
    name = "Microsoft-Windows-PnPCustomizationsWinPE"

    data = an_answer_file(("windowsPE", a_component(name, "")))

    assert verdicts("wrong-case", data) == [("note", f"windowsPE/{name}")]
