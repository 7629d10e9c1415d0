"""How far secrets have spread, in words and numbers that formats for people share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.core.overview import LeftOutReason
from unattend_gen.core.quoting import printable
from unattend_gen.reports._words import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.core.overview import Overview, SecretGroup
    from unattend_gen.core.report import Report

MOST_GROUPS: Final = 20
"""So many are told to people; programs get all."""

_NOUNS: Final = {"leftover-key": "one key", "leftover-password": "one password"}


def group_lines(report: Report) -> Iterator[str]:
    """A sentence for each of the secrets that have spread most, and how many there are beside."""
    groups = report.overview.groups if report.overview else ()
    yield from map(group_line, groups[:MOST_GROUPS])
    if len(groups) > MOST_GROUPS:
        yield f"{len(groups) - MOST_GROUPS} more stand in several places; --format json has all"


def group_line(group: SecretGroup) -> str:
    """Where a secret stands, in numbers: `this key … stands in 412 files on 371 machines`."""
    places = f" ({counted(group.places, 'place')})" if group.places > group.files else ""
    return (
        f"{secret_noun(group)} stands in {counted(group.files, 'file')}"
        f" on {counted(group.machines, 'machine')}{places}, first in {printable(group.first)}"
    )


def secret_noun(group: SecretGroup) -> str:
    """What a secret is called: by its last five characters, or by the rule that found it."""
    if group.last_five:
        return f"the key ending in {group.last_five}"
    return _NOUNS.get(group.rule, "one secret")


def count_lines(overview: Overview) -> Iterator[str]:
    """What proves that everything was looked at: files, bytes, what the places hold."""
    size = counted(overview.size_bytes, "byte")
    yield f"{counted(overview.files, 'file')} opened, {size} searched"
    if overview.states:
        held = ", ".join(f"{number} {state}" for state, number in overview.states.items())
        yield f"places that can hold a secret: {held}"
    wished = dict(overview.left_out)
    passed_over = wished.pop(LeftOutReason.BESIDE_KNOWN_PLACES, 0)
    if wished:
        reasons = ", ".join(f"{number} {one.value}" for one, number in wished.items())
        yield f"left out as wished: {reasons}"
    if passed_over:
        files = "1 file or folder" if passed_over == 1 else f"{passed_over} files or folders"
        yield f"{files} in images passed over, beside the known places; --deep searches them"
    if overview.allowed:
        yield f"{counted(overview.allowed, 'finding')} allowed by the configuration"
    if overview.known:
        yield f"{counted(overview.known, 'finding')} known to the baseline"
