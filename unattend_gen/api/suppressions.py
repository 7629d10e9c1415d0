"""Findings of an audit that do not count: allowed by the configuration or in the baseline."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from unattend_gen.api.baselines import KnownOutcome, noted, utc_today
from unattend_gen.auditor.spread import Machines, SpreadCounter
from unattend_gen.core.report import Suppressed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unattend_gen.auditor.allowed import AllowList
    from unattend_gen.auditor.spread import Spread
    from unattend_gen.baseline import Baseline
    from unattend_gen.configuration.values import Configuration
    from unattend_gen.core.finding import Finding
    from unattend_gen.core.report import Report, Skipped
    from unattend_gen.sources.walk.tree import Address

_HERE: Final = (".",)
"""The folder that is searched where no path is given: `--staged` searches the working folder."""


class Suppressions:
    """The findings that do not count, collected while the search runs.

    Args:
        paths: as they were given.
        allow: entries of the configuration; None for none.
        baseline: None for none.
        shows_known: whether the report lists the suppressed findings.
    """

    def __init__(
        self,
        paths: tuple[str, ...],
        allow: AllowList | None,
        baseline: Baseline | None,
        *,
        shows_known: bool,
    ) -> None:
        self._allow = allow
        self._baseline = baseline
        self._shows_known = shows_known
        self._allowed: list[Suppressed] = []
        self._machines = Machines(paths or _HERE)
        self._spreading = SpreadCounter(self._machines)
        self._read: set[str] = set()

    def noted(self, found: Iterable[Address | Skipped]) -> Iterator[Address | Skipped]:
        """Yield the same addresses, and remember which files of the baseline were read."""
        return noted(found, self._baseline, self._read)

    def sifted(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Yield the findings that are not allowed."""
        for finding in findings:
            reason = self._allow.reason(finding) if self._allow is not None else None
            if reason is not None:
                self._allowed.append(Suppressed(finding, reason))
                continue
            if self._baseline is None:
                self._spreading.add(finding)
            yield finding

    def applied(self, report: Report) -> KnownOutcome:
        """Return a report on sifted findings without those in the baseline."""
        if self._baseline is None:
            return KnownOutcome(report=self._summed_up(report, self._spreading.spread()))
        from unattend_gen.auditor.spread import spread
        from unattend_gen.validator.baseline import apply_baseline

        seen = apply_baseline(
            report,
            self._baseline,
            today=utc_today(),
            read=self._read,
            is_asked=lambda *_: True,
        )
        found = spread(seen.report.findings, self._machines)
        summed = self._summed_up(seen.report, found)
        return KnownOutcome(report=summed, unused=seen.unused, expired=seen.expired)

    def _summed_up(self, report: Report, seen: Spread) -> Report:
        if report.overview is None:
            return report
        overview = replace(
            report.overview,
            allowed=len(self._allowed),
            known=len(report.suppressed),
            secrets=seen.secrets,
            groups=seen.groups,
            machines=seen.machines,
        )
        shown = (*self._allowed, *report.suppressed) if self._shows_known else ()
        return replace(report, overview=overview, suppressed=shown)


def allow_list(configuration: Configuration) -> AllowList | None:
    """Return the findings that a configuration allows; None for none."""
    if not configuration.audit.allow:
        return None
    from unattend_gen.auditor.allowed import AllowList

    return AllowList(configuration.audit.allow, configuration.folder)
