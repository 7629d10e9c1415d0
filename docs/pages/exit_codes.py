"""The page of the exit codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docs.pages import commands
from docs.pages.markdown import anchored, link, page, plain, table
from unattend_gen.errors import ExitCode
from unattend_gen.pages.codes_page import MEANINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docs.pages.markdown import Page


def pages() -> Iterator[Page]:
    """The one page: what each code means, and what it means for each command."""
    yield page(
        "reference/exit-codes.md",
        "Exit codes",
        table(
            ("Code", "Means"),
            ((anchored(str(one.value), str(one.value)), plain(MEANINGS[one])) for one in ExitCode),
        ),
        "1 wins over 4: a report with findings may be incomplete too, and says so. A code is never"
        " a count, and “could not look” is never 0.",
        "## By command",
        table(
            ("Command", "Code", "Means"),
            (
                (link(one.name, f"commands/{one.slug}.md"), number, plain(meaning))
                for one, codes in commands.exit_codes()
                for number, meaning in codes
            ),
        ),
    )
