"""For tickets and summaries of a run: tables in GitHub's Markdown.

What comes from outside stands in code spans, where nothing is markup; in our own words every sign
that could begin markup is escaped.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from unattend_gen.core.quoting import printable
from unattend_gen.reports._format import Format, whole
from unattend_gen.reports._spread import count_lines, group_lines
from unattend_gen.reports._words import SUM_LINE, sum_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from unattend_gen.core.finding import Finding
    from unattend_gen.core.report import CheckedDocument, Report, Skipped

_MARKUP: Final = re.compile(r"([\\`*_\[\]<>#~&]|:(?=//)|(?<=www)\.)")
_BACKTICKS: Final = re.compile("`+")


def render(report: Report, _colour: bool) -> str:  # noqa: FBT001 - the interface of formats
    """The report as a heading, the sum, and a table of each kind of thing there is."""
    parts = [
        f"# unattend-gen {report.command}",
        escaped(sum_line(report)),
        *_overview(report),
        *_section("Findings", _FINDINGS, map(_finding, report.findings)),
        *_section("Skipped", _SKIPPED, map(_skipped, report.skipped)),
        *_section("Documents", _DOCUMENTS, _documents(report.documents)),
        *_rules(report),
    ]
    return "\n\n".join(parts) + "\n"


FORMAT: Final = Format(
    "markdown", whole(render), explains=True, begins=rf"# unattend-gen \w+\n\n{SUM_LINE}\n"
)

_FINDINGS: Final = ("Severity", "Rule", "Place", "Setting", "What is wrong", "Advice")
_SKIPPED: Final = ("Place", "Reason", "Advice")
_DOCUMENTS: Final = ("Document", "Verdict", "Setting", "State")


def escaped(text: str) -> str:
    """A text in which no sign is markup or makes a link, fit for a cell of a table."""
    return _MARKUP.sub(r"\\\1", printable(text)).replace("|", "&#124;")


def code(text: str) -> str:
    r"""A code span around any text, fit for a cell of a table; nothing for an empty text.

    A bar would end the cell, and whether `\|` does depends on what stands before it; so it is
    shown as an escape.
    """
    shown = printable(text).replace("|", "\\x7c")
    if not shown:
        return ""
    longest = max((len(run) for run in _BACKTICKS.findall(shown)), default=0)
    fence = "`" * (longest + 1)
    space = " " if shown.strip("` ") != shown else ""
    return f"{fence}{space}{shown}{space}{fence}"


def _overview(report: Report) -> Iterator[str]:
    """What was counted, and which secrets stand in several places."""
    if report.overview is not None:
        yield "\n".join(f"- {escaped(line)}" for line in count_lines(report.overview))
        groups = [f"- {escaped(line)}" for line in group_lines(report)]
        if groups:
            yield "## The same secret in several places"
            yield "\n".join(groups)


def _section(title: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    lines = [_row(row) for row in rows]
    if lines:
        yield f"## {title}"
        yield "\n".join((_row(header), _row(["---"] * len(header)), *lines))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _finding(finding: Finding) -> Sequence[str]:
    return (
        finding.severity.label,
        code(finding.rule),
        code(str(finding.location)),
        code(finding.location.setting or ""),
        escaped(finding.message),
        escaped(finding.advice),
    )


def _skipped(skipped: Skipped) -> Sequence[str]:
    return code(str(skipped.location)), skipped.reason.value, escaped(skipped.advice)


def _documents(documents: Iterable[CheckedDocument]) -> Iterator[Sequence[str]]:
    for document in documents:
        yield code(str(document.location)), document.verdict.value, "", ""
        for one in document.settings:
            yield "", "", code(one.setting), one.state.value


def _rules(report: Report) -> Iterator[str]:
    """The address of each rule's page, with its summary where it is known."""
    rules = {finding.rule: finding.help for finding in report.findings}
    if rules:
        yield "## Rules"
        yield "\n".join(
            f"- {code(slug)}{_summary(report, slug)}: {code(rules[slug])}" for slug in sorted(rules)
        )


def _summary(report: Report, slug: str) -> str:
    page = report.pages.get(slug)
    return f" ({escaped(page.card.summary)})" if page else ""
