from __future__ import annotations

from tests.imports import tables
from tests.specs import a_spec, jobs, refusals, written
from unattend_gen.core.passes import Pass
from unattend_gen.tables.locale import TABLE, Locale
from unattend_gen.tables.mapping.additions import Command


def test_one_keyboard_may_be_written_without_a_list() -> None:
    assert a_spec(locale={"input": "de-DE"}).locale == Locale(input=("de-DE",))


def test_the_order_of_keyboards_is_kept() -> None:
    spec = a_spec(locale={"input": ["de-DE", "0409:00000409"]})

    assert spec.locale == Locale(input=("de-DE", "0409:00000409"))


def test_an_empty_language_is_rejected() -> None:
    assert refusals(locale={"user": ""}) == {"locale.user": "is empty"}


def test_a_region_is_for_windows_8_and_later() -> None:
    assert refusals(windows="7", locale={"region": "Germany"}) == {
        "locale": "has a region, which requires Windows 8 or later"
    }
    assert a_spec(windows="8", locale={"region": "Germany"}).locale == Locale(region=94)


SETUP = "windowsPE/Microsoft-Windows-International-Core-WinPE"


WINDOWS = "oobeSystem/Microsoft-Windows-International-Core"


def test_setup_and_windows_speak_the_same_language() -> None:
    spec = a_spec(
        locale={
            "ui_language": "de-DE",
            "ui_fallback": "en-US",
            "input": ["de-DE", "0409:00000409"],
            "system": "de-DE",
            "user": "de-AT",
        }
    )

    assert written(TABLE.additions(spec)) == {
        f"{SETUP}/SetupUILanguage/UILanguage": "de-DE",
        f"{SETUP}/InputLocale": "de-DE;0409:00000409",
        f"{SETUP}/SystemLocale": "de-DE",
        f"{SETUP}/UILanguage": "de-DE",
        f"{SETUP}/UILanguageFallback": "en-US",
        f"{SETUP}/UserLocale": "de-AT",
        f"{WINDOWS}/InputLocale": "de-DE;0409:00000409",
        f"{WINDOWS}/SystemLocale": "de-DE",
        f"{WINDOWS}/UILanguage": "de-DE",
        f"{WINDOWS}/UILanguageFallback": "en-US",
        f"{WINDOWS}/UserLocale": "de-AT",
    }


def test_the_pages_of_setup_may_speak_another_language() -> None:
    spec = a_spec(locale={"ui_language": "de-DE", "setup_ui": "en-US"})

    assert written(TABLE.additions(spec)) == {
        f"{SETUP}/SetupUILanguage/UILanguage": "en-US",
        f"{SETUP}/UILanguage": "de-DE",
        f"{WINDOWS}/UILanguage": "de-DE",
    }


def test_without_a_region_nothing_is_run() -> None:
    assert list(jobs(TABLE, a_spec(locale={"user": "de-DE"}))) == []


def test_the_region_is_set_by_the_user_who_logs_on_first() -> None:
    line = 'powershell.exe -NoProfile -Command "Set-WinHomeLocation -GeoId 94"'

    assert list(jobs(TABLE, a_spec(locale={"region": "Germany"}))) == [
        Command(Pass.OOBE_SYSTEM, line, "Home region")
    ]


def test_languages_are_read_from_setup() -> None:
    values = {
        f"{SETUP}/SetupUILanguage/UILanguage": "en-US",
        f"{SETUP}/UILanguage": "en-US",
        f"{SETUP}/InputLocale": "de-DE;en-US",
        f"{SETUP}/UserLocale": "de-DE",
    }

    assert tables(TABLE, {**values})[0] == {
        "ui_language": "en-US",
        "input": ["de-DE", "en-US"],
        "user": "de-DE",
    }


def test_without_settings_of_setup_those_of_the_first_start_are_read() -> None:
    assert tables(TABLE, {f"{WINDOWS}/InputLocale": "fr-FR"})[0] == {"input": "fr-FR"}


def test_another_language_of_setup_is_read() -> None:
    values = {f"{SETUP}/SetupUILanguage/UILanguage": "en-US", f"{SETUP}/UILanguage": "de-DE"}

    assert tables(TABLE, {**values})[0] == {"ui_language": "de-DE", "setup_ui": "en-US"}


def test_languages_of_setup_alone_are_in_its_table() -> None:
    values = {
        f"{SETUP}/SetupUILanguage/UILanguage": "en-US",
        f"{SETUP}/UILanguage": "en-US",
        f"{SETUP}/InputLocale": "de-DE",
        f"{WINDOWS}/UserLocale": "de-DE",
    }
    by_pass = {
        "windows_pe": {"ui_language": "en-US", "input": "de-DE"},
        "oobe_system": {"user": "de-DE"},
    }

    assert tables(TABLE, {**values}) == [by_pass]
    assert written(TABLE.additions(a_spec(locale=by_pass))) == values


def test_setup_may_have_no_language_of_its_own() -> None:
    values = {f"{SETUP}/UILanguage": "de-DE", f"{WINDOWS}/UILanguage": "de-DE"}
    table = {"ui_language": "de-DE", "setup_ui": False}

    assert tables(TABLE, {**values}) == [table]
    assert written(TABLE.additions(a_spec(locale=table))) == values
