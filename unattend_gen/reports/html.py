"""For people who manage: one page that needs nothing else and runs nothing.

Counts first, then findings file by file, then a page on each rule. No script, no address that is
loaded, and a policy that forbids both. Light or dark as the reader's system is.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from unattend_gen.core.finding import Severity
from unattend_gen.core.printable import printable
from unattend_gen.core.report import Verdict
from unattend_gen.reports._format import Format
from unattend_gen.reports._page import Block, blocks
from unattend_gen.reports._words import counted, file_name, outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.core.excerpt import Excerpt
    from unattend_gen.core.finding import Finding
    from unattend_gen.core.report import Report, Skipped

_TEMPLATE: Final = "report.html.j2"
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


@dataclass(frozen=True, slots=True)
class Item:
    """A finding as the page shows it."""

    severity: str
    rule: str
    place: str
    setting: str
    message: str
    advice: str
    line: int | None
    excerpt: Excerpt | None


@dataclass(slots=True)
class FileSection:
    """What there is to say of one file: findings, what was not read, verdict and states."""

    name: str
    items: list[Item] = field(default_factory=list)
    skipped: list[tuple[str, str]] = field(default_factory=list)
    verdict: str = ""
    states: list[tuple[str, str]] = field(default_factory=list)

    @property
    def states_label(self) -> str:
        """How many sensitive settings there are."""
        return counted(len(self.states), "sensitive setting")


@dataclass(frozen=True, slots=True)
class RuleSection:
    """A rule that spoke, with what its page says."""

    slug: str
    help: str
    summary: str
    page: tuple[Block, ...]


def render(report: Report, _colour: bool) -> str:  # noqa: FBT001 - the interface of formats
    """The report as a whole HTML document."""
    from unattend_gen import __version__
    from unattend_gen.templating import Templates

    values = {
        "command": report.command,
        "version": __version__,
        "outcome": outcome(report) or "findings",
        "sentence": _sentence(report),
        "tiles": tuple(_tiles(report)),
        "levels": tuple((level.label, meaning) for level, meaning in _LEVELS),
        "files": _files(report),
        "rules": tuple(_rules(report)),
    }
    return Templates().render(_TEMPLATE, values, is_bounded=False)


FORMAT: Final = Format("html", render, explains=True)


def _sentence(report: Report) -> str:
    """What a reader who reads no further should know."""
    touched = len({(one.location.path, *one.location.inside) for one in report.findings})
    read = f"{counted(report.documents_read, 'document')} read"
    found = f"findings in {touched} of them" if touched else "no findings"
    leaked = sum(document.verdict is Verdict.LEAKED for document in report.documents)
    parts = [
        read,
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
    yield Tile(len(report.skipped), "skipped", "skipped")
    yield Tile(report.documents_read, "read", "read")


def _files(report: Report) -> tuple[FileSection, ...]:
    """A section for each file in the order of the report, those with the worst findings first."""
    sections: dict[str, FileSection] = {}
    worst: defaultdict[str, int] = defaultdict(int)
    for finding in report.findings:
        name = file_name(finding.location)
        sections.setdefault(name, FileSection(name)).items.append(_item(finding))
        worst[name] = max(worst[name], finding.severity)
    for skipped in report.skipped:
        name = file_name(skipped.location)
        sections.setdefault(name, FileSection(name)).skipped.append(_skipped(skipped))
    for document in report.documents:
        name = file_name(document.location)
        section = sections.setdefault(name, FileSection(name))
        section.verdict = document.verdict.value
        section.states += [(one.state.value, printable(one.setting)) for one in document.settings]
    return tuple(sorted(sections.values(), key=lambda section: -worst[section.name]))


def _item(finding: Finding) -> Item:
    at = finding.location
    column = f", column {at.column}" if at.column is not None else ""
    return Item(
        severity=finding.severity.label,
        rule=printable(finding.rule),
        place="" if at.line is None else f"line {at.line}{column}",
        setting=printable(at.setting or ""),
        message=printable(finding.message),
        advice=printable(finding.advice),
        line=at.line,
        excerpt=finding.excerpt,
    )


def _skipped(skipped: Skipped) -> tuple[str, str]:
    return skipped.reason.value, printable(skipped.advice)


def _rules(report: Report) -> Iterator[RuleSection]:
    helps = {finding.rule: finding.help for finding in report.findings}
    for slug in sorted(helps):
        page = report.pages.get(slug)
        yield RuleSection(
            slug=printable(slug),
            help=printable(helps[slug]),
            summary=page.card.summary if page else "",
            page=tuple(blocks(page.text)) if page else (),
        )
