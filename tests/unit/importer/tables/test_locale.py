from __future__ import annotations

from tests.imports import tables
from unattend_gen.importer.tables.locale import propose

SETUP = "windowsPE/Microsoft-Windows-International-Core-WinPE"
WINDOWS = "oobeSystem/Microsoft-Windows-International-Core"


def test_languages_are_read_from_setup() -> None:
    values = {
        f"{SETUP}/SetupUILanguage/UILanguage": "en-US",
        f"{SETUP}/UILanguage": "en-US",
        f"{SETUP}/InputLocale": "de-DE;en-US",
        f"{SETUP}/UserLocale": "de-DE",
    }

    assert tables(propose, {**values}) == [
        {"ui_language": "en-US", "input": ["de-DE", "en-US"], "user": "de-DE"}
    ]


def test_where_setup_is_not_told_the_first_start_is_read() -> None:
    assert tables(propose, {f"{WINDOWS}/InputLocale": "fr-FR"}) == [{"input": "fr-FR"}]


def test_another_language_of_setup_is_said() -> None:
    values = {f"{SETUP}/SetupUILanguage/UILanguage": "en-US", f"{SETUP}/UILanguage": "de-DE"}

    assert tables(propose, {**values}) == [{"ui_language": "de-DE", "setup_ui": "en-US"}]
