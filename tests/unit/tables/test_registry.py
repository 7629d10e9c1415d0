from __future__ import annotations

import pytest

from tests.specs import a_spec, jobs, refusals
from unattend_gen.tables.mapping.additions import Script
from unattend_gen.tables.registry import TABLE, RegistryValue
from unattend_gen.templating import Templates

KEY = r"HKCU\Software\Contoso"


@pytest.mark.parametrize("value", [0, 0xFFFF_FFFF, "", 'C:\\a "b"'])
def test_a_value_is_a_number_or_a_text(value: object) -> None:
    assert a_spec(registry=[{"key": KEY, "name": "x", "value": value}]).registry == (
        RegistryValue(key=KEY, name="x", value=value),
    )


def test_without_a_name_it_is_the_default_value() -> None:
    assert a_spec(registry=[{"key": KEY, "value": 1}]).registry[0].name is None


@pytest.mark.parametrize(
    "key", ["HKCU", "HKCR\\x", "HKCU\\", "HKCU\\a\\\\b", "[HKCU\\a]", "HKCU\\a]\n[HKLM\\b"]
)
def test_another_form_is_not_a_key(key: str) -> None:
    assert refusals(registry=[{"key": key, "value": 1}]) == {
        "registry[1].key": "should be a key below HKLM or HKCU"
    }


@pytest.mark.parametrize("value", [-1, 0x1_0000_0000, True, 1.5, None, [1]])
def test_other_kinds_of_values_belong_into_a_file(value: object) -> None:
    assert refusals(registry=[{"key": KEY, "value": value}]) == {
        "registry[1].value": "should be a whole number of 32 bits, or text"
    }


def test_a_line_end_would_begin_another_line_of_the_file() -> None:
    table = {"key": KEY, "name": 'a"\x85"b', "value": "c\n[HKLM\\d]"}

    assert refusals(registry=[table]) == {
        "registry[1].name": "contains a line end or a tab",
        "registry[1].value": "contains a line end or a tab",
    }


VALUES = [
    {"key": r"HKCU\Software\Contoso", "name": 'The "name"', "value": 10},
    {"key": r"HKLM\SOFTWARE\Contoso", "value": "C:\\Temp"},
    {"key": r"HKCU\Software\Contoso", "name": "Other", "value": ""},
]


def texts() -> dict[str, str]:
    found = [*jobs(TABLE, a_spec(registry=VALUES))]
    return {
        job.stage.value: Templates().render(job.template, job.values)
        for job in found
        if isinstance(job, Script)
    }


def test_values_of_the_machine_are_set_before_there_are_users() -> None:
    assert texts()["specialize"] == (
        "Windows Registry Editor Version 5.00\n"
        "\n"
        "[HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso]\n"
        '@="C:\\\\Temp"\n'
    )


def test_values_of_users_are_set_for_each_one() -> None:
    assert texts()["each-user"] == (
        "Windows Registry Editor Version 5.00\n"
        "\n"
        "[HKEY_CURRENT_USER\\Software\\Contoso]\n"
        '"The \\"name\\""=dword:0000000a\n'
        "\n"
        "[HKEY_CURRENT_USER\\Software\\Contoso]\n"
        '"Other"=""\n'
    )
