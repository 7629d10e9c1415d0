"""The page of the exit codes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.activation_errors import activation_error, activation_errors
from unattend_gen.errors import ExitCode, UsageError
from unattend_gen.pages.layout import columns, page, paragraph, table

if TYPE_CHECKING:
    from unattend_gen.catalog.activation_errors import ActivationError


MEANINGS: Final = {
    ExitCode.CLEAN: "everything was read, and nothing is at or above --fail-on",
    ExitCode.FINDINGS: (
        "findings at or above --fail-on, by default warning, for scrub note; of check: a secret"
        " was left, the copy is not as Setup writes it, or it differs from what --against names"
    ),
    ExitCode.USAGE: "a wrong command line",
    ExitCode.UNUSABLE: "input or output cannot be used, or there was nothing to look at",
    ExitCode.INCOMPLETE: "no findings, but something was skipped and may hold some",
    ExitCode.BUG: "a bug of this program; the message says where to report it",
    ExitCode.INTERRUPTED: "interrupted",
}


def exit_codes_page() -> str:
    """Each exit code with its meaning."""
    return page(
        "Exit codes",
        table([(str(code.value), MEANINGS[code]) for code in ExitCode]),
        paragraph(
            "1 wins over 4: a report with findings may be incomplete too, and says so. A code is"
            " never a count, and 'could not look' is never 0."
        ),
    )


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
