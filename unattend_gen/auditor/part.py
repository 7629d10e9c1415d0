"""The results for some files; they contain no secret, and may be sent and stored."""

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
    """The results for some files, in order.

    Attributes:
        findings: in all documents.
        skipped: what could not be read.
        documents: how many were searched.
        size: total size of these documents in bytes.
        states: how many places have each kind of content, live or not.
        files: how many files were opened, or could not be opened.
        containers: how many archives, images and hives were opened and read completely.
        passed_over: how many files in images are outside the known places and were not read.
        kept: the results file by file, for a journal.
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
    """What shows whether a file has changed: size in bytes, times in nanoseconds."""

    size: int
    modified: int
    changed: int


@dataclass(frozen=True, slots=True)
class FileResult:
    """The result for one file, and the signature to recognise it by.

    Attributes:
        location: of the file.
        signature: of the file just before it was read; None if it cannot be recognised again.
        part: the result.
    """

    location: Location
    signature: Signature | None
    part: Part


def signature_of(path: str, *, follow_link: bool) -> Signature | None:
    """Return the signature of a file; None if its status cannot be read."""
    try:
        status = os.stat(path, follow_symlinks=follow_link)  # noqa: PTH116 - keeps the name
    except (OSError, ValueError):
        return None
    return Signature(status.st_size, status.st_mtime_ns, status.st_ctime_ns)


def worker_killed(location: Location) -> Skipped:
    """Return the entry for a file whose search was killed every time."""
    advice = (
        "the process that read it was killed, usually because memory ran out; provide "
        "more memory, or search this file on another machine"
    )
    return Skipped(location, SkipReason.UNREADABLE, advice)


class Totals:
    """What several parts add up to, except their findings.

    Args:
        files: how many files have been counted before.
    """

    def __init__(self, files: int = 0) -> None:
        self.skipped: list[Skipped] = []
        self.states: Counter[str] = Counter()
        self.files = files
        self.documents = self.size = self.containers = self.passed_over = 0

    def add(self, part: Part) -> None:
        """Add a part."""
        self.skipped += part.skipped
        self.states.update(part.states)
        self.documents += part.documents
        self.size += part.size
        self.files += part.files
        self.containers += part.containers
        self.passed_over += part.passed_over

    def part(self, findings: Iterable[Finding]) -> Part:
        """Return the totals as a part with these findings."""
        return Part(
            findings=tuple(findings),
            skipped=tuple(self.skipped),
            documents=self.documents,
            size=self.size,
            states=dict(self.states),
            files=self.files,
            containers=self.containers,
            passed_over=self.passed_over,
        )


def joined(parts: Iterable[Part]) -> Part:
    """Return several parts as one, in order."""
    findings: list[Finding] = []
    totals = Totals()
    for part in parts:
        findings += part.findings
        totals.add(part)
    return totals.part(findings)


def write_part(part: Part) -> list[Any]:
    """Return a part without skipped files as strings, numbers and lists.

    Any: what JSON holds, by position.
    """
    findings = [write_finding(finding) for finding in part.findings]
    documents = (part.documents, part.size, dict(part.states))
    return [findings, *documents, part.files, part.containers, part.passed_over]


def read_part(row: list[Any]) -> Part:
    """Return the part that `write_part` encoded."""
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
