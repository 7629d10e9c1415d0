"""A report without the findings that a baseline knows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet

    from unattend_gen.baseline import Baseline, Known
    from unattend_gen.core.report import Report


@dataclass(frozen=True, slots=True)
class Compared:
    """What a baseline leaves of a report.

    Attributes:
        report: without what is known.
        known: how many findings were.
        unused: entries that nothing was found for, though one looked; in the order of the file.
    """

    report: Report
    known: int
    unused: tuple[Known, ...]


def compared(
    report: Report,
    baseline: Baseline,
    *,
    read: AbstractSet[str],
    is_asked: Callable[[str, str], bool],
) -> Compared:
    """Hold a report against a baseline.

    Args:
        report: with all findings.
        baseline: what is known.
        read: paths of the files that were looked at, as the entries have them.
        is_asked: whether the rule of this slug was asked about the file of this path.
    """
    fingerprints = [baseline.entry(finding).fingerprint for finding in report.findings]
    left = tuple(
        finding
        for finding, fingerprint in zip(report.findings, fingerprints, strict=True)
        if fingerprint not in baseline.known
    )
    found = frozenset(fingerprints)
    unused = tuple(
        known
        for known in baseline.known.values()
        if known.fingerprint not in found
        and (baseline.is_gone(known) or (known.path in read and is_asked(known.rule, known.path)))
    )
    return Compared(replace(report, findings=left), len(report.findings) - len(left), unused)
