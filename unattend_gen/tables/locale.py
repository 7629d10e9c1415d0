"""`[locale]`: languages, keyboards and region, of Setup and of the installed Windows.

Source:
    Vendor page on `Set-WinHomeLocation`: it sets the region of the user who runs it, from Windows 8
    on. No setting does.
"""

from collections.abc import Iterator
from typing import Annotated, Final, Literal

from pydantic import Field

from unattend_gen.catalog.windows import windows_version
from unattend_gen.core.passes import Pass
from unattend_gen.tables.mapping.additions import Addition, assign
from unattend_gen.tables.mapping.marks import InPass, Runs, Sets
from unattend_gen.tables.mapping.spec_table import SettingsMapping, SpecTable
from unattend_gen.tables.mapping.transforms import joined
from unattend_gen.tables.mapping.view import Candidate, View
from unattend_gen.tables.model.base import Table, rejected
from unattend_gen.tables.model.languages import Keyboards, Language, Region

_FIRST_WITH_REGION: Final = "8"
_SETUP: Final = "windowsPE/Microsoft-Windows-International-Core-WinPE"
_SPECIALIZE: Final = "specialize/Microsoft-Windows-International-Core"
_WINDOWS: Final = "oobeSystem/Microsoft-Windows-International-Core"
_SETUP_LANGUAGE: Final = f"{_SETUP}/SetupUILanguage/UILanguage"
_UI_LANGUAGE: Final = f"{_SETUP}/UILanguage"
_REGION: Final = Runs(
    Pass.OOBE_SYSTEM,
    'powershell.exe -NoProfile -Command "Set-WinHomeLocation -GeoId {text}"',
    "Home region",
)


class LocaleKeys(Table):
    """The keys of `[locale]` that several passes have."""

    ui_language: Annotated[
        Language | None,
        Sets(_UI_LANGUAGE),
        Sets(f"{_SPECIALIZE}/UILanguage", is_usual=False),
        Sets(f"{_WINDOWS}/UILanguage"),
    ] = Field(default=None, description="Language of the user interface.")
    ui_fallback: Annotated[
        Language | None,
        Sets(f"{_SETUP}/UILanguageFallback"),
        Sets(f"{_SPECIALIZE}/UILanguageFallback", is_usual=False),
        Sets(f"{_WINDOWS}/UILanguageFallback"),
    ] = Field(
        default=None, description="Language for text that a partly translated interface lacks."
    )
    input: Annotated[
        Keyboards | None,
        Sets(f"{_SETUP}/InputLocale", joined(";")),
        Sets(f"{_SPECIALIZE}/InputLocale", joined(";"), is_usual=False),
        Sets(f"{_WINDOWS}/InputLocale", joined(";")),
    ] = Field(
        default=None,
        description=(
            "Keyboards, the default first: a language tag, language:layout numbers, or a table "
            "of language and layout."
        ),
    )
    system: Annotated[
        Language | None,
        Sets(f"{_SETUP}/SystemLocale"),
        Sets(f"{_SPECIALIZE}/SystemLocale", is_usual=False),
        Sets(f"{_WINDOWS}/SystemLocale"),
    ] = Field(default=None, description="Language for programs that do not support Unicode.")
    user: Annotated[
        Language | None,
        Sets(f"{_SETUP}/UserLocale"),
        Sets(f"{_SPECIALIZE}/UserLocale", is_usual=False),
        Sets(f"{_WINDOWS}/UserLocale"),
    ] = Field(default=None, description="Formats of dates, numbers and currency.")


class Locale(LocaleKeys):
    """Language tags such as `de-DE`, or the English names that Windows uses.

    Keys that are not given are asked for or inherited. They are set for Setup and for the
    installed Windows; the tables for single passes set them there alone.
    """

    setup_ui: Language | Literal[False] | None = Field(
        default=None,
        description="Language of Setup itself; ui_language if not given, not set if false.",
    )
    region: Annotated[Region | None, _REGION] = Field(
        default=None,
        description=(
            "Home region of the first user, by English name or number; Windows 8 and later."
        ),
    )
    windows_pe: Annotated[LocaleKeys | None, InPass(Pass.WINDOWS_PE)] = Field(
        default=None, description="Keys for Setup alone."
    )
    specialize: Annotated[LocaleKeys | None, InPass(Pass.SPECIALIZE)] = Field(
        default=None, description="Keys for the specialize pass, which usually has none."
    )
    oobe_system: Annotated[LocaleKeys | None, InPass(Pass.OOBE_SYSTEM)] = Field(
        default=None, description="Keys for the installed Windows alone."
    )


class _SetupLanguage(SettingsMapping[Locale]):
    """The language of Setup, which is the one of the user interface unless given."""

    def to_settings(self, table: Locale) -> Iterator[Addition]:
        if table.setup_ui is not False:
            in_setup = table.windows_pe.ui_language if table.windows_pe else None
            language = table.setup_ui or in_setup or table.ui_language
            yield from assign({_SETUP_LANGUAGE: language})

    def from_settings(self, view: View) -> Iterator[Candidate]:
        language, interface = view.text(_SETUP_LANGUAGE), view.text(_UI_LANGUAGE)
        if language == interface:
            yield Candidate({})
        else:
            yield Candidate({"setup_ui": language or False})


TABLE: Final = SpecTable("locale", Locale, _SetupLanguage())


def require_later_windows(locale: Locale | None, windows: str | None) -> None:
    """Require a Windows version whose home region can be set.

    Args:
        locale: the table, or None.
        windows: name of the version, or None if it is invalid.

    Raises:
        PydanticCustomError: the version is older.
    """
    if locale is None or locale.region is None or windows is None:
        return
    if windows_version(windows).build < windows_version(_FIRST_WITH_REGION).build:
        message = "has a region, which requires Windows 8 or later"
        raise rejected(message, advice="remove region")
