"""For managers and everyone else: one page that loads nothing, with filters.

Counts first, then findings file by file, then a section on each rule. The page contains its style
and a script that filters findings; a content security policy with the hashes of both forbids any
other script, style or address. Without JavaScript the page shows everything and no filters. It is
light or dark as the reader's system is, and pure ASCII, so that no console's encoding can
contradict the declaration.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from unattend_gen import __version__
from unattend_gen.core.finding import Severity
from unattend_gen.core.quoting import printable
from unattend_gen.core.report import Verdict
from unattend_gen.errors import ExitCode
from unattend_gen.reports._charts import charts
from unattend_gen.reports._format import Format, whole, with_hashes
from unattend_gen.reports._sections import file_sections, rule_sections
from unattend_gen.reports._words import (
    MOST_GROUPS,
    count_lines,
    counted,
    file_name,
    outcome,
    read_words,
    secret_noun,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.core.overview import Overview
    from unattend_gen.core.report import Report

_TEMPLATE: Final = "report.html.j2"
_MOST_OPEN: Final = 20
"""With more files, the sections of files are closed at first."""

_SEARCHES: Final = frozenset({"audit", "check", "scrub"})
_SEARCH_LEVELS: Final = (
    (Severity.ERROR, "a secret was left where others can read it"),
    (Severity.WARNING, "probably a secret, or a copy that needs a closer look"),
    (Severity.NOTE, "not a secret, but worth knowing"),
)
_LEVELS: Final = (
    (Severity.ERROR, "Setup stops, ignores the file, or does something else than specified"),
    (Severity.WARNING, "works today but is documented otherwise, or exposes a secret"),
    (Severity.NOTE, "a matter of style, or worth knowing"),
)


@dataclass(frozen=True, slots=True)
class Tile:
    """A number at the top of the page; its kind selects the colour."""

    number: int
    label: str
    kind: str


def render(report: Report, _colour: bool) -> str:  # noqa: FBT001 - the interface of formats
    """Return the report as a complete HTML document."""
    from unattend_gen.templating import Templates

    files = file_sections(report)
    values = {
        "command": report.command,
        "version": __version__,
        "title": title(report),
        "sentence": _sentence(report),
        "tiles": tuple(_tiles(report)),
        "charts": charts(report),
        "groups": report.overview.groups[:MOST_GROUPS] if report.overview else (),
        "noun": secret_noun,
        "show": printable,
        "counts": tuple(count_lines(report.overview)) if report.overview else (),
        "levels": tuple((level.label, meaning) for level, meaning in _levels(report)),
        "severities": tuple(level.label for level, _ in _LEVELS if report.counts()[level]),
        "files": files,
        "are_open": len(files) <= _MOST_OPEN,
        "rules": tuple(rule_sections(report)),
    }
    text = Templates().render(_TEMPLATE, values, is_bounded=False)
    return with_hashes(text.encode("ascii", "xmlcharrefreplace").decode())


FORMAT: Final = Format(
    "html",
    whole(render),
    explains=True,
    begins=r"(?s)<!DOCTYPE html>\n.{1,1000}<title>[^<\n]{1,300} &#8212; unattend-gen \w+</title>",
)


def title(report: Report) -> str:
    """Return the totals in one line: `61 errors, 482 warnings in 146 files`."""
    counts = report.counts()
    found = [counted(counts[level], level.label) for level, _ in _LEVELS if counts[level]]
    files = len({file_name(one.location) for one in report.findings})
    line = f"{', '.join(found)} in {counted(files, 'file')}" if found else "no findings"
    if report.exit_code is ExitCode.UNUSABLE:
        line = "nothing was read"
    return f"{line}, {len(report.skipped)} skipped" if report.skipped else line


def _levels(report: Report) -> tuple[tuple[Severity, str], ...]:
    """Return the meaning of the severities in a report of this command."""
    return _SEARCH_LEVELS if report.command in _SEARCHES else _LEVELS


def _sentence(report: Report) -> str:
    """Return the sentence for readers who read no further."""
    touched = len({(one.location.path, *one.location.inside) for one in report.findings})
    found = f"findings in {touched} of them" if touched else "no findings"
    overview = _of_secrets(report)
    if overview is not None and touched:
        secrets, machines = overview.secrets, len(overview.machines)
        found += f", {counted(secrets, 'secret')} on {counted(machines, 'machine')}"
    leaked = sum(document.verdict is Verdict.LEAKED for document in report.documents)
    parts = [
        read_words(report),
        found,
        *([f"a secret left in {leaked}"] if leaked else ()),
        *([f"{len(report.skipped)} could not be read"] if report.skipped else ()),
    ]
    word = None if touched else outcome(report)
    return ", ".join(parts) + (f": {word}" if word else "")


def _of_secrets(report: Report) -> Overview | None:
    """Return the totals if they include secrets; those of `check` do not."""
    overview = report.overview
    return overview if overview and (overview.secrets or report.command != "check") else None


def _tiles(report: Report) -> Iterator[Tile]:
    counts = report.counts()
    for level, _ in _LEVELS:
        number = counts[level]
        yield Tile(number, level.label if number == 1 else f"{level.label}s", level.label)
    overview = _of_secrets(report)
    if overview is not None:
        secrets, machines = overview.secrets, len(overview.machines)
        yield Tile(secrets, "secret" if secrets == 1 else "secrets", "error")
        yield Tile(machines, "machine" if machines == 1 else "machines", "error")
    yield Tile(len(report.skipped), "skipped", "skipped")
    yield Tile(report.documents_read, "read", "read")
