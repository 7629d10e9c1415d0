"""What `validate` says beside its report: what was left out, and what a baseline has to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.catalog.keys import shown_name
from unattend_gen.cli import console
from unattend_gen.core.key_search import without_keys
from unattend_gen.core.quoting import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from unattend_gen.api.validating import Outcome
    from unattend_gen.baseline import Known
    from unattend_gen.configuration.values import Configuration


def tell_configuration(found: Configuration) -> None:
    """Which file stands in for options."""
    if found.path is not None:
        console.say(f"configuration {shown_name(str(found.path))}")


def tell(outcome: Outcome, *, verbose: bool) -> None:
    """What a reader of the report alone would not know."""
    _tell_left_out(outcome, verbose=verbose)
    if outcome.known:
        console.say(f"{_counted(outcome.known, 'finding')} not counted: the baseline knows them")
    tell_expired(outcome.expired)
    tell_unused(outcome.unused)


def tell_unused(entries: Sequence[Known]) -> None:
    """Which entries of a baseline nothing was found for."""
    for known in entries:
        console.say(f"the baseline has {known.rule} at {_place(known)}, where nothing is found now")
    if entries:
        console.say(
            "  advice: write the baseline anew with --write-baseline, or delete the entries"
        )


def tell_written(count: int, path: str) -> None:
    """How much is known from now on."""
    console.say(f"wrote {_counted(count, 'finding')} to {shown_name(path)} as known")
    if count:
        console.say("  advice: write down as its reason why each may stay")


def tell_expired(entries: Sequence[Known]) -> None:
    """Which entries of a baseline have had their last day."""
    for known in entries:
        owner = printable(without_keys(known.owner))
        asked = f"; ask {owner}" if owner else ""
        where = f"{known.rule} at {_place(known)}"
        console.say(f"the baseline had {where} until {known.expires}; it counts again{asked}")
    if entries:
        console.say("  advice: correct what is found, or agree on a later day and write it there")


def _tell_left_out(outcome: Outcome, *, verbose: bool) -> None:
    if verbose:
        for path in outcome.left_out:
            console.say(f"left out {shown_name(path)}")
    if outcome.left_out and (verbose or not outcome.report.documents_read):
        count = _counted(len(outcome.left_out), "file or folder", "files or folders")
        console.say(f"{count} left out by .gitignore or --exclude")


def _place(known: Known) -> str:
    path = shown_name(" > ".join((known.path, *known.inside)))
    if known.setting:
        return f"{path} {shown_name(known.setting)}"
    return f"{path}:{known.line}" if known.line else path


def _counted(count: int, one: str, several: str | None = None) -> str:
    return f"{count} {one if count == 1 else several or f'{one}s'}"
