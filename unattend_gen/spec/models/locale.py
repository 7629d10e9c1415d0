"""`[locale]`: languages and keyboards, of Setup and of the installed Windows."""

from pydantic import Field

from unattend_gen.spec.models.base import Table, Text, Texts


class Locale(Table):
    """Language tags such as `de-DE`; each key that is left out is asked for or inherited."""

    ui_language: Text | None = Field(default=None, description="Language of the user interface.")
    ui_fallback: Text | None = Field(
        default=None, description="Language for what a partly translated interface lacks."
    )
    input: Texts | None = Field(
        default=None,
        description="Keyboards, the default first: a language tag or language:layout numbers.",
    )
    system: Text | None = Field(
        default=None, description="Language of programs that know no Unicode."
    )
    user: Text | None = Field(default=None, description="Formats of dates, numbers and currency.")
    setup_ui: Text | None = Field(
        default=None, description="Language of the Setup program, ui_language unless given."
    )
