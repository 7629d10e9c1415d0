"""`[locale]` in the two places that ask: Setup itself, and the first start of Windows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.tables.mapping.additions import assign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.spec.spec import Spec
    from unattend_gen.tables.mapping.additions import Planned

_SETUP: Final = "windowsPE/Microsoft-Windows-International-Core-WinPE"
_PLACES: Final = (_SETUP, "oobeSystem/Microsoft-Windows-International-Core")


def assignments(spec: Spec) -> Iterator[Planned]:
    """The same languages in both, and the language of Setup's own pages.

    The home region is set by a command, see `[commands]`.
    """
    locale = spec.locale
    if locale is None:
        return
    setup_ui = locale.setup_ui or locale.ui_language
    yield from assign({f"{_SETUP}/SetupUILanguage/UILanguage": setup_ui})
    for place in _PLACES:
        yield from assign(
            {
                f"{place}/InputLocale": ";".join(locale.input) if locale.input else None,
                f"{place}/SystemLocale": locale.system,
                f"{place}/UILanguage": locale.ui_language,
                f"{place}/UILanguageFallback": locale.ui_fallback,
                f"{place}/UserLocale": locale.user,
            }
        )
