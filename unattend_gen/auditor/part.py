"""What was found in some files; it holds no secret and may travel and be kept."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from unattend_gen.core.finding_form import read_finding, write_finding
from unattend_gen.core.report import Skipped, SkipReason

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from unattend_gen.core.finding import Finding
    from unattend_gen.core.location import Location


@dataclass(frozen=True, slots=True)
class Part:
    """What was found in some files, in their order.

    Attributes:
        findings: of all documents.
        skipped: what could not be looked at.
        documents: how many were searched.
        size: of these, in bytes.
        states: how many places hold what, live or not.
        files: how many files were opened, or could not be.
        containers: how many archives, images and hives were opened and given whole.
        passed_over: how many files in images stand in no known place and were not read.
        kept: the same file by file, where a journal wants it.
    """

    findings: tuple[Finding, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    documents: int = 0
    size: int = 0
    states: Mapping[str, int] = field(default_factory=dict)
    files: int = 0
    containers: int = 0
    passed_over: int = 0
    kept: tuple[FileResult, ...] = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """By what a file is known to be as it was: size in bytes, times in nanoseconds."""

    size: int
    modified: int
    changed: int


@dataclass(frozen=True, slots=True)
class FileResult:
    """What was found in one file, and by what it is known again.

    Attributes:
        location: of the file.
        signature: of the file just before it was read; None where it cannot be known again.
        part: what was found.
    """

    location: Location
    signature: Signature | None
    part: Part


def signature_of(path: str, *, follow_link: bool) -> Signature | None:
    """By what a file is known again; None where it cannot be looked at."""
    try:
        status = os.stat(path, follow_symlinks=follow_link)  # noqa: PTH116 - keeps the name
    except (OSError, ValueError):
        return None
    return Signature(status.st_size, status.st_mtime_ns, status.st_ctime_ns)


def worker_killed(location: Location) -> Skipped:
    """Told of a file that the system lets no process search to the end."""
    advice = (
        "the process that read it was killed, as a rule for want of memory; give the machine more,"
        " or read this file elsewhere"
    )
    return Skipped(location, SkipReason.UNREADABLE, advice)


def joined(parts: Iterable[Part]) -> Part:
    """Several parts as one, in their order."""
    findings: list[Finding] = []
    skipped: list[Skipped] = []
    states: Counter[str] = Counter()
    documents = size = files = containers = passed_over = 0
    for part in parts:
        findings += part.findings
        skipped += part.skipped
        states.update(part.states)
        documents += part.documents
        size += part.size
        files += part.files
        containers += part.containers
        passed_over += part.passed_over
    return Part(
        findings=tuple(findings),
        skipped=tuple(skipped),
        documents=documents,
        size=size,
        states=dict(states),
        files=files,
        containers=containers,
        passed_over=passed_over,
    )


def write_part(part: Part) -> list[Any]:
    """A part in which nothing was skipped, as texts, numbers and lists.

    Any: what JSON holds, by its place.
    """
    findings = [write_finding(finding) for finding in part.findings]
    documents = (part.documents, part.size, dict(part.states))
    return [findings, *documents, part.files, part.containers, part.passed_over]


def read_part(row: list[Any]) -> Part:
    """The part that was written."""
    findings, documents, size, states, files, containers, passed_over = row
    return Part(
        findings=tuple(read_finding(finding) for finding in findings),
        documents=documents,
        size=size,
        states=states,
        files=files,
        containers=containers,
        passed_over=passed_over,
    )
