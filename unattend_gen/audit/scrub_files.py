"""Files scrubbed one by one: planned, or written in their place.

Each file is whole at any moment, old or new, and a file that was scrubbed has nothing to scrub:
so a run that was killed goes on by being run again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from unattend_gen.audit.scan import scan
from unattend_gen.audit.scrub import scrub
from unattend_gen.core.report import Report, Skipped, SkipReason
from unattend_gen.errors import OutputError
from unattend_gen.output import rewrite_file
from unattend_gen.sources.opening import documents_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unattend_gen.audit.engine import Task
    from unattend_gen.core.document import Document
    from unattend_gen.core.finding import Finding, Severity
    from unattend_gen.core.location import Location
    from unattend_gen.sources.tree import Address


@dataclass(frozen=True, slots=True)
class ScrubbedFile:
    """What became of one document.

    Attributes:
        location: where it stands.
        replaced: the secrets that were, or would be, replaced.
        left: those that stay, with what to do about them.
        is_written: whether the file has been changed.
        trouble: why it could not be written.
    """

    location: Location
    replaced: tuple[Finding, ...] = ()
    left: tuple[Finding, ...] = ()
    is_written: bool = False
    trouble: Skipped | None = None


def scrubbed_files(
    found: Iterable[Address | Skipped], task: Task, *, in_place: bool
) -> Iterator[ScrubbedFile | Skipped]:
    """Each document that was read, scrubbed if it may be written; what was not read.

    Args:
        found: where the files are.
        task: how to search them.
        in_place: whether files are written; else they are only planned.
    """
    for address in found:
        if isinstance(address, Skipped):
            yield address
            continue
        for document in documents_at(address, task.limits):
            if isinstance(document, Skipped):
                yield document
            elif document.location.inside or document.is_piece:
                yield _inside(document, task)
            else:
                yield _file(document, task, in_place=in_place)


def report(results: Iterable[ScrubbedFile | Skipped], *, fail_on: Severity | None) -> Report:
    """What is left, or in a plan what there is to do, as findings."""
    findings: list[Finding] = []
    skipped: list[Skipped] = []
    documents = 0
    for result in results:
        if isinstance(result, Skipped):
            skipped.append(result)
            continue
        documents += 1
        findings += result.left if result.is_written else (*result.replaced, *result.left)
        if result.trouble is not None:
            skipped.append(result.trouble)
    return Report(
        command="scrub",
        findings=tuple(findings),
        skipped=tuple(skipped),
        documents_read=documents,
        fail_on=fail_on,
    )


def _file(document: Document, task: Task, *, in_place: bool) -> ScrubbedFile:
    result = scrub(document, task.yardstick)
    planned = ScrubbedFile(document.location, result.replaced, result.left)
    if not in_place or not result.is_changed:
        return planned
    try:
        rewrite_file(Path(document.location.path), document.data, result.document.data)
    except OutputError as error:
        advice = f"{error.message}; {error.advice}"
        trouble = Skipped(document.location, SkipReason.NOT_WRITTEN, advice)
        return replace(planned, trouble=trouble)
    return replace(planned, is_written=True)


def _inside(document: Document, task: Task) -> ScrubbedFile:
    """What stands in a container or in a file too large to be held is told, not changed."""
    advice = "it stands where nothing is written: unpack and scrub it, or delete it there"
    found = scan(document, task.yardstick).findings
    return ScrubbedFile(
        document.location, left=tuple(replace(finding, advice=advice) for finding in found)
    )
