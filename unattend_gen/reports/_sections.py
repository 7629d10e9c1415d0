"""A report file by file and rule by rule, as a page lays it out; every text is printable."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from unattend_gen.core.quoting import printable
from unattend_gen.reports._page import Block, blocks
from unattend_gen.reports._words import counted, file_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from unattend_gen.core.finding import Excerpt, Finding, Severity
    from unattend_gen.core.report import CheckedDocument, Report, Skipped

    _Placed = TypeVar("_Placed", Finding, Skipped, CheckedDocument)


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


@dataclass(frozen=True, slots=True)
class FileSection:
    """What there is to say of one file.

    Attributes:
        name: path, and members below it.
        items: its findings.
        skipped: reason and advice of each attempt to read it.
        verdicts: those of `check`, of which there is one.
        states: state and setting of each sensitive setting.
    """

    name: str
    items: tuple[Item, ...]
    skipped: tuple[tuple[str, str], ...]
    verdicts: tuple[str, ...]
    states: tuple[tuple[str, str], ...]

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


def file_sections(report: Report) -> tuple[FileSection, ...]:
    """A section for each file in the order of the report, those with the worst findings first."""
    findings = _by_file(report.findings)
    skipped = _by_file(report.skipped)
    documents = _by_file(report.documents)
    sections = [
        _section(name, found, skipped.get(name, ()), documents.get(name, ()))
        for name, found in sorted(findings.items(), key=lambda group: -_worst(group[1]))
    ]
    others = [name for name in {**skipped, **documents} if name not in findings]
    sections += [
        _section(name, (), skipped.get(name, ()), documents.get(name, ())) for name in others
    ]
    return tuple(sections)


def rule_sections(report: Report) -> Iterator[RuleSection]:
    """A section for each rule that spoke, in the order of the slugs."""
    helps = {finding.rule: finding.help for finding in report.findings}
    for slug in sorted(helps):
        page = report.pages.get(slug)
        yield RuleSection(
            slug=printable(slug),
            help=printable(helps[slug]),
            summary=page.card.summary if page else "",
            page=tuple(blocks(page.text)) if page else (),
        )


def _by_file(things: Iterable[_Placed]) -> Mapping[str, Sequence[_Placed]]:
    groups: defaultdict[str, list[_Placed]] = defaultdict(list)
    for thing in things:
        groups[file_name(thing.location)].append(thing)
    return groups


def _worst(findings: Iterable[Finding]) -> Severity:
    return max(finding.severity for finding in findings)


def _section(
    name: str,
    findings: Iterable[Finding],
    skipped: Iterable[Skipped],
    documents: Sequence[CheckedDocument],
) -> FileSection:
    return FileSection(
        name=name,
        items=tuple(_item(finding) for finding in findings),
        skipped=tuple((one.reason.value, printable(one.advice)) for one in skipped),
        verdicts=tuple(document.verdict.value for document in documents),
        states=tuple(
            (one.state.value, printable(one.setting))
            for document in documents
            for one in document.settings
        ),
    )


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
