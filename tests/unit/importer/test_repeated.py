from __future__ import annotations

from unattend_gen.core.secret import Secret
from unattend_gen.core.setting_path import SettingPath
from unattend_gen.importer.extracted import ExtractedSetting, Extraction
from unattend_gen.importer.repeated import without_repeated

SHELL = "specialize/Microsoft-Windows-Shell-Setup"
SPP = "specialize/Microsoft-Windows-Security-SPP-UX"


def a_setting(path: str, value: str | Secret, *comments: str) -> ExtractedSetting:
    return ExtractedSetting(SettingPath.parse(path), value, is_listed=True, comments=comments)


def an_extraction(*settings: ExtractedSetting) -> Extraction:
    return Extraction((), settings, (), (), ())


def test_equal_components_are_repeated() -> None:
    own = a_setting(f"{SHELL}/TimeZone", "UTC")
    other = a_setting(f"{SHELL}:x86/TimeZone", "UTC")

    rest, table = without_repeated(an_extraction(own, other))

    assert (rest.settings, table) == ((own,), {"x86": True})


def test_some_components_are_named() -> None:
    skip = a_setting(f"{SPP}/SkipAutoActivation", "true")
    own = a_setting(f"{SHELL}/TimeZone", Secret("x"))
    other = a_setting(f"{SHELL}:arm64/TimeZone", Secret("x"))

    rest, table = without_repeated(an_extraction(skip, own, other))

    assert (rest.settings, table) == ((skip, own), {"arm64": [SHELL]})


def test_components_that_differ_stay() -> None:
    settings = an_extraction(
        a_setting(f"{SHELL}/TimeZone", "UTC"), a_setting(f"{SHELL}:x86/TimeZone", "GMT")
    )

    assert without_repeated(settings) == (settings, {})


def test_a_component_for_another_architecture_alone_stays() -> None:
    settings = an_extraction(a_setting(f"{SHELL}:x86/TimeZone", "UTC"))

    assert without_repeated(settings) == (settings, {})


def test_comments_on_repeated_settings_are_kept_once() -> None:
    own = a_setting(f"{SHELL}/TimeZone", "UTC", "zone")
    other = a_setting(f"{SHELL}:x86/TimeZone", "UTC", "zone", "of the x86")

    rest, _ = without_repeated(an_extraction(own, other))

    assert rest.settings[0].comments == ("zone", "of the x86")
