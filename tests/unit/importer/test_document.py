from __future__ import annotations

import tomllib

from tests.imports import SHELL
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.core.setting_path import SettingPath
from unattend_gen.importer.choice import Choice
from unattend_gen.importer.document import settings_tables, spec_text
from unattend_gen.importer.extracted import ExtractedElement, ExtractedSetting, Extraction
from unattend_gen.importer.guesses import Guess, Guesses

NAME = f"specialize/{SHELL}/ComputerName"
ZONE = f"specialize/{SHELL}/TimeZone"
PASSWORD = f"oobeSystem/{SHELL}/AutoLogon/Password/Value"
COLOUR = f"specialize/{SHELL}/Colour"
ABOUT = "Accounts, OOBE, computer name, desktop and OEM branding."
GUESSES = Guesses(
    Guess("media", "Guessed so."), Guess("11-24h2", "A guess."), Guess("amd64", "As all say.")
)


def a_setting(path: str, value: str, comment: str) -> ExtractedSetting:
    return ExtractedSetting(SettingPath.parse(path), value, is_listed=True, comments=(comment,))


EXTRACTION = Extraction(
    head=("on the file",),
    settings=(
        ExtractedSetting(
            SettingPath.parse(NAME), "PC-1", is_listed=True, comments=("on the name",)
        ),
        ExtractedSetting(
            SettingPath.parse(ZONE), "UTC", is_listed=True, comments=("on\nthe zone",)
        ),
        ExtractedSetting(SettingPath.parse(PASSWORD), Secret("pw"), is_listed=True),
        ExtractedSetting(SettingPath.parse(COLOUR), Secret("x", SecretKind.TOKEN), is_listed=False),
    ),
    elements=(ExtractedElement("servicing", "<servicing/>", comments=("on packages",)),),
    tail=("the end",),
    lost=(),
)
CHOICE = Choice({"computer": {"name": "PC-1"}}, {}, {"computer": frozenset({NAME})})
VARIABLES = {PASSWORD: "PW", COLOUR: "COLOUR"}


def test_a_spec_has_its_comments_where_they_belong() -> None:
    assert spec_text(
        EXTRACTION, CHOICE, GUESSES, variables=VARIABLES, adds_defaults=True
    ).splitlines() == [
        "# on the file",
        "# Guessed so.",
        'target = "media"',
        "# A guess.",
        'windows = "11-24h2"',
        "# As all say.",
        'architecture = "amd64"',
        "",
        "# on the name",
        "[computer]",
        'name = "PC-1"',
        "",
        "[settings]",
        f"# specialize/{SHELL}: {ABOUT}",
        "# on",
        "# the zone",
        f'"{ZONE}" = "UTC"',
        f"# oobeSystem/{SHELL}: {ABOUT}",
        f'"{PASSWORD}" = "env:PW"',
        "",
        "[unlisted]",
        f"# specialize/{SHELL}: {ABOUT}",
        f'"{COLOUR}" = {{secret = "env:COLOUR"}}',
        "",
        "[[elements]]",
        "# on packages",
        'xml = "<servicing/>"',
        "",
        "# the end",
    ]


def test_a_spec_that_says_everything_says_so() -> None:
    text = spec_text(EXTRACTION, CHOICE, GUESSES, variables=VARIABLES, adds_defaults=False)

    assert tomllib.loads(text)["defaults"] is False


def test_settings_of_no_table_are_plain_values() -> None:
    assert settings_tables(EXTRACTION, CHOICE, VARIABLES) == {
        "settings": {ZONE: "UTC", PASSWORD: "env:PW"},
        "unlisted": {COLOUR: {"secret": "env:COLOUR"}},
    }


def test_numbers_and_booleans_lose_their_quotes_if_they_render_the_same() -> None:
    texts = ("true", "5", "-5", "05", "True", "")
    said = tuple(
        ExtractedSetting(SettingPath.parse(f"specialize/C/S[{number}]"), text, is_listed=True)
        for number, text in enumerate(texts, start=1)
    )

    tables = settings_tables(Extraction((), said, (), (), ()), Choice(), {})

    assert [*tables["settings"].values()] == [True, 5, -5, "05", "True", ""]


def text_of(table: dict[str, object], name: str = "computer") -> str:
    extraction = Extraction((), (), (), (), ())
    choice = Choice({name: table})
    return spec_text(extraction, choice, GUESSES, variables={}, adds_defaults=True)


def test_a_table_inside_a_table_has_a_heading_of_its_own() -> None:
    text = text_of({"name": "PC-1", "windows_pe": {"owner": "Jo"}})

    assert text.endswith('[computer]\nname = "PC-1"\n\n[computer.windows_pe]\nowner = "Jo"\n')


def test_a_table_without_keys_of_its_own_has_no_heading() -> None:
    text = text_of({"windows_pe": {"owner": "Jo"}})

    assert "[computer]" not in text
    assert tomllib.loads(text)["computer"] == {"windows_pe": {"owner": "Jo"}}


def test_a_guessed_edition_is_marked() -> None:
    text = text_of({"setup": "gvlk", "edition": "Pro"}, "product_key")

    assert "# The edition is guessed from the published key" in text


def test_the_table_for_details_says_that_it_can_be_removed() -> None:
    assert "Remove the table" in text_of({"empty": [NAME]}, "as_written")


def test_an_encoded_password_is_marked() -> None:
    plain = PASSWORD.replace("Value", "PlainText")
    settings = (
        ExtractedSetting(SettingPath.parse(PASSWORD), Secret("pw"), is_listed=True),
        ExtractedSetting(SettingPath.parse(plain), "false", is_listed=True),
    )
    text = spec_text(
        Extraction((), settings, (), (), ()),
        Choice(),
        GUESSES,
        variables=VARIABLES,
        adds_defaults=True,
    )

    assert "# The variable has to contain the encoded text" in text
