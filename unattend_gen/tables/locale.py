"""`[locale]`: languages, keyboards and region, of Setup and of the installed Windows."""

from typing import Final

from pydantic import Field

from unattend_gen.catalog.windows import windows_version
from unattend_gen.errors import InputError
from unattend_gen.tables.model.base import Table, rejected
from unattend_gen.tables.model.languages import Keyboards, Language, Region

_FIRST_WITH_REGION: Final = "8"


class Locale(Table):
    """Language tags such as `de-DE`; each key that is left out is asked for or inherited.

    The English names that Windows has for languages, layouts and regions are taken too.
    """

    ui_language: Language | None = Field(
        default=None, description="Language of the user interface."
    )
    ui_fallback: Language | None = Field(
        default=None, description="Language for what a partly translated interface lacks."
    )
    input: Keyboards | None = Field(
        default=None,
        description=(
            "Keyboards, the default first: a language tag, language:layout numbers, or a table "
            "of language and layout."
        ),
    )
    system: Language | None = Field(
        default=None, description="Language of programs that know no Unicode."
    )
    user: Language | None = Field(
        default=None, description="Formats of dates, numbers and currency."
    )
    setup_ui: Language | None = Field(
        default=None, description="Language of the Setup program, ui_language unless given."
    )
    region: Region | None = Field(
        default=None,
        description=(
            "Home region of the first user by its English name or number; Windows 8 and later."
        ),
    )


def demand_later_windows(locale: Locale | None, windows: str | None) -> None:
    """See that the Windows is one whose home region can be set.

    Args:
        locale: the table, if there is one.
        windows: name of the version, or None where it is wrong too.

    Raises:
        PydanticCustomError: when it is older.
    """
    if locale is None or locale.region is None or windows is None:
        return
    if windows_version(windows).build < windows_version(_FIRST_WITH_REGION).build:
        message = "has a region, which can be set from Windows 8 on"
        raise rejected(InputError(message, advice="remove region"))
