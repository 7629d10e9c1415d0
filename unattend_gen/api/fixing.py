"""The reader's own files: fix them, show what fixes change, annotate them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from unattend_gen.core.report import Skipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unattend_gen.core.document import Document
    from unattend_gen.core.finding import Finding
    from unattend_gen.core.report import Report
    from unattend_gen.validator.fixes import Fixed
    from unattend_gen.validator.wishes import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """Which files to look at, and by which rules.

    Attributes:
        paths: files and folders.
        plan: everything that a configuration has a say in; its baseline plays no part here.
        heeds_gitignore: whether a walk leaves out what Git ignores.
    """

    paths: tuple[str, ...]
    plan: Plan
    heeds_gitignore: bool = True


def demand_files(paths: Iterable[str]) -> None:
    """See, before anything is written, that what was named can be written to.

    Raises:
        UsageError: standard input is among it.
        OutputError: a symbolic link is among it.
    """
    from unattend_gen.validator.fixed_files import demand_files as demand

    demand(paths)


def fixes(files: Files, *, unsafe: bool = False) -> Iterator[Fixed]:
    """Each document with its safe fixes in it, or with all fixes; nothing is written yet.

    Raises:
        SourceError: a path that was named does not exist.
        UsageError: no Windows version has the name in the plan.
    """
    from unattend_gen.catalog.load import catalog
    from unattend_gen.catalog.windows import windows_version
    from unattend_gen.validator.fixes import any_fix, fix, safe

    version = windows_version(files.plan.windows) if files.plan.windows else None
    is_right = any_fix if unsafe else safe

    def wanted(finding: Finding) -> bool:
        return is_right(finding) and files.plan.policy.asks(finding.rule, finding.location.path)

    for document in _documents(files):
        yield fix(document, catalog(), windows=version, wanted=wanted)


def write(fixed: Fixed) -> None:
    """Put a fixed document in the place of the original, in one step, with the same mode.

    Raises:
        OutputError: the file has changed since it was read, or cannot be written.
    """
    from unattend_gen.validator.fixed_files import write as write_file

    write_file(fixed)


def difference(fixed: Fixed) -> str:
    """What fixes change, as a unified diff in which values that may be secret are `…`."""
    from unattend_gen.catalog.load import catalog
    from unattend_gen.validator.fixed_files import difference as diff

    return diff(fixed, catalog())


def annotated_files(files: Files, report: Report) -> Iterator[str]:
    """Each document of a report with its findings beside the lines, then the sum; no secret."""
    from unattend_gen.catalog.keys import shown_name
    from unattend_gen.catalog.load import catalog
    from unattend_gen.reports._annotation import annotated
    from unattend_gen.reports._words import sum_line
    from unattend_gen.validator.shown import shown

    for document in _documents(files):
        path = document.location.path
        findings = (one for one in report.findings if one.location.path == path)
        name = shown_name(path)
        yield annotated(name, shown(document, catalog()), findings)
    yield f"{sum_line(report)}\n"


def _documents(files: Files) -> Iterator[Document]:
    """What can be read; what cannot is told by the report."""
    from unattend_gen.sources.walk.exclusions import Exclusions
    from unattend_gen.sources.walk.tree import read_paths

    leave = Exclusions(files.plan.exclude, files.heeds_gitignore)
    for one in read_paths(files.paths, exclusions=leave):
        if not isinstance(one, Skipped):
            yield one
