from __future__ import annotations

import pytest

from tests.specs import a_spec, jobs, refusals
from unattend_gen.tables.mapping.additions import Script, Stage
from unattend_gen.tables.mapping.view import FoundScript, View
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


@pytest.mark.parametrize("value", [-1, 2**64, True, 1.5, [1], [""]])
def test_a_value_has_a_type_of_the_registry(value: object) -> None:
    assert refusals(registry=[{"key": KEY, "value": value}]) == {
        "registry[1].value": (
            "should be a whole number of 64 bits, text, or a list of texts that are not empty"
        )
    }


@pytest.mark.parametrize(
    ("type_", "value"),
    [
        ("dword", "1"),
        ("dword", 2**32),
        ("qword", "1"),
        ("sz", 1),
        ("expand-sz", ["a"]),
        ("multi-sz", "a"),
        ("binary", "0"),
        ("binary", "0x0a"),
    ],
)
def test_a_type_takes_certain_values(type_: str, value: object) -> None:
    assert refusals(registry=[{"key": KEY, "type": type_, "value": value}]) == {
        "registry[1]": f"has a value that the type {type_} does not take"
    }


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({}, "has neither a value nor delete"),
        ({"value": 1, "delete": "value"}, "has a value, although it is deleted"),
        ({"type": "sz", "delete": "value"}, "has a value, although it is deleted"),
        ({"name": "x", "delete": "key"}, "deletes the key, but names a value of it"),
    ],
)
def test_a_value_is_either_set_or_deleted(more: dict[str, object], message: str) -> None:
    assert refusals(registry=[{"key": KEY, **more}]) == {"registry[1]": message}


@pytest.mark.parametrize(
    ("more", "line"),
    [
        ({"value": 2**32 - 1}, '"x"=dword:ffffffff'),
        ({"type": "qword", "value": 258}, '"x"=hex(b):02,01,00,00,00,00,00,00'),
        ({"type": "expand-sz", "value": "%a"}, '"x"=hex(2):25,00,61,00,00,00'),
        ({"value": ["a", "b"]}, '"x"=hex(7):61,00,00,00,62,00,00,00,00,00'),
        ({"type": "binary", "value": "0A ff,00"}, '"x"=hex:0a,ff,00'),
        ({"delete": "value"}, '"x"=-'),
    ],
)
def test_each_type_and_a_deletion_is_a_line_of_the_file(more: dict[str, object], line: str) -> None:
    (script,) = jobs(TABLE, a_spec(registry=[{"key": KEY, "name": "x", **more}]))

    assert isinstance(script, Script)
    assert Templates().render(script.template, script.values).splitlines()[-1] == line


def test_a_key_is_deleted_by_a_hyphen() -> None:
    (script,) = jobs(TABLE, a_spec(registry=[{"key": KEY, "delete": "key"}]))

    assert isinstance(script, Script)
    text = Templates().render(script.template, script.values)
    assert text.splitlines()[-1] == r"[-HKEY_CURRENT_USER\Software\Contoso]"


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


@pytest.mark.parametrize("data", ["hex:zz", "hex(2):00", "hex(9):00", "dword:xyz", "x"])
def test_data_that_was_changed_by_hand_is_no_value(data: str) -> None:
    text = f'Windows Registry Editor Version 5.00\n\n[HKEY_LOCAL_MACHINE\\a]\n"x"={data}\n'
    script = FoundScript(Stage.SPECIALIZE, 1, "registry", ".reg", text)
    view = View({}, {}, "11-24h2", (script,))

    (found,) = [each.fields for each in TABLE.candidates(view)]

    assert found == [{"key": "HKLM\\a", "name": "x"}]
