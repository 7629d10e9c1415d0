from __future__ import annotations

import pytest

from tests.samples import TEST_MAK
from unattend_gen.pages.spec_key_page import SpecKey, spec_key, spec_key_page, spec_keys


def the_key(name: str) -> SpecKey:
    key = spec_key(name)
    assert key is not None
    return key


@pytest.mark.parametrize("key", spec_keys().values(), ids=lambda key: key.name)
def test_each_key_says_what_it_is_for_and_what_it_takes(key: SpecKey) -> None:
    assert key.description
    assert key.is_table or (key.takes and key.example)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("computer.name", "computer.name"),
        ("Computer.Name", "computer.name"),
        ("[computer]", "computer"),
        ("[[accounts.local]]", "accounts.local[]"),
        ("accounts.local[3].password", "accounts.local[].password"),
        ("disk.partitions", "disk.partitions[]"),
    ],
)
def test_case_and_brackets_of_a_name_do_not_count(name: str, found: str) -> None:
    assert the_key(name).name == found


@pytest.mark.parametrize("name", ["", "computer.nam", "[]", TEST_MAK])
def test_other_names_are_not_keys(name: str) -> None:
    assert spec_key(name) is None


def test_the_page_of_a_key_has_its_type_default_example_and_settings() -> None:
    assert (
        spec_key_page(the_key("uac.enabled"))
        == """\
uac.enabled

Whether administrators are asked.

  takes     true or false
  required  yes
  example   enabled = true

Settings
  - offlineServicing/Microsoft-Windows-LUA-Settings/EnableLUA

  in a spec    [uac]
  JSON Schema  unattend-gen schema spec
"""
    )


def test_the_page_of_a_key_that_becomes_a_command_shows_the_command() -> None:
    lines = spec_key_page(the_key("locale.region")).splitlines()

    command = 'powershell.exe -NoProfile -Command "Set-WinHomeLocation -GeoId {text}"'
    assert lines[lines.index("Commands") + 1] == f"  - oobeSystem: {command}"


def test_the_page_of_a_table_lists_its_keys() -> None:
    lines = spec_key_page(the_key("computer")).splitlines()

    assert "Keys (8)" in lines
    assert "  in a spec    [computer]" in lines


def test_a_key_of_some_variants_of_a_table_names_them() -> None:
    assert the_key("disk.wipe").variants == ("uefi", "bios", "own")


def test_a_key_of_all_variants_is_required_only_if_all_require_it() -> None:
    assert the_key("disk.layout").is_required
    assert not the_key("disk.number").is_required


def test_a_list_of_tables_is_written_with_two_brackets() -> None:
    assert "  in a spec    [[accounts.local]]" in spec_key_page(the_key("accounts.local.password"))


def test_a_key_outside_tables_is_written_at_the_top_level() -> None:
    assert "at the top level" in spec_key_page(the_key("windows"))


@pytest.mark.parametrize(
    ("name", "takes"),
    [
        ("accounts.local.password", ("secret source",)),
        ("architecture", ("amd64, x86, arm64",)),
        ("disk.number", ("number from 0",)),
    ],
)
def test_the_forms_of_a_value_are_in_words(name: str, takes: tuple[str, ...]) -> None:
    assert the_key(name).takes == takes


def test_the_page_of_a_switch_has_its_registry_values_and_releases() -> None:
    key = spec_key("taskbar.align")
    assert key is not None

    page = spec_key_page(key)

    assert "from 11-21h2 on" in page
    assert "default-user: Software\\Microsoft" in page
    assert "TaskbarAl (dword) = left: 0, center: 1" in " ".join(page.split())


def test_the_key_that_removes_apps_lists_their_names() -> None:
    key = spec_key("apps.remove")
    assert key is not None

    assert "Solitaire Collection, Sticky Notes" in " ".join(spec_key_page(key).split())
