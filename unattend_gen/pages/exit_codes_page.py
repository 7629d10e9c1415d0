"""The page of the exit codes."""

from __future__ import annotations

from typing import Final

from unattend_gen.errors import ExitCode
from unattend_gen.pages.layout import page, paragraph, table

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
