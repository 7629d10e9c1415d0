"""What formats for people and tables have in common: words for places and sums."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from unattend_gen.core.finding import Severity
from unattend_gen.core.quoting import printable
from unattend_gen.core.report import Verdict
from unattend_gen.errors import ExitCode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from unattend_gen.core.location import Location
    from unattend_gen.core.report import Report

_OUTCOMES: Final = {
    ExitCode.CLEAN: "clean",
    ExitCode.UNUSABLE: "nothing to look at",
    ExitCode.INCOMPLETE: "incomplete",
}

SUM_LINE: Final = r"(?:no findings|\d+ findings? \(.+\)), .*\d+ documents? read\b.*"
"""A regular expression of all that `sum_line` gives."""


def counted(number: int, noun: str) -> str:
    """A number with its noun: `1 finding`, `2 findings`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def file_name(location: Location) -> str:
    """The file or member without the line, printable."""
    return printable(" > ".join((location.path, *location.inside)))


def findings_line(report: Report, counts: Mapping[Severity, int] | None = None) -> str:
    """How many findings there are, by severity, worst first.

    Args:
        report: what is told of.
        counts: of its findings, from whoever went through them; None to go through them here.
    """
    if not report.findings:
        return "no findings"
    counts = report.counts() if counts is None else counts
    kinds = ", ".join(counted(counts[one], one.label) for one in sorted(counts, reverse=True))
    return f"{counted(len(report.findings), 'finding')} ({kinds})"


def outcome(report: Report) -> str | None:
    """What the report comes to in a word, or None where the findings say it.

    Findings that `--fail-on` lets through are not called clean.
    """
    if report.skipped:
        return "incomplete"
    is_let_through = report.exit_code is ExitCode.CLEAN and any(
        finding.severity > Severity.NOTE for finding in report.findings
    )
    return "let through by --fail-on" if is_let_through else _OUTCOMES.get(report.exit_code)


def read_words(report: Report) -> str:
    """How much was read; containers are told where nothing that was sought stood in them."""
    documents = f"{counted(report.documents_read, 'document')} read"
    if report.documents_read or not report.containers_read:
        return documents
    return f"{documents} in {counted(report.containers_read, 'container')}"


def sum_line(report: Report, counts: Mapping[Severity, int] | None = None) -> str:
    """Findings, what was skipped, documents and outcome on one line; `counts` as above."""
    skipped = [f"{len(report.skipped)} skipped"] if report.skipped else []
    findings = findings_line(report, counts)
    line = ", ".join((findings, *skipped, read_words(report), *verdict_counts(report)))
    word = outcome(report)
    return f"{line}: {word}" if word else line


def verdict_counts(report: Report) -> Iterator[str]:
    """How many documents have each verdict, in the order of the verdicts."""
    counts = Counter(document.verdict for document in report.documents)
    for verdict in Verdict:
        if counts[verdict]:
            yield f"{counts[verdict]} {verdict.value}"
