from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pydantic import ValidationError

from tests.samples import CANARY_PASSWORD
from unattend_gen.core.key_path import PlacedMistake
from unattend_gen.spec.model_errors import translated, unknown_key
from unattend_gen.spec.spec import Spec

if TYPE_CHECKING:
    from unattend_gen.core.key_path import KeyPath


HEAD: dict[str, object] = {"target": "media", "windows": "11-24h2"}


def mistakes(data: dict[str, object]) -> tuple[PlacedMistake, ...]:
    with pytest.raises(ValidationError) as caught:
        Spec.model_validate(data)
    return tuple(translated(caught.value, data))


@pytest.mark.parametrize(
    ("tables", "mistake"),
    [
        (
            {"computer": {"name": 5}},
            PlacedMistake(("computer", "name"), "should be text", "write the value in quotes"),
        ),
        (
            {"computer": {"name": ""}},
            PlacedMistake(("computer", "name"), "is empty", "give it a value, or omit the key"),
        ),
        (
            {"computer": CANARY_PASSWORD},
            PlacedMistake(("computer",), "should be a table", "write keys and values below it"),
        ),
        (
            {"remote_desktop": {}},
            PlacedMistake(("remote_desktop", "enabled"), "is missing", "add it"),
        ),
        (
            {"remote_desktop": {"enabled": "perhaps"}},
            PlacedMistake(
                ("remote_desktop", "enabled"), "should be true or false", "write it without quotes"
            ),
        ),
        (
            {"remote_desktop": {"enabled": []}},
            PlacedMistake(
                ("remote_desktop", "enabled"), "should be true or false", "write it without quotes"
            ),
        ),
        (
            {"disk": {"layout": "uefi", "efi_mb": "many"}},
            PlacedMistake(
                ("disk", "efi_mb"), "should be a whole number", "write digits without quotes"
            ),
        ),
        (
            {"disk": {"layout": "uefi", "efi_mb": 1.5}},
            PlacedMistake(
                ("disk", "efi_mb"), "should be a whole number", "write digits without quotes"
            ),
        ),
        (
            {"disk": {"layout": "uefi", "efi_mb": 0}},
            PlacedMistake(
                ("disk", "efi_mb"),
                "should be 100 or more",
                "write a larger number",
            ),
        ),
        (
            {"disk": {"layout": CANARY_PASSWORD}},
            PlacedMistake(
                ("disk", "layout"),
                "should be one of uefi, bios, keep, own, script, custom",
                "write it exactly as listed",
            ),
        ),
        (
            {"disk": {"number": 1}},
            PlacedMistake(
                ("disk",),
                "needs a layout",
                "add layout = one of uefi, bios, keep, own, script, custom",
            ),
        ),
        (
            {"image": {}},
            PlacedMistake(
                ("image",),
                "needs either index or name or edition or description or metadata",
                "add one of them",
            ),
        ),
        (
            {"image": {"index": 1, "name": "Windows 11 Pro"}},
            PlacedMistake(
                ("image",),
                "needs either index or name or edition or description or metadata",
                "write one of them, not several",
            ),
        ),
        (
            {"image": {"indx": 1}},
            PlacedMistake(("image", "indx"), "is not a spec key", "did you mean index?"),
        ),
        (
            {"disk": {"layuot": "uefi"}},
            PlacedMistake(("disk", "layuot"), "is not a spec key", "did you mean layout?"),
        ),
        (
            {"disk": {"layout": "ueif"}},
            PlacedMistake(
                ("disk", "layout"),
                "should be one of uefi, bios, keep, own, script, custom",
                "did you mean uefi?",
            ),
        ),
        (
            {"privacy": {"diagnostic_data": "requird"}},
            PlacedMistake(
                ("privacy", "diagnostic_data"),
                "should be one of off, required or optional",
                "did you mean required?",
            ),
        ),
        (
            {"oobe": {"hide_eula": "yes"}},
            PlacedMistake(
                ("oobe", "hide_eula"), "should be true or false", "write it without quotes"
            ),
        ),
        (
            {"disk": {"layout": "uefi", "number": True}},
            PlacedMistake(
                ("disk", "number"), "should be a whole number", "write digits without quotes"
            ),
        ),
        (
            {"accounts": {"local": "everybody"}},
            PlacedMistake(("accounts", "local"), "should be a list", "write it in square brackets"),
        ),
        (
            {"accounts": {"passwords": "hashed"}},
            PlacedMistake(
                ("accounts", "passwords"),
                "should be one of encoded, clear or unmarked",
                "write it exactly as listed",
            ),
        ),
        (
            {"disk": {"layout": "own", "partitions": []}},
            PlacedMistake(
                ("disk", "partitions"),
                "needs exactly one partition for Windows",
                "set windows = true in one of them",
            ),
        ),
        (
            {
                "disk": {
                    "layout": "own",
                    "partitions": [
                        {"type": "primary", "size_mb": "rest", "letter": "AB", "windows": True}
                    ],
                }
            },
            PlacedMistake(
                ("disk", "partitions", 0, "letter"),
                "should be a drive letter from C to Z",
                "write one capital letter",
            ),
        ),
        (
            {"settings": CANARY_PASSWORD},
            PlacedMistake(("settings",), "should be a table", "write paths and values below it"),
        ),
        (
            {"computer": {"owner": "\ud800"}},
            PlacedMistake(
                ("computer", "owner"), "is not valid Unicode", "remove the broken characters"
            ),
        ),
    ],
)
def test_each_kind_of_error_is_translated(
    tables: dict[str, object], mistake: PlacedMistake
) -> None:
    assert mistakes({**HEAD, **tables}) == (mistake,)


def test_a_setting_is_reported_with_its_path() -> None:
    data = {**HEAD, "settings": {"oobeSystem/Microsoft-Windows-Shell-Setup/TimeZone": 1.5}}

    assert mistakes(data)[0].path == (
        "settings",
        "oobeSystem/Microsoft-Windows-Shell-Setup/TimeZone",
    )


def test_tags_of_unions_are_not_part_of_the_place() -> None:
    data = {**HEAD, "image": {"index": "first"}, "disk": {"layout": "keep", "partition": 0}}

    assert [mistake.path for mistake in mistakes(data)] == [
        ("disk", "partition"),
        ("image", "index"),
    ]


def test_text_in_place_of_a_list_is_reported_as_a_whole() -> None:
    data = {**HEAD, "network": {"dns_search": ""}}

    assert [mistake.path for mistake in mistakes(data)] == [("network", "dns_search")]


def test_a_command_without_a_line_is_reported_with_its_number() -> None:
    data = {**HEAD, "commands": {"first_logon": ["cmd", ""]}}

    assert [mistake.path for mistake in mistakes(data)] == [("commands", "first_logon", 1)]


def test_missing_keys_of_the_top_come_with_their_names() -> None:
    assert mistakes({}) == (
        PlacedMistake(("target",), "is missing", "add it"),
        PlacedMistake(("windows",), "is missing", "add it"),
    )


@pytest.mark.parametrize(
    ("path", "location", "advice"),
    [
        (("tagret",), ("tagret",), "did you mean target?"),
        (("locale", "ui_langauge"), ("locale", "ui_langauge"), "did you mean ui_language?"),
        (
            ("accounts", "local", 0, "pasword"),
            ("accounts", "local", 0, "pasword"),
            "did you mean password?",
        ),
        (("network", "timezone"), ("network", "timezone"), "did you mean computer.time_zone?"),
        (("computer", "workgroup"), ("computer", "workgroup"), "did you mean domain.workgroup?"),
        (("time_zone",), ("time_zone",), "did you mean computer.time_zone?"),
        (("disk", "efimb"), ("disk", "uefi", "efimb"), "did you mean efi_mb?"),
        (
            ("disk", "efi_mb"),
            ("disk", "bios", "efi_mb"),
            (
                "the keys are available_partition, data_label, data_letter, label, layout, mode,"
                " more, number, recovery_at, recovery_mb, system_mb, will_show_ui, windows_mb, wipe"
            ),
        ),
        (("image", "indx"), ("image", "by index", "indx"), "did you mean index?"),
        (("uac", "xyzzy"), ("uac", "xyzzy"), "the keys are enabled"),
    ],
)
def test_the_nearest_right_key_is_named(path: KeyPath, location: KeyPath, advice: str) -> None:
    mistake = unknown_key(path, location)

    assert (mistake.path, mistake.message) == (path, "is not a spec key")
    assert mistake.advice == advice


def test_a_key_that_is_not_compared_gets_the_list_of_keys() -> None:
    mistake = unknown_key(("uac", "enable"), ("uac", "enable"), is_compared=False)

    assert mistake.advice == "the keys are enabled"
