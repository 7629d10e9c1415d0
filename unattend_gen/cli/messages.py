"""Messages next to a report: the configuration used, files left out, the state of a baseline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.api.shown import printable, shown_name, without_keys
from unattend_gen.cli import console

if TYPE_CHECKING:
    from collections.abc import Iterable

    from unattend_gen import Configuration, Known
    from unattend_gen.api.baselines import KnownOutcome

PASSED_OVER: Final = "in images were not searched, being in no known place; --deep searches them"


def counted(number: int, one: str, several: str | None = None) -> str:
    """Return a number with its noun: `1 finding`, `2 findings`."""
    return f"{number} {one if number == 1 else several or f'{one}s'}"


def files(number: int) -> str:
    """Return a number of files or folders."""
    return counted(number, "file or folder", "files or folders")


def show_configuration(configuration: Configuration) -> None:
    """Name the configuration file that is used."""
    if configuration.path is not None:
        console.say(f"configuration {shown_name(str(configuration.path))}")


def show_known(number: int) -> None:
    """Show how many findings do not count because they are in the baseline."""
    if number:
        console.say(f"{counted(number, 'finding')} not counted: in the baseline")


def show_entries(outcome: KnownOutcome) -> None:
    """Show the entries of a baseline that need attention."""
    _show_expired(outcome.expired)
    for known in outcome.unused:
        console.say(f"the baseline has {known.rule} at {_place(known)}, which no longer exists")
    if outcome.unused:
        console.say("  advice: update the baseline with --write-baseline, or delete the entries")


def show_written(outcome: KnownOutcome, baseline: str) -> None:
    """Show how many findings were written to a baseline, and which entries have expired."""
    number = len(outcome.findings)
    console.say(f"wrote {counted(number, 'finding')} to {shown_name(baseline)} as known")
    if number:
        console.say("  advice: add a reason to each entry")
    _show_expired(outcome.expired)


def _show_expired(entries: Iterable[Known]) -> None:
    expired = tuple(entries)
    for known in expired:
        owner = printable(without_keys(known.owner))
        asked = f"; ask {owner}" if owner else ""
        entry = f"{known.rule} at {_place(known)}"
        console.say(f"baseline entry expired on {known.expires}: {entry} counts again{asked}")
    if expired:
        console.say("  advice: correct the finding, or agree on a later date and write it there")


def _place(known: Known) -> str:
    path = shown_name(" > ".join((known.path, *known.inside)))
    if known.setting:
        return f"{path} {shown_name(known.setting)}"
    return f"{path}:{known.line}" if known.line else path
