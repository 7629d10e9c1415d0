"""A file with its findings marked at the lines, as `--annotate` prints it."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from unattend_gen.core.finding import Severity
from unattend_gen.core.quoting import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from unattend_gen.core.finding import Finding

_LETTERS = {Severity.ERROR: "E", Severity.WARNING: "W", Severity.NOTE: "N"}


def annotated(name: str, lines: Sequence[str], findings: Iterable[Finding]) -> str:
    """Return the file, and below it the finding of each mark.

    Args:
        name: of the file, printable.
        lines: of the file, as they may be shown; an empty last line is omitted.
        findings: in this file, in the order of its lines.
    """
    marked = tuple(_marked(findings))
    legend = [_meaning(mark, finding) for mark, finding in marked]
    return "\n\n".join((name, "\n".join(_numbered(lines, _by_line(marked))), *legend)) + "\n"


def _marked(findings: Iterable[Finding]) -> Iterator[tuple[str, Finding]]:
    """Yield each finding with a mark: `E1`, `E2`, `W1` and so on."""
    seen: Counter[Severity] = Counter()
    for finding in findings:
        seen[finding.severity] += 1
        yield f"{_LETTERS[finding.severity]}{seen[finding.severity]}", finding


def _by_line(marked: Iterable[tuple[str, Finding]]) -> Mapping[int, Sequence[str]]:
    by_line: defaultdict[int, list[str]] = defaultdict(list)
    for mark, finding in marked:
        by_line[finding.location.line or 0].append(mark)
    return by_line


def _numbered(lines: Sequence[str], marks: Mapping[int, Sequence[str]]) -> Iterator[str]:
    width = len(str(len(lines)))
    for number, line in enumerate(lines if lines[-1] else lines[:-1], start=1):
        suffix = f"  <-- {', '.join(marks[number])}" if number in marks else ""
        yield f"{number:{width}} | {line}{suffix}".rstrip()


def _meaning(mark: str, finding: Finding) -> str:
    """Return the finding of a mark: rule, message, advice, and the option that fixes it."""
    indent = " " * (len(mark) + 2)
    setting = finding.location.setting
    where = f"{printable(setting)}: " if setting else ""
    option = "--fix" if finding.fix and finding.fix.is_safe else "--unsafe-fixes"
    line = f"line {finding.location.line}, " if finding.location.line else ""
    parts = [
        f"{mark}  {line}{finding.severity.label}  {finding.rule}",
        f"{indent}{where}{printable(finding.message)}",
        f"{indent}advice: {printable(finding.advice)}",
        *([f"{indent}fix: {printable(finding.fix.summary)} ({option})"] if finding.fix else ()),
        f"{indent}help: {printable(finding.help)}",
    ]
    return "\n".join(parts)
