"""Sections of the HTML report: findings by file, and rule pages as blocks.

The Markdown of rule pages is a small subset: paragraphs, headings of one level, lists, code spans.
Anything else is text.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar

from unattend_gen.core.quoting import printable
from unattend_gen.core.secret import MARKER
from unattend_gen.reports._words import counted, file_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from unattend_gen.core.finding import Excerpt, Finding
    from unattend_gen.core.report import CheckedDocument, Report, Skipped

    _Located = TypeVar("_Located", Finding, Skipped, CheckedDocument)


_SEVERITIES: Final = ("error", "warning", "note")
_BLANK_LINES: Final = re.compile(r"\n{2,}")
_HEADING: Final = "## "
_ITEM: Final = re.compile(r"^- ", re.MULTILINE)
_CODE: Final = re.compile(rf"`([^`]+)`|({re.escape(MARKER)})")


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text, plain or code."""

    text: str
    is_code: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph or a list; only a list has items.

    Attributes:
        heading: text of a heading, or empty.
        spans: text of a paragraph, or nothing.
        items: text of each item of a list, or nothing.
    """

    heading: str = ""
    spans: tuple[Span, ...] = ()
    items: tuple[tuple[Span, ...], ...] = ()


def blocks(text: str) -> Iterator[Block]:
    """Yield the blocks of a page in order."""
    for part in _BLANK_LINES.split(text.strip()):
        heading, _, rest = part.partition("\n") if part.startswith(_HEADING) else ("", "", part)
        if heading:
            yield Block(heading=heading.removeprefix(_HEADING))
        if _ITEM.match(rest):
            yield Block(items=tuple(spans(item) for item in _ITEM.split(rest) if item))
        elif rest:
            yield Block(spans=spans(rest))


def spans(text: str) -> tuple[Span, ...]:
    """Return a text on one line, split into plain text and code."""
    return tuple(_spans(" ".join(text.split())))


def _spans(text: str) -> Iterator[Span]:
    begin = 0
    for match in _CODE.finditer(text):
        if match.start() > begin:
            yield Span(text[begin : match.start()])
        yield Span(match[1] or match[2], is_code=True)
        begin = match.end()
    if begin < len(text):
        yield Span(text[begin:])


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
    """Everything that a report contains about one file.

    Attributes:
        name: path, and members below it.
        items: its findings.
        skipped: reason and advice of each failed attempt to read it.
        verdicts: those of `check`, which has one for each file.
        states: state and setting of each sensitive setting.
    """

    name: str
    items: tuple[Item, ...]
    skipped: tuple[tuple[str, str], ...]
    verdicts: tuple[str, ...]
    states: tuple[tuple[str, str], ...]

    @property
    def summary(self) -> str:
        """The number of findings by severity, worst first, and whether it was skipped."""
        counts = Counter(item.severity for item in self.items)
        parts = [counted(counts[one], one) for one in _SEVERITIES if counts[one]]
        return ", ".join((*parts, *(["skipped"] if self.skipped else ())))

    @property
    def states_label(self) -> str:
        """The number of sensitive settings."""
        return counted(len(self.states), "sensitive setting")


@dataclass(frozen=True, slots=True)
class RuleSection:
    """A rule with findings, and the text of its page."""

    slug: str
    help: str
    summary: str
    page: tuple[Block, ...]


def file_sections(report: Report) -> tuple[FileSection, ...]:
    """Return a section for each file, the ones with the worst findings first."""
    findings = _by_file(report.findings)
    skipped = _by_file(report.skipped)
    documents = _by_file(report.documents)
    worst_first = sorted(findings, key=lambda name: -max(one.severity for one in findings[name]))
    return tuple(
        _section(name, findings.get(name, ()), skipped.get(name, ()), documents.get(name, ()))
        for name in dict.fromkeys((*worst_first, *skipped, *documents))
    )


def rule_sections(report: Report) -> Iterator[RuleSection]:
    """Yield a section for each rule with findings, in the order of the slugs."""
    helps = {finding.rule: finding.help for finding in report.findings}
    for slug in sorted(helps):
        page = report.pages.get(slug)
        yield RuleSection(
            slug=printable(slug),
            help=printable(helps[slug]),
            summary=page.card.summary if page else "",
            page=tuple(blocks(page.text)) if page else (),
        )


def _by_file(things: Iterable[_Located]) -> Mapping[str, Sequence[_Located]]:
    groups: defaultdict[str, list[_Located]] = defaultdict(list)
    for thing in things:
        groups[file_name(thing.location)].append(thing)
    return groups


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
