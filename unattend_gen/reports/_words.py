"""Words that formats for people share: counts, locations, totals, and the spread of secrets."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from unattend_gen.core.finding import Severity
from unattend_gen.core.overview import LeftOutReason
from unattend_gen.core.quoting import printable
from unattend_gen.core.report import Verdict
from unattend_gen.errors import ExitCode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from unattend_gen.core.location import Location
    from unattend_gen.core.overview import Overview, SecretGroup
    from unattend_gen.core.report import Report


_OUTCOMES: Final = {
    ExitCode.CLEAN: "clean",
    ExitCode.UNUSABLE: "nothing was read",
    ExitCode.INCOMPLETE: "incomplete",
}

SUM_LINE: Final = r"(?:no findings|\d+ findings? \(.+\)), .*\d+ documents? read\b.*"
"""A regular expression for every result of `sum_line`."""


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: `1 finding`, `2 findings`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def file_name(location: Location) -> str:
    """Return the file or member without the line, printable."""
    return printable(" > ".join((location.path, *location.inside)))


def findings_line(report: Report, counts: Mapping[Severity, int] | None = None) -> str:
    """Return the number of findings by severity, worst first.

    Args:
        report: the report.
        counts: of its findings, if the caller has counted them.
    """
    if not report.findings:
        return "no findings"
    counts = report.counts() if counts is None else counts
    kinds = ", ".join(counted(counts[one], one.label) for one in sorted(counts, reverse=True))
    return f"{counted(len(report.findings), 'finding')} ({kinds})"


def outcome(report: Report) -> str | None:
    """Return the outcome in a few words, or None if the findings are the outcome.

    A report whose findings are all below `--fail-on` is not called clean, and neither is one
    that passed over files in images or on drives.
    """
    if report.skipped:
        return "incomplete"
    is_let_through = report.exit_code is ExitCode.CLEAN and any(
        finding.severity > Severity.NOTE for finding in report.findings
    )
    if is_let_through:
        return "below --fail-on"
    if report.exit_code is ExitCode.CLEAN and report.overview and report.overview.passed_over:
        overview = report.overview
        return in_known_places(overview.known_places, overview.passed_over, report.command)
    return _OUTCOMES.get(report.exit_code)


def in_known_places(places: int, passed_over: int, command: str) -> str:
    """Return the outcome of a search that passed over files: never the word clean."""
    deeper = "audit --deep" if command == "check" else "--deep"
    return (
        f"no secret in {places} known places; {_files_or_folders(passed_over)} not read ({deeper})"
    )


def _files_or_folders(number: int) -> str:
    return "1 file or folder" if number == 1 else f"{number:,} files or folders"


def read_words(report: Report) -> str:
    """Return how much was read, with the containers if they contained no document."""
    documents = f"{counted(report.documents_read, 'document')} read"
    if report.documents_read or not report.containers_read:
        return documents
    return f"{documents} in {counted(report.containers_read, 'container')}"


def sum_line(report: Report, counts: Mapping[Severity, int] | None = None) -> str:
    """Return findings, skipped inputs, documents and outcome on one line; `counts` as above."""
    skipped = [f"{len(report.skipped)} skipped"] if report.skipped else []
    findings = findings_line(report, counts)
    line = ", ".join((findings, *skipped, read_words(report), *verdict_counts(report)))
    word = outcome(report)
    return f"{line}: {word}" if word else line


def verdict_counts(report: Report) -> Iterator[str]:
    """Yield the number of documents for each verdict, in the order of the verdicts."""
    counts = Counter(document.verdict for document in report.documents)
    for verdict in Verdict:
        if counts[verdict]:
            yield f"{counts[verdict]} {verdict.value}"


MOST_GROUPS: Final = 20
"""The most groups in formats for people; formats for programs have all."""

_NOUNS: Final = {"leftover-key": "one key", "leftover-password": "one password"}


def group_lines(report: Report) -> Iterator[str]:
    """Yield a sentence for each of the secrets that have spread most, and the number of others."""
    groups = report.overview.groups if report.overview else ()
    yield from map(group_line, groups[:MOST_GROUPS])
    if len(groups) > MOST_GROUPS:
        yield (f"{len(groups) - MOST_GROUPS} more are in several places; --format json lists all")


def group_line(group: SecretGroup) -> str:
    """Return how often a secret occurs: `the key … is in 412 files on 371 machines`."""
    places = f" ({counted(group.places, 'place')})" if group.places > group.files else ""
    return (
        f"{secret_noun(group)} is in {counted(group.files, 'file')}"
        f" on {counted(group.machines, 'machine')}{places}, first in {printable(group.first)}"
    )


def secret_noun(group: SecretGroup) -> str:
    """Return the name of a secret: its last five characters, or the kind that the rule implies."""
    if group.last_five:
        return f"the key ending in {group.last_five}"
    return _NOUNS.get(group.rule, "one secret")


def count_lines(overview: Overview) -> Iterator[str]:
    """Yield what shows that the search was complete: files, bytes, and contents of places."""
    size = f", {counted(overview.size_bytes, 'byte')} searched"
    is_counted = overview.size_bytes or not overview.known_places
    yield f"{counted(overview.files, 'file')} opened{size if is_counted else ''}"
    if overview.states:
        held = ", ".join(f"{number} {state}" for state, number in overview.states.items())
        yield f"places that can hold a secret: {held}"
    left_out = dict(overview.left_out)
    passed_over = left_out.pop(LeftOutReason.BESIDE_KNOWN_PLACES, 0)
    if left_out:
        reasons = ", ".join(f"{number} {one.value}" for one, number in left_out.items())
        yield f"left out by options: {reasons}"
    if passed_over:
        files = _files_or_folders(passed_over)
        yield f"{files} not read, outside the known places; audit --deep reads them"
    if overview.allowed:
        yield f"{counted(overview.allowed, 'finding')} allowed by the configuration"
    if overview.known:
        yield f"{counted(overview.known, 'finding')} known to the baseline"
