"""The pages of exit codes and of activation error codes."""

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
        "findings at or above --fail-on, which is warning by default, note for scrub and error for"
        " render; for check: a secret was left, the copy is not as Setup writes it, or"
        " it differs from --against"
    ),
    ExitCode.USAGE: "wrong command line or configuration",
    ExitCode.UNUSABLE: "input or output cannot be used, or there was nothing to read",
    ExitCode.INCOMPLETE: "no findings, but something was skipped and may contain some",
    ExitCode.BUG: "a bug of this program; the message says where to report it",
    ExitCode.INTERRUPTED: "interrupted",
}


def exit_codes_page() -> str:
    """Return the list of exit codes with their meanings."""
    return page(
        "Exit codes",
        table([(str(code.value), MEANINGS[code]) for code in ExitCode]),
        paragraph(
            "1 takes precedence over 4: a report with findings says if it is incomplete. A code is"
            " never a count, and input that could not be read never gives 0."
        ),
    )


def activation_error_page(code: int) -> str:
    """Return what a code means and what to do about it.

    Raises:
        UsageError: the code is not in the catalog.
    """
    error = activation_error(code)
    if error is None:
        message = f"the activation error 0x{code:08X} is not known"
        advice = f"slui.exe 0x2a 0x{code:08X}, on a machine with Windows, shows the vendor's text"
        raise UsageError(message, advice=advice)
    return page(
        " ".join(filter(None, (error.hexadecimal, error.name))),
        paragraph(_sentence(error.meaning)),
        table(_facts(error)),
    )


def activation_errors_page() -> str:
    """Return the list of all known codes with their meanings, grouped by area."""
    known = activation_errors().values()
    areas = dict.fromkeys(error.area for error in known)
    return page(
        "Activation error codes",
        *(
            columns(area, [(one.hexadecimal, one.meaning) for one in known if one.area == area])
            for area in areas
        ),
    )


def _facts(error: ActivationError) -> list[tuple[str, str | None]]:
    return [
        ("what to do", error.fix),
        ("area", error.area),
        ("decimal", f"{error.signed} signed, {error.code} unsigned"),
        ("vendor's text", f"slui.exe 0x2a {error.hexadecimal}, on a machine with Windows"),
        ("source", error.source),
    ]


def _sentence(text: str) -> str:
    return text if text.endswith(".") else f"{text}."
