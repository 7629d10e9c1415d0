"""For GitHub Actions: workflow commands, which the runner shows at the lines of a change.

Every line is a command, so that no name can start one. The runner shows ten of each severity per
step; `sarif` has no such limit.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from unattend_gen.core.finding import Severity
from unattend_gen.core.quoting import printable
from unattend_gen.core.report import Verdict
from unattend_gen.errors import ExitCode
from unattend_gen.reports._format import Format
from unattend_gen.reports._words import SUM_LINE, file_name, sum_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.core.finding import Finding
    from unattend_gen.core.location import Location
    from unattend_gen.core.report import CheckedDocument, Report, Skipped

_COMMANDS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_BAD: Final = frozenset({Verdict.LEAKED, Verdict.UNREADABLE})
_LINE_END: Final = "%0A"
_STDIN: Final = "-"


def pieces(report: Report, _colour: bool) -> Iterator[str]:  # noqa: FBT001 - see Format
    """Return the report as workflow commands, with the totals last."""
    lines = chain(
        map(_finding, report.findings),
        map(_skipped, report.skipped),
        map(_document, report.documents),
        (_sum(report),),
    )
    return (f"{line}\n" for line in lines)


FORMAT: Final = Format("github", pieces, ends=rf"::\w+ title=unattend-gen::{SUM_LINE}")


def _finding(finding: Finding) -> str:
    setting = finding.location.setting
    where = f"{setting}: " if setting else ""
    return _command(
        _COMMANDS[finding.severity],
        finding.location,
        finding.rule,
        f"{where}{finding.message}",
        f"advice: {finding.advice}",
        f"help: {finding.help}",
    )


def _skipped(skipped: Skipped) -> str:
    title = f"skipped: {skipped.reason.value}"
    return _command("error", skipped.location, title, f"advice: {skipped.advice}")


def _document(document: CheckedDocument) -> str:
    command = "error" if document.verdict in _BAD else "notice"
    states = (f"{one.state.value} {one.setting}" for one in document.settings)
    return _command(command, document.location, "verdict", document.verdict.value, *states)


def _sum(report: Report) -> str:
    """Return the totals; they are an error if not everything was read, even without findings."""
    is_whole = report.is_complete and report.exit_code is not ExitCode.UNUSABLE
    command = "notice" if is_whole else "error"
    return f"::{command} title=unattend-gen::{_data(sum_line(report))}"


def _command(name: str, at: Location, title: str, *lines: str) -> str:
    inside = [f"in {file_name(at)}"] if at.inside else []
    message = _LINE_END.join(_data(line) for line in (*inside, *lines))
    return f"::{name} {_place(at)}title={_property(title)}::{message}"


def _place(at: Location) -> str:
    """Return file, line and column of the outermost file, because the runner knows no members."""
    if at.path == _STDIN:
        return ""
    file = f"file={_property(at.path.replace(chr(92), '/'))},"
    if at.inside or at.line is None:
        return file
    column = "" if at.column is None else f"col={at.column},"
    return f"{file}line={at.line},{column}"


def _data(text: str) -> str:
    """Return a text that cannot end a command; line ends are escaped before."""
    return printable(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
