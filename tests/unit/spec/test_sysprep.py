from __future__ import annotations

from unattend_gen.spec.sysprep import said_in_vain

PE_SETTING = "windowsPE/Microsoft-Windows-Setup/EnableFirewall"
OFFLINE_SETTING = "offlineServicing/Microsoft-Windows-LUA-Settings/EnableLUA"

EVERYTHING: dict[str, object] = {
    "disk": {"layout": "uefi"},
    "image": {"index": 1},
    "product_key": {"activation": "env:MAK", "setup": "gvlk"},
    "locale": {"ui_language": "de-DE", "setup_ui": "en-US"},
    "commands": {"windows_pe": ["a"], "specialize": ["b"]},
    "uac": {"enabled": False},
    "settings": {PE_SETTING: False, OFFLINE_SETTING: True, "specialize/A/B": "c"},
}


def test_a_sealed_image_never_sees_what_only_setup_reads() -> None:
    found = said_in_vain({"target": "sysprep", **EVERYTHING})

    assert [mistake.path for mistake in found] == [
        ("disk",),
        ("image",),
        ("product_key", "setup"),
        ("locale", "setup_ui"),
        ("commands", "windows_pe"),
        ("uac",),
        ("settings", PE_SETTING),
        ("settings", OFFLINE_SETTING),
    ]


def test_questions_that_only_setup_asks_are_never_asked() -> None:
    several = said_in_vain({"target": "sysprep", "interactive": ["account", "disk", "image"]})
    one = said_in_vain({"target": "sysprep", "interactive": "disk"})

    assert [mistake.path for mistake in several] == [("interactive", 1), ("interactive", 2)]
    assert [mistake.path for mistake in one] == [("interactive",)]


def test_the_advice_names_both_ways_out() -> None:
    found = [*said_in_vain({"target": "sysprep", "disk": {}, "uac": {}})]

    assert [mistake.message for mistake in found] == [
        "says nothing to a sealed image: only Setup reads the windowsPE pass",
        "says nothing to a sealed image: only Setup and DISM read the offlineServicing pass",
    ]
    assert {mistake.advice for mistake in found} == {
        'remove it; a spec for both has target = "media" and is rendered with --target sysprep'
    }


def test_what_later_passes_read_is_said_well() -> None:
    data: dict[str, object] = {
        "target": "sysprep",
        "product_key": {"activation": "env:MAK"},
        "settings": {"generalize/A/B": "c"},
        "commands": "broken",
    }

    assert [*said_in_vain(data)] == []


def test_another_target_may_say_everything() -> None:
    assert [*said_in_vain({"target": "media", **EVERYTHING})] == []


def test_settings_that_are_no_table_are_left_to_the_model() -> None:
    assert [*said_in_vain({"target": "sysprep", "settings": ["x"]})] == []
