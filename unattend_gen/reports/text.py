"""For people: findings with their lines, skipped inputs, verdicts of `check`, the totals."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from unattend_gen.core.finding import Severity
from unattend_gen.core.quoting import printable
from unattend_gen.core.report import SettingState, Verdict
from unattend_gen.reports._format import Format
from unattend_gen.reports._words import SUM_LINE, count_lines, group_lines, sum_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from unattend_gen.core.finding import Finding
    from unattend_gen.core.location import Location
    from unattend_gen.core.report import CheckedDocument, Report, Skipped

    Paint = Callable[[str, str], str]

_INDENT: Final = "       "
_WIDEST_STATE: Final = max(map(len, SettingState))
_RED, _YELLOW, _GREEN, _CYAN = "31;1", "33;1", "32", "36"
_SEVERITY_COLOURS: Final = {
    Severity.ERROR: _RED,
    Severity.WARNING: _YELLOW,
    Severity.NOTE: _CYAN,
}
_VERDICT_COLOURS: Final = {
    Verdict.LEAKED: _RED,
    Verdict.UNREADABLE: _YELLOW,
    Verdict.SCRUBBED: _GREEN,
    Verdict.NOTHING_TO_SCRUB: _GREEN,
}


def pieces(report: Report, colour: bool) -> Iterator[str]:  # noqa: FBT001 - see Format
    """Yield the report with a blank line between its parts."""
    paint = _painted if colour else _plain
    counts: Counter[Severity] = Counter()
    for finding in report.findings:
        counts[finding.severity] += 1
        yield f"{_finding(finding, paint)}\n\n"
    for skipped in report.skipped:
        yield f"{_skipped(skipped, paint)}\n\n"
    for document in report.documents:
        yield f"{_document(document, paint)}\n\n"
    yield from _spread(report)
    yield f"{sum_line(report, counts)}\n"


FORMAT: Final = Format("text", pieces, ends=SUM_LINE)


def _spread(report: Report) -> Iterator[str]:
    """Yield the secrets in several places, and what shows that the search was complete."""
    indented = [f"{_INDENT}{line}" for line in group_lines(report)]
    if indented:
        yield "".join(f"{line}\n" for line in ("the same secret in several places:", *indented))
        yield "\n"
    if report.overview is not None:
        yield "".join(f"{line}\n" for line in count_lines(report.overview))


def _finding(finding: Finding, paint: Paint) -> str:
    label = paint(finding.severity.label, _SEVERITY_COLOURS[finding.severity])
    setting = finding.location.setting
    where = f"{printable(setting)}: " if setting else ""
    return "\n".join(
        (
            f"{label}  {finding.rule}  {_place(finding.location)}",
            f"{_INDENT}{where}{printable(finding.message)}",
            *_frame(finding, paint),
            f"{_INDENT}advice: {printable(finding.advice)}",
            f"{_INDENT}help: {printable(finding.help)}",
        )
    )


def _frame(finding: Finding, paint: Paint) -> Iterator[str]:
    """Yield the line of the document as it may be shown, with carets below the text in question."""
    line, excerpt = finding.location.line, finding.excerpt
    if line is None or excerpt is None:
        return
    caret = paint(excerpt.caret.lstrip(), _SEVERITY_COLOURS[finding.severity])
    yield f"{_INDENT}{line} | {excerpt.text}"
    yield f"{_INDENT}{' ' * len(str(line))} | {' ' * excerpt.start}{caret}"


def _skipped(skipped: Skipped, paint: Paint) -> str:
    label = paint("skipped", _YELLOW)
    return (
        f"{label}  {_place(skipped.location)}: {skipped.reason.value}\n"
        f"{_INDENT}advice: {printable(skipped.advice)}"
    )


def _document(document: CheckedDocument, paint: Paint) -> str:
    verdict = paint(document.verdict.value, _VERDICT_COLOURS[document.verdict])
    states = (
        f"{_INDENT}{setting.state.value:{_WIDEST_STATE}}  {printable(setting.setting)}"
        for setting in document.settings
    )
    return "\n".join((f"{_place(document.location)}: {verdict}", *states))


def _place(location: Location) -> str:
    return printable(str(location))


def _painted(text: str, colour: str) -> str:
    return f"\033[{colour}m{text}\033[0m"


def _plain(text: str, _colour: str) -> str:
    return text
