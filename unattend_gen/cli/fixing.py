"""Fixes and annotations on their way to the reader: what is written, shown and told."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Final

import typer

from unattend_gen.api import fixing
from unattend_gen.catalog.keys import shown_name
from unattend_gen.cli import console
from unattend_gen.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from unattend_gen.api.fixing import Files
    from unattend_gen.core.finding import Finding
    from unattend_gen.core.report import Report
    from unattend_gen.validator.fixes import Fixed

FixOption = Annotated[
    bool, typer.Option("--fix", help="Write safe fixes into the files; then report what remains.")
]
UnsafeFixesOption = Annotated[
    bool,
    typer.Option(
        "--unsafe-fixes", help="As --fix, with fixes that change what the file means to Setup."
    ),
]
DiffOption = Annotated[
    bool, typer.Option("--diff", help="Show what fixes would change; write nothing.")
]
AnnotateOption = Annotated[
    bool, typer.Option("--annotate", help="Print the files with the findings beside the lines.")
]

_MOST_ANNOTATED: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Treatment:
    """What the options ask for beside findings.

    Attributes:
        fixes: write fixes into the files.
        unsafe: all fixes, not the safe ones alone; this too asks for them to be written.
        shows_diff: show what would be written, and write nothing.
        annotates: print the files with their findings in place of the report.
    """

    fixes: bool = False
    unsafe: bool = False
    shows_diff: bool = False
    annotates: bool = False

    def demand(self, paths: Iterable[str], report_format: str) -> None:
        """See that the options go together and that the files can be written to.

        Raises:
            UsageError: they do not, or standard input is among the files.
            OutputError: a symbolic link is to be fixed.
        """
        if self.annotates and self.shows_diff:
            message = "--annotate and --diff both print to standard output"
            raise UsageError(message, advice="give one of the two")
        if self.annotates and report_format != "text":
            raise UsageError("--annotate prints text alone", advice="leave --format out")
        if "-" in paths and self != Treatment():
            message = "standard input is read once, and never written to"
            raise UsageError(message, advice="name a file for --fix, --diff and --annotate")
        if (self.fixes or self.unsafe) and not self.shows_diff:
            fixing.demand_files(paths)

    def apply(self, files: Files, *, quiet: bool) -> None:
        """Write fixes, or show them, as the options say."""
        if not (self.fixes or self.unsafe or self.shows_diff):
            return
        for fixed in fixing.fixes(files, unsafe=self.unsafe):
            if self.shows_diff:
                console.result(fixing.difference(fixed))
            else:
                fixing.write(fixed)
            if not quiet:
                _tell(fixed, "would fix" if self.shows_diff else "fixed")

    def offer(self, report: Report) -> None:
        """Tell how many findings the options would fix that were not given."""
        if self.shows_diff or self.annotates or self.unsafe:
            return
        counts = Counter(one.fix.is_safe for one in report.findings if one.fix is not None)
        safe = counts[True]
        if safe and not self.fixes:
            console.say(f"{_counted(safe)} with a safe fix: --fix writes it, --diff shows it")
        if counts[False]:
            unsafe = _counted(counts[False])
            console.say(f"{unsafe} with a fix to look at first: --diff --unsafe-fixes")


def annotated(files: Files, report: Report) -> str:
    """The files with their findings beside the lines.

    Raises:
        UsageError: they are more than anyone would read.
    """
    if report.documents_read > _MOST_ANNOTATED:
        message = f"--annotate prints whole files, {_MOST_ANNOTATED} at most"
        raise UsageError(message, advice="name the files to look at")
    return "\n".join(fixing.annotated_files(files, report))


def _counted(number: int) -> str:
    return "1 finding" if number == 1 else f"{number} findings"


def _tell(one: Fixed, verb: str) -> None:
    name = shown_name(str(one.original.location))
    if one.fixed:
        console.say(f"{verb} {name}: {_counts(one.fixed)}")
    if one.left:
        console.say(f"left out in {name}: {_counts(one.left)}")
        console.say("  advice: correct them by hand; their fixes would bring other findings")


def _counts(findings: Iterable[Finding]) -> str:
    """How many findings of each rule, in the order of the rules' names."""
    counts = Counter(finding.rule for finding in findings)
    return ", ".join(f"{number} {rule}" for rule, number in sorted(counts.items()))
