"""Apply a baseline of known findings to a report."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from unattend_gen.core.finding_form import read_finding, write_finding
from unattend_gen.core.key_search import without_keys
from unattend_gen.core.packed import Form, Packed
from unattend_gen.core.report import Suppressed, gathered

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet
    from datetime import date

    from unattend_gen.baseline import Baseline, Known
    from unattend_gen.core.report import Report

_SUPPRESSED: Final = Form(
    lambda one: [write_finding(one.finding), one.reason],
    lambda row: Suppressed(read_finding(row[0]), row[1]),
)


@dataclass(frozen=True, slots=True)
class BaselineResult:
    """A report with a baseline applied.

    Attributes:
        report: with known findings separated from those that count.
        unused: entries without a finding although their file was checked, in the order of the
            baseline.
        expired: entries whose finding counts again, in the order of the baseline.
    """

    report: Report
    unused: tuple[Known, ...]
    expired: tuple[Known, ...]


def apply_baseline(
    report: Report,
    baseline: Baseline,
    *,
    today: date,
    read: AbstractSet[str],
    is_asked: Callable[[str, str], bool],
) -> BaselineResult:
    """Separate the known findings of a report from those that count.

    Args:
        report: with all findings.
        baseline: the known findings.
        today: the date that decides which entries have expired.
        read: paths of the files that were read, as in the entries.
        is_asked: whether the rule with this slug is selected for the file at this path.
    """
    fingerprints = [baseline.entry(finding).fingerprint for finding in report.findings]
    found = frozenset(fingerprints)
    reasons = {
        fingerprint: without_keys(known.reason)
        for fingerprint, known in baseline.known.items()
        if not known.has_expired(today)
    }
    told = [reasons.get(fingerprint) for fingerprint in fingerprints]
    left = (one for one, reason in zip(report.findings, told, strict=True) if reason is None)
    suppressed = (
        Suppressed(one, reason)
        for one, reason in zip(report.findings, told, strict=True)
        if reason is not None
    )
    return BaselineResult(
        report=replace(
            report,
            findings=gathered(left),
            suppressed=Packed(suppressed, _SUPPRESSED),
        ),
        unused=tuple(
            known
            for known in baseline.known.values()
            if known.fingerprint not in found
            and (
                baseline.is_gone(known) or (known.path in read and is_asked(known.rule, known.path))
            )
        ),
        expired=tuple(
            known
            for known in baseline.known.values()
            if known.fingerprint in found and known.has_expired(today)
        ),
    )
