"""`[locale]`: languages, keyboards and region, of Setup and of the installed Windows.

Source:
    Vendor page on `Set-WinHomeLocation`: it sets the region of the user who runs it, from Windows 8
    on. No setting does.
"""

from collections.abc import Iterator
from typing import Annotated, Final

from pydantic import Field

from unattend_gen.catalog.windows import windows_version
from unattend_gen.core.passes import Pass
from unattend_gen.tables.mapping.additions import Addition, assign
from unattend_gen.tables.mapping.marks import Runs, Sets
from unattend_gen.tables.mapping.spec_table import SettingsMapping, SpecTable
from unattend_gen.tables.mapping.transforms import joined
from unattend_gen.tables.mapping.view import Candidate, View
from unattend_gen.tables.model.base import Table, rejected
from unattend_gen.tables.model.languages import Keyboards, Language, Region

_FIRST_WITH_REGION: Final = "8"
_SETUP: Final = "windowsPE/Microsoft-Windows-International-Core-WinPE"
_WINDOWS: Final = "oobeSystem/Microsoft-Windows-International-Core"
_SETUP_LANGUAGE: Final = f"{_SETUP}/SetupUILanguage/UILanguage"
_UI_LANGUAGE: Final = f"{_SETUP}/UILanguage"
_REGION: Final = Runs(
    Pass.OOBE_SYSTEM,
    'powershell.exe -NoProfile -Command "Set-WinHomeLocation -GeoId {text}"',
    "Home region",
)


class Locale(Table):
    """Language tags such as `de-DE`, or the English names that Windows uses.

    Keys that are not given are asked for or inherited.
    """

    ui_language: Annotated[Language | None, Sets(_UI_LANGUAGE), Sets(f"{_WINDOWS}/UILanguage")] = (
        Field(default=None, description="Language of the user interface.")
    )
    ui_fallback: Annotated[
        Language | None,
        Sets(f"{_SETUP}/UILanguageFallback"),
        Sets(f"{_WINDOWS}/UILanguageFallback"),
    ] = Field(
        default=None, description="Language for text that a partly translated interface lacks."
    )
    input: Annotated[
        Keyboards | None,
        Sets(f"{_SETUP}/InputLocale", joined(";")),
        Sets(f"{_WINDOWS}/InputLocale", joined(";")),
    ] = Field(
        default=None,
        description=(
            "Keyboards, the default first: a language tag, language:layout numbers, or a table "
            "of language and layout."
        ),
    )
    system: Annotated[
        Language | None, Sets(f"{_SETUP}/SystemLocale"), Sets(f"{_WINDOWS}/SystemLocale")
    ] = Field(default=None, description="Language for programs that do not support Unicode.")
    user: Annotated[
        Language | None, Sets(f"{_SETUP}/UserLocale"), Sets(f"{_WINDOWS}/UserLocale")
    ] = Field(default=None, description="Formats of dates, numbers and currency.")
    setup_ui: Language | None = Field(
        default=None, description="Language of Setup itself; ui_language if not given."
    )
    region: Annotated[Region | None, _REGION] = Field(
        default=None,
        description=(
            "Home region of the first user, by English name or number; Windows 8 and later."
        ),
    )


class _SetupLanguage(SettingsMapping[Locale]):
    """The language of Setup, which is the one of the user interface unless given."""

    def to_settings(self, table: Locale) -> Iterator[Addition]:
        yield from assign({_SETUP_LANGUAGE: table.setup_ui or table.ui_language})

    def from_settings(self, view: View) -> Iterator[Candidate]:
        language = view.text(_SETUP_LANGUAGE)
        is_own = language is not None and language != view.text(_UI_LANGUAGE)
        yield Candidate({"setup_ui": language} if is_own else {})


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
