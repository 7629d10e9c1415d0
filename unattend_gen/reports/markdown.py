"""For tickets and job summaries: tables in GitHub's Markdown.

Text from outside is in code spans, where nothing is markup; in our own text, every character that
could start markup is escaped.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from unattend_gen.core.quoting import printable
from unattend_gen.reports._format import Format, whole
from unattend_gen.reports._words import SUM_LINE, count_lines, group_lines, sum_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from unattend_gen.core.finding import Finding
    from unattend_gen.core.report import CheckedDocument, Report, Skipped

_MARKUP: Final = re.compile(r"([\\`*_\[\]<>#~&]|:(?=//)|(?<=www)\.)")
_BACKTICKS: Final = re.compile("`+")


def render(report: Report, _colour: bool) -> str:  # noqa: FBT001 - the interface of formats
    """Return the report as a heading, the totals, and a table for each kind of entry."""
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
    """Return a text without markup and links, usable in a table cell."""
    return _MARKUP.sub(r"\\\1", printable(text)).replace("|", "&#124;")


def code(text: str) -> str:
    r"""Return a code span around any text, usable in a table cell; empty for an empty text.

    A bar would end the cell, and whether `\|` does depends on the text before it, so it is shown as
    an escape.
    """
    shown = printable(text).replace("|", "\\x7c")
    if not shown:
        return ""
    longest = max((len(run) for run in _BACKTICKS.findall(shown)), default=0)
    fence = "`" * (longest + 1)
    space = " " if shown.strip("` ") != shown else ""
    return f"{fence}{space}{shown}{space}{fence}"


def _overview(report: Report) -> Iterator[str]:
    """Yield the counts, and the secrets in several places."""
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
    """Yield the command for each rule's page, with its summary if known."""
    rules = {finding.rule: finding.help for finding in report.findings}
    if rules:
        yield "## Rules"
        yield "\n".join(
            f"- {code(slug)}{_summary(report, slug)}: {code(rules[slug])}" for slug in sorted(rules)
        )


def _summary(report: Report, slug: str) -> str:
    page = report.pages.get(slug)
    return f" ({escaped(page.card.summary)})" if page else ""
