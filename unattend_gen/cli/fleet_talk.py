"""What `render --inventory` says: progress, the rows that failed, and the counts in the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.keys import shown_name
from unattend_gen.cli import console
from unattend_gen.core.key_search import without_keys
from unattend_gen.errors import InventoryError, Mistake

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from unattend_gen.api.fleet_rows import RowOutcome
    from unattend_gen.api.fleets import FleetOutcome

MOST_SHOWN: Final = 20
"""Rows that are told one by one; more would hide what they have in common."""


def watched(
    outcomes: Iterable[RowOutcome], *, inventory: Path, is_quiet: bool, results: Path | None
) -> Iterator[RowOutcome]:
    """The same outcomes; the reader sees what failed, and on a terminal how far it is.

    Args:
        outcomes: of the rows, in their order.
        inventory: its path, for messages.
        is_quiet: no progress.
        results: where all of them will be listed, or None: then every row that failed is shown.
    """
    shown = 0
    with console.progress("rows", is_wanted=not is_quiet) as progress:
        for outcome in outcomes:
            if outcome.status == "failed":
                shown += 1
                progress.clear()
                _tell_failed(outcome, inventory, shown, results)
            progress.step(outcome.share)
            yield outcome


def tell(outcome: FleetOutcome, results: Path | None) -> None:
    """How many rows came to what, and where each is listed."""
    verb = "written" if outcome.is_written else "to be written"
    failed = outcome.found + outcome.unusable
    counts = f"{outcome.written} {verb}, {outcome.identical} identical, {failed} failed"
    rows = "1 row" if outcome.rows == 1 else f"{outcome.rows} rows"
    console.say(f"{rows}: {counts}")
    if results is not None:
        console.say(f"results in {shown_name(str(results))}")


def _tell_failed(outcome: RowOutcome, inventory: Path, number: int, results: Path | None) -> None:
    if results is None or number <= MOST_SHOWN:
        mistakes = outcome.mistakes or _as_mistakes(outcome)
        console.show_error(InventoryError(mistakes, where=shown_name(str(inventory))))
    elif number == MOST_SHOWN + 1:
        console.say(f"more rows failed; {shown_name(str(results))} will list them")


def _as_mistakes(outcome: RowOutcome) -> tuple[Mistake, ...]:
    """The findings that kept a row from being written, as they would be told of the row."""
    return tuple(
        Mistake(
            f"{one.place}: {without_keys(one.message)}",
            one.advice,
            f"row {outcome.row}: {one.severity} {one.rule}",
        )
        for one in outcome.findings
    )
