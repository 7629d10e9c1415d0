from __future__ import annotations

from tests.specs import a_spec, written
from unattend_gen.renderer.tables.locale import assignments

SETUP = "windowsPE/Microsoft-Windows-International-Core-WinPE"
WINDOWS = "oobeSystem/Microsoft-Windows-International-Core"


def test_without_the_table_nothing_is_said() -> None:
    assert written(assignments(a_spec())) == {}


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

    assert written(assignments(spec)) == {
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

    assert written(assignments(spec)) == {
        f"{SETUP}/SetupUILanguage/UILanguage": "en-US",
        f"{SETUP}/UILanguage": "de-DE",
        f"{WINDOWS}/UILanguage": "de-DE",
    }
