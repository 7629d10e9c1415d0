"""For people who manage: one page that needs nothing else and runs nothing.

Counts first, then findings file by file, then a page on each rule. No script, no address that is
loaded, and a policy that forbids both. Light or dark as the reader's system is. Pure ASCII, so
that no console's encoding can contradict the declaration.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from unattend_gen import __version__
from unattend_gen.core.finding import Severity
from unattend_gen.core.quoting import printable
from unattend_gen.core.report import Verdict
from unattend_gen.reports._charts import charts
from unattend_gen.reports._format import Format, whole
from unattend_gen.reports._sections import file_sections, rule_sections
from unattend_gen.reports._spread import MOST_GROUPS, count_lines, secret_noun
from unattend_gen.reports._words import counted, outcome, read_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.core.report import Report

_TEMPLATE: Final = "report.html.j2"
_SEARCHES: Final = frozenset({"audit", "check"})
_SEARCH_LEVELS: Final = (
    (Severity.ERROR, "a secret was left where others can read it"),
    (Severity.WARNING, "probably a secret, or a copy that is not what it should be: look at it"),
    (Severity.NOTE, "no secret, but worth knowing"),
)
_LEVELS: Final = (
    (Severity.ERROR, "Setup stops, ignores the file or does something else than written"),
    (Severity.WARNING, "works today but is documented otherwise, or exposes a secret"),
    (Severity.NOTE, "style, or a thing worth knowing"),
)


@dataclass(frozen=True, slots=True)
class Tile:
    """A figure at the top of the page; its kind gives the colour."""

    number: int
    label: str
    kind: str


def render(report: Report, _colour: bool) -> str:  # noqa: FBT001 - the interface of formats
    """The report as a whole HTML document."""
    from unattend_gen.templating import Templates

    values = {
        "command": report.command,
        "version": __version__,
        "outcome": outcome(report) or "findings",
        "sentence": _sentence(report),
        "tiles": tuple(_tiles(report)),
        "charts": charts(report),
        "groups": report.overview.groups[:MOST_GROUPS] if report.overview else (),
        "noun": secret_noun,
        "show": printable,
        "counts": tuple(count_lines(report.overview)) if report.overview else (),
        "levels": tuple((level.label, meaning) for level, meaning in _levels(report)),
        "files": file_sections(report),
        "rules": tuple(rule_sections(report)),
    }
    text = Templates().render(_TEMPLATE, values, is_bounded=False)
    return text.encode("ascii", "xmlcharrefreplace").decode()


FORMAT: Final = Format(
    "html",
    whole(render),
    explains=True,
    begins=r"(?s)<!DOCTYPE html>\n.{1,1000}<title>unattend-gen \w+: ",
)


def _levels(report: Report) -> tuple[tuple[Severity, str], ...]:
    """What the severities mean to whoever reads a report of this command."""
    return _SEARCH_LEVELS if report.command in _SEARCHES else _LEVELS


def _sentence(report: Report) -> str:
    """What a reader who reads no further should know."""
    touched = len({(one.location.path, *one.location.inside) for one in report.findings})
    found = f"findings in {touched} of them" if touched else "no findings"
    overview = report.overview
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
    return ", ".join(parts)


def _tiles(report: Report) -> Iterator[Tile]:
    counts = report.counts()
    for level, _ in _LEVELS:
        number = counts[level]
        yield Tile(number, level.label if number == 1 else f"{level.label}s", level.label)
    if report.overview is not None:
        secrets, machines = report.overview.secrets, len(report.overview.machines)
        yield Tile(secrets, "secret" if secrets == 1 else "secrets", "error")
        yield Tile(machines, "machine" if machines == 1 else "machines", "error")
    yield Tile(len(report.skipped), "skipped", "skipped")
    yield Tile(report.documents_read, "read", "read")
