"""What an audit need not report again: allowed by the configuration, known to the baseline."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from unattend_gen.auditor.spread import Machines, SpreadCounter
from unattend_gen.core.report import Suppressed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unattend_gen.api.auditing import AuditOutcome, AuditRequest
    from unattend_gen.auditor.allowed import AllowList
    from unattend_gen.auditor.spread import Spread
    from unattend_gen.baseline import Baseline
    from unattend_gen.core.finding import Finding
    from unattend_gen.core.report import Report, Skipped
    from unattend_gen.sources.walk.tree import Address

_HERE: Final = (".",)
"""What is searched where nothing is named: what is staged in the working folder."""


class KnownPlaces:
    """The lists, and which files of the baseline were met.

    Args:
        request: what was asked for.
        allow: entries of the configuration; None without any.
        baseline: None without one.
    """

    def __init__(
        self, request: AuditRequest, allow: AllowList | None, baseline: Baseline | None
    ) -> None:
        self._request = request
        self._allow = allow
        self._baseline = baseline
        self._allowed: list[Suppressed] = []
        self._machines = Machines(request.paths or _HERE)
        self._spreading = SpreadCounter(self._machines)
        self.read: set[str] = set()
        """Paths that the baseline has and the walk has met."""

    def noted(self, found: Iterable[Address | Skipped]) -> Iterator[Address | Skipped]:
        """The same addresses; of those that the baseline has, the paths are kept."""
        known = self._baseline
        paths = {one.path for one in known.known.values()} if known else set()
        for one in found:
            if known is not None and (path := known.relative(one.location.path)) in paths:
                self.read.add(path)
            yield one

    def sifted(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The findings that are not allowed; all is counted as it comes."""
        for finding in findings:
            reason = self._allow.reason(finding) if self._allow is not None else None
            if reason is not None:
                self._allowed.append(Suppressed(finding, reason))
                continue
            if self._baseline is None:
                self._spreading.add(finding)
            yield finding

    def outcome(self, report: Report) -> AuditOutcome:
        """A report on sifted findings without what is known, and what its findings come to."""
        from unattend_gen.api.auditing import AuditOutcome

        if self._baseline is None:
            return AuditOutcome(report=self._summed_up(report, self._spreading.spread()))
        from unattend_gen.api.validating import day_in_greenwich
        from unattend_gen.auditor.spread import spread
        from unattend_gen.validator.known import compared

        seen = compared(
            report,
            self._baseline,
            today=day_in_greenwich(),
            read=self.read,
            is_asked=lambda *_: True,
        )
        summed = self._summed_up(seen.report, spread(seen.report.findings, self._machines))
        return AuditOutcome(report=summed, unused=seen.unused, expired=seen.expired)

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
        shown = (*self._allowed, *report.suppressed) if self._request.shows_known else ()
        return replace(report, overview=overview, suppressed=shown)


def read_known(request: AuditRequest) -> KnownPlaces:
    """The lists that a request names.

    Raises:
        InputError: the baseline cannot be read.
    """
    configuration = request.configuration
    allow, baseline = None, None
    path = Path(request.baseline) if request.baseline else None
    if configuration is not None:
        path = path or configuration.audit.baseline
        if configuration.audit.allow:
            from unattend_gen.auditor.allowed import AllowList

            allow = AllowList(configuration.audit.allow, configuration.folder)
    if path is not None and request.heeds_baseline:
        from unattend_gen.baseline import read_baseline

        baseline = read_baseline(path)
    return KnownPlaces(request, allow, baseline)
