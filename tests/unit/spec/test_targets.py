from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from unattend_gen.core.key_path import PlacedMistake
from unattend_gen.core.passes import Architecture
from unattend_gen.renderer.target import target_facts
from unattend_gen.spec.targets import target_errors, unused_keys

if TYPE_CHECKING:
    from pathlib import Path

PE_SETTING = "windowsPE/Microsoft-Windows-Setup/EnableFirewall"
OFFLINE_SETTING = "offlineServicing/Microsoft-Windows-LUA-Settings/EnableLUA"
OS_IMAGE = "windowsPE/Microsoft-Windows-Setup/ImageInstall/OSImage"

EVERYTHING: dict[str, object] = {
    "disk": {"layout": "uefi"},
    "image": {"index": 1},
    "product_key": {"activation": "env:MAK", "setup": "gvlk"},
    "locale": {"ui_language": "de-DE", "setup_ui": "en-US"},
    "commands": {"windows_pe": ["a"], "specialize": ["b"]},
    "uac": {"enabled": False},
    "settings": {PE_SETTING: False, OFFLINE_SETTING: True, "specialize/A/B": "c"},
}
FILES: dict[str, object] = {"wifi": {}, "theme": {}, "oem": {"logo": "a.bmp"}}


def errors(**data: object) -> list[PlacedMistake]:
    return [*target_errors(data, target_facts())]


def unused(**data: object) -> list[PlacedMistake]:
    return [*unused_keys(data, target_facts())]


@pytest.mark.parametrize("target", target_facts())
def test_every_target_of_the_folder_exists(target: str) -> None:
    assert errors(target=target, architecture="amd64") == []


def test_a_misspelled_target_is_an_error_with_the_nearest_name() -> None:
    assert errors(target="meda", wifi={}) == [
        PlacedMistake(("target",), "there is no such target", "did you mean media?")
    ]


def test_an_unknown_target_is_an_error_with_the_list() -> None:
    (error,) = errors(target="floppy")

    assert error.advice == "the targets are mdt, media, setup, sysprep, wds"


@pytest.mark.parametrize("data", [{}, {"target": 5}, {"target": ""}, {"target": ["wds"]}])
def test_a_target_that_is_not_text_is_left_to_the_model(data: dict[str, object]) -> None:
    assert errors(**data) == []
    assert unused(**data) == []


def test_an_architecture_that_the_target_does_not_support_is_an_error() -> None:
    assert errors(target="wds", architecture="arm64") == [
        PlacedMistake(
            ("architecture",),
            "the target wds supports amd64 and x86 only",
            'write architecture = "amd64" or another target',
        )
    ]
    assert errors(target="media", architecture=str(Architecture.ARM64)) == []


@pytest.mark.parametrize("target", ["media", "setup"])
def test_a_target_whose_setup_copies_files_accepts_all_tables(target: str) -> None:
    assert errors(target=target, **FILES) == []


@pytest.mark.parametrize("target", ["sysprep", "wds", "mdt"])
def test_a_large_file_is_an_error_for_a_target_that_copies_none(
    target: str, tmp_path: Path
) -> None:
    large = tmp_path / "large.bmp"
    large.write_bytes(bytes(128 * 1024 + 1))
    copies_none = f"is larger than 128 KB, and {target} copies no files"

    found = errors(
        target=target,
        theme={"name": "x", "wallpaper": str(large)},
        oem={"logo": str(large)},
    )

    assert {error.path: error.message for error in found} == {
        ("theme", "wallpaper"): f"the wallpaper {copies_none}",
        ("oem", "logo"): f"the logo {copies_none}",
    }
    assert {error.advice for error in found} == {
        "use a smaller file, put it into the image, or render for media or setup"
    }


@pytest.mark.parametrize("target", ["sysprep", "wds", "mdt"])
def test_every_target_accepts_small_files(target: str) -> None:
    assert errors(target=target, **FILES) == []
    assert errors(target=target, theme={"wallpaper": "no\0such"}, oem={"logo": "missing"}) == []


def test_support_information_without_a_logo_is_accepted_by_every_target() -> None:
    assert errors(target="wds", oem={"provider": "Contoso"}) == []


def test_keys_that_only_setup_reads_have_no_effect_in_a_sealed_image() -> None:
    assert [error.path for error in unused(target="sysprep", **EVERYTHING)] == [
        ("disk",),
        ("image",),
        ("product_key", "setup"),
        ("locale", "setup_ui"),
        ("commands", "windows_pe"),
        ("uac",),
        ("settings", PE_SETTING),
        ("settings", OFFLINE_SETTING),
    ]


def test_questions_that_only_setup_asks_have_no_effect_in_a_sealed_image() -> None:
    several = unused(target="sysprep", interactive=["account", "disk", "image"])
    one = unused(target="sysprep", interactive="disk")

    assert [error.path for error in several] == [("interactive", 1), ("interactive", 2)]
    assert [error.path for error in one] == [("interactive",)]


def test_the_message_names_the_pass_and_the_advice_both_solutions() -> None:
    found = unused(target="sysprep", disk={}, uac={})

    assert [error.message for error in found] == [
        "has no effect: only Setup reads the windowsPE pass",
        "has no effect: only Setup and DISM read the offlineServicing pass",
    ]
    assert {error.advice for error in found} == {
        'remove it; a spec for both has target = "media" and is rendered with --target sysprep'
    }


def test_keys_of_later_passes_have_an_effect_in_a_sealed_image() -> None:
    data = {
        "product_key": {"activation": "env:MAK"},
        "settings": {"generalize/A/B": "c"},
        "commands": "broken",
    }

    assert unused(target="sysprep", **data) == []


def test_everything_has_an_effect_on_media() -> None:
    assert unused(target="media", **EVERYTHING) == []


def test_settings_that_are_not_a_table_are_left_to_the_model() -> None:
    assert unused(target="sysprep", settings=["x"]) == []
    assert unused(target="wds", settings="no table") == []


def test_the_image_of_a_medium_has_no_effect_for_wds() -> None:
    settings = {
        f"{OS_IMAGE}/InstallFrom/Path": "install.wim",
        f"{OS_IMAGE}s/Other": "x",
        "windowsPE/Microsoft-Windows-Setup/ImageInstall/DataImage[1]/Order": 1,
    }

    found = unused(target="wds", image={"index": 1}, wds={}, settings=settings)

    assert [error.path for error in found] == [
        ("image",),
        ("settings", f"{OS_IMAGE}/InstallFrom/Path"),
    ]
    assert {error.message for error in found} == {
        "has no effect: a WDS client installs an image of its server"
    }
    assert found[0].advice == (
        "write image and image_group under [wds] instead; a spec for both has"
        ' target = "media" and is rendered with --target wds'
    )
