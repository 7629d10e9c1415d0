"""`[locale]` from Setup, or from the first start where Setup is not told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.tables.mapping.view import Candidate, given

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.tables.mapping.view import View

_SETUP: Final = "windowsPE/Microsoft-Windows-International-Core-WinPE"
_WINDOWS: Final = "oobeSystem/Microsoft-Windows-International-Core"


def propose(view: View) -> Iterator[Candidate]:
    """Languages and keyboards; the table sets both places alike."""
    ui_language = _text(view, "UILanguage")
    setup_ui = view.text(f"{_SETUP}/SetupUILanguage/UILanguage")
    inputs = _text(view, "InputLocale")
    yield Candidate(
        given(
            {
                "ui_language": ui_language,
                "ui_fallback": _text(view, "UILanguageFallback"),
                "input": _list(inputs),
                "system": _text(view, "SystemLocale"),
                "user": _text(view, "UserLocale"),
                "setup_ui": setup_ui if setup_ui != ui_language else None,
            }
        )
    )


def _text(view: View, name: str) -> str | None:
    return view.text(f"{_SETUP}/{name}") or view.text(f"{_WINDOWS}/{name}")


def _list(inputs: str | None) -> object:
    """One keyboard as a text, several as a list."""
    if inputs is None or ";" not in inputs:
        return inputs
    return inputs.split(";")
