from __future__ import annotations

import codecs

import pytest

from unattend_gen.core.secret import Secret
from unattend_gen.core.setting_path import SettingPath
from unattend_gen.tables.mapping.additions import ENCODINGS, Assignment, Stage, as_text, assign

SHELL = "oobeSystem/Microsoft-Windows-Shell-Setup"


def test_a_value_of_none_is_not_assigned() -> None:
    assigned = assign(
        {
            f"{SHELL}/OOBE/HideEULAPage": True,
            f"{SHELL}/TimeZone": None,
            f"{SHELL}/AutoLogon/LogonCount": 0,
            f"{SHELL}/RegisteredOwner": "",
        }
    )

    assert [*assigned] == [
        Assignment(SettingPath.parse(f"{SHELL}/OOBE/HideEULAPage"), "true"),
        Assignment(SettingPath.parse(f"{SHELL}/AutoLogon/LogonCount"), "0"),
        Assignment(SettingPath.parse(f"{SHELL}/RegisteredOwner"), ""),
    ]


def test_a_malformed_path_in_a_table_is_a_bug() -> None:
    with pytest.raises(ValueError, match="configuration pass"):
        next(assign({"TimeZone": "UTC"}))


@pytest.mark.parametrize(
    ("value", "text"), [(True, "true"), (False, "false"), (1, "1"), (300, "300"), ("a", "a")]
)
def test_values_become_the_text_of_elements(value: str | int, text: str) -> None:
    assert as_text(value) == text


def test_an_assignment_does_not_show_a_secret() -> None:
    shown = repr(Assignment(SettingPath.parse(f"{SHELL}/TimeZone"), Secret("pw")))
    assert shown.endswith("value=Secret(***), is_listed=True)")


def test_stages_are_in_chronological_order() -> None:
    assert [*Stage] == [
        "specialize",
        "default-user",
        "setup-complete",
        "first-logon",
        "each-user",
    ]


def test_python_knows_each_encoding_too() -> None:
    assert {suffix: codecs.lookup(name).name for suffix, name in ENCODINGS.items()} == {
        ".ps1": "utf-8",
        ".cmd": "ascii",
        ".reg": "utf-16",
        ".vbs": "utf-16",
        ".js": "utf-16",
    }
