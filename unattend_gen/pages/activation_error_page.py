"""The page of a code that activation ended in, and the list of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.catalog.activation_errors import activation_error, activation_errors
from unattend_gen.errors import UsageError
from unattend_gen.pages.layout import columns, page, paragraph, table

if TYPE_CHECKING:
    from unattend_gen.catalog.activation_errors import ActivationError


def activation_error_page(code: int) -> str:
    """What a code means and what to do about it.

    Raises:
        UsageError: it is none of those on record.
    """
    error = activation_error(code)
    if error is None:
        message = f"nothing is on record about the code 0x{code:08X}"
        advice = f"slui.exe 0x2a 0x{code:08X}, on a machine with Windows, shows the vendor's text"
        raise UsageError(message, advice=advice)
    return page(
        " ".join(filter(None, (error.hexadecimal, error.name))),
        paragraph(_sentence(error.meaning)),
        table(_facts(error)),
    )


def activation_errors_page() -> str:
    """Every code on record with its meaning, by what it concerns."""
    known = activation_errors().values()
    areas = dict.fromkeys(error.area for error in known)
    return page(
        "Codes that activation ends in",
        *(
            columns(area, [(one.hexadecimal, one.meaning) for one in known if one.area == area])
            for area in areas
        ),
    )


def _facts(error: ActivationError) -> list[tuple[str, str | None]]:
    return [
        ("what to do", error.fix),
        ("concerns", error.area),
        ("as a number", f"{error.signed} with a sign, {error.code} without"),
        ("vendor's text", f"slui.exe 0x2a {error.hexadecimal}, on a machine with Windows"),
        ("source", error.source),
    ]


def _sentence(text: str) -> str:
    return text if text.endswith(".") else f"{text}."
