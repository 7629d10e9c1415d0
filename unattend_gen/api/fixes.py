"""Files that `validate` fixes, shows as a diff, or prints with their findings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from unattend_gen.core.report import Skipped
from unattend_gen.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.core.document import Document
    from unattend_gen.core.finding import Finding
    from unattend_gen.core.location import Location
    from unattend_gen.core.report import Report
    from unattend_gen.validator.fixes import Fixed
    from unattend_gen.validator.options import ResolvedOptions

_MOST_ANNOTATED: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """The files to look at, and by which rules.

    Attributes:
        paths: files and folders.
        plan: options and configuration together; its baseline is not used here.
        heeds_gitignore: whether a walk leaves out what Git ignores.
    """

    paths: tuple[str, ...]
    plan: ResolvedOptions
    heeds_gitignore: bool = True


@dataclass(frozen=True, slots=True)
class FixedFile:
    """A file with fixes.

    Attributes:
        location: its place.
        fixed: the findings that are gone, or would be.
        left: findings with a fix that was not applied, because it would cause other findings.
    """

    location: Location
    fixed: tuple[Finding, ...] = ()
    left: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Treatment:
    """What to do with the files in addition to reporting findings.

    Attributes:
        fix: write safe fixes into the files.
        unsafe: write all fixes.
        diff: return what would be written, and write nothing.
        annotate: return the files with their findings next to the lines.
    """

    fix: bool = False
    unsafe: bool = False
    diff: bool = False
    annotate: bool = False

    @property
    def fixes(self) -> bool:
        """Whether fixes are written or shown."""
        return self.fix or self.unsafe or self.diff

    def require_fitting(self, paths: tuple[str, ...], *, has_memory: bool) -> None:
        """Require that the options fit together and that the files can be written.

        Raises:
            UsageError: they do not fit, or standard input or memory is among the inputs.
            OutputError: a symbolic link would be fixed.
        """
        if self.annotate and self.diff:
            message = "--annotate and --diff both print to standard output"
            raise UsageError(message, advice="use one of the two")
        if self == Treatment():
            return
        if "-" in paths:
            message = "standard input can be read only once, and never be written"
            raise UsageError(message, advice="name a file for --fix, --diff and --annotate")
        if has_memory:
            message = "content in memory cannot be fixed, compared or annotated"
            raise UsageError(message, advice="write it to a file first")
        if (self.fix or self.unsafe) and not self.diff:
            from unattend_gen.validator.fixed_files import require_writable_files

            require_writable_files(paths)


def apply_fixes(files: Files, treatment: Treatment) -> tuple[tuple[FixedFile, ...], str]:
    """Fix the files, or with `diff` return the unified diff of what would be written.

    Returns:
        The files with fixes, and the diff, in which values that may be secret are `…`.

    Raises:
        SourceError: a path does not exist.
        UsageError: no Windows version has the name in the plan.
        OutputError: a file has changed since it was read, or cannot be written.
    """
    from unattend_gen.catalog.load import catalog
    from unattend_gen.validator.fixed_files import difference, write

    found: list[FixedFile] = []
    diffs: list[str] = []
    for one in _fixed(files, is_unsafe=treatment.unsafe):
        if treatment.diff:
            diffs.append(difference(one, catalog()))
        else:
            write(one)
        if one.fixed or one.left:
            found.append(FixedFile(one.original.location, one.fixed, one.left))
    return tuple(found), "".join(diffs)


def annotated_files(files: Files, report: Report) -> str:
    """Return the files with their findings next to the lines, and the totals; no secret.

    Raises:
        UsageError: there are more files than anyone would read.
    """
    from unattend_gen.catalog.keys import shown_name
    from unattend_gen.catalog.load import catalog
    from unattend_gen.reports._annotation import annotated
    from unattend_gen.reports._words import sum_line
    from unattend_gen.validator.displayed import displayed_lines

    if report.documents_read > _MOST_ANNOTATED:
        message = f"--annotate prints whole files, at most {_MOST_ANNOTATED}"
        raise UsageError(message, advice="name the files to look at")
    pieces = []
    for document in _documents(files):
        path = document.location.path
        findings = (one for one in report.findings if one.location.path == path)
        pieces.append(annotated(shown_name(path), displayed_lines(document, catalog()), findings))
    return "\n".join((*pieces, f"{sum_line(report)}\n"))


def _fixed(files: Files, *, is_unsafe: bool) -> Iterator[Fixed]:
    from unattend_gen.catalog.load import catalog
    from unattend_gen.catalog.windows import windows_version
    from unattend_gen.validator.fixes import any_fix, fix, safe

    version = windows_version(files.plan.windows) if files.plan.windows else None
    is_right = any_fix if is_unsafe else safe

    def wanted(finding: Finding) -> bool:
        return is_right(finding) and files.plan.policy.asks(finding.rule, finding.location.path)

    for document in _documents(files):
        yield fix(document, catalog(), windows=version, wanted=wanted)


def _documents(files: Files) -> Iterator[Document]:
    """Yield the documents that can be read; the report lists the others."""
    from unattend_gen.sources.walk.exclusions import Exclusions
    from unattend_gen.sources.walk.tree import read_paths

    left_out = Exclusions(files.plan.exclude, files.heeds_gitignore)
    for one in read_paths(files.paths, exclusions=left_out):
        if not isinstance(one, Skipped):
            yield one
