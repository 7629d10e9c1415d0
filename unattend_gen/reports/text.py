"""For a person: findings, what was skipped, verdicts and states of `check`, the sum."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from unattend_gen.core.finding import Severity
from unattend_gen.core.printable import printable
from unattend_gen.core.report import SettingState, Verdict
from unattend_gen.errors import ExitCode
from unattend_gen.reports._format import Format

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
_OUTCOMES: Final = {
    ExitCode.CLEAN: "clean",
    ExitCode.UNUSABLE: "nothing to look at",
    ExitCode.INCOMPLETE: "incomplete",
}


def render(report: Report, colour: bool) -> str:  # noqa: FBT001 - the interface of formats
    """The report with one blank line between its parts."""
    paint = _painted if colour else _plain
    parts = [
        *(_finding(finding, paint) for finding in report.findings),
        *(_skipped(skipped, paint) for skipped in report.skipped),
        *(_document(document, paint) for document in report.documents),
        _sum(report),
    ]
    return "\n\n".join(parts) + "\n"


FORMAT: Final = Format("text", render)


def _finding(finding: Finding, paint: Paint) -> str:
    label = paint(finding.severity.label, _SEVERITY_COLOURS[finding.severity])
    setting = finding.location.setting
    where = f"{printable(setting)}: " if setting else ""
    return "\n".join(
        (
            f"{label}  {finding.rule}  {_place(finding.location)}",
            f"{_INDENT}{where}{printable(finding.message)}",
            f"{_INDENT}advice: {printable(finding.advice)}",
        )
    )


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


def _sum(report: Report) -> str:
    parts = [
        _findings(report),
        *([f"{len(report.skipped)} skipped"] if report.skipped else ()),
        f"{_count(report.documents_read, 'document')} read",
        *_verdicts(report),
    ]
    outcome = "incomplete" if report.skipped else _outcome(report)
    return ", ".join(parts) + (f": {outcome}" if outcome else "")


def _outcome(report: Report) -> str | None:
    """The word for an exit code; findings that `--fail-on` lets through are not called clean."""
    is_let_through = report.exit_code == ExitCode.CLEAN and any(
        finding.severity > Severity.NOTE for finding in report.findings
    )
    return "let through by --fail-on" if is_let_through else _OUTCOMES.get(report.exit_code)


def _findings(report: Report) -> str:
    if not report.findings:
        return "no findings"
    counts = report.counts()
    kinds = ", ".join(
        _count(counts[severity], severity.label) for severity in sorted(counts, reverse=True)
    )
    return f"{_count(len(report.findings), 'finding')} ({kinds})"


def _verdicts(report: Report) -> Iterator[str]:
    counts = Counter(document.verdict for document in report.documents)
    for verdict in Verdict:
        if counts[verdict]:
            yield f"{counts[verdict]} {verdict.value}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _painted(text: str, colour: str) -> str:
    return f"\033[{colour}m{text}\033[0m"


def _plain(text: str, _colour: str) -> str:
    return text
