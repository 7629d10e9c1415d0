"""What an audit need not report again: allowed by the configuration, known to the baseline."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from unattend_gen.core.report import Suppressed, gathered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unattend_gen.api.auditing import AuditOutcome, AuditRequest
    from unattend_gen.audit.allowed import AllowList
    from unattend_gen.baseline import Baseline
    from unattend_gen.core.finding import Finding
    from unattend_gen.core.report import Report, Skipped
    from unattend_gen.sources.tree import Address


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

    def outcome(self, report: Report) -> AuditOutcome:
        """The report without what is known, and what its findings come to."""
        from unattend_gen.api.auditing import AuditOutcome

        left, allowed = self._without_allowed(report)
        if self._baseline is None:
            outcome = AuditOutcome(report=left)
        else:
            from unattend_gen.api.validating import day_in_greenwich
            from unattend_gen.validate.known import compared

            seen = compared(
                left,
                self._baseline,
                today=day_in_greenwich(),
                read=self.read,
                is_asked=lambda *_: True,
            )
            outcome = AuditOutcome(report=seen.report, unused=seen.unused, expired=seen.expired)
        return replace(outcome, report=self._summed_up(outcome.report, allowed))

    def _without_allowed(self, report: Report) -> tuple[Report, tuple[Suppressed, ...]]:
        allow = self._allow
        if allow is None:
            return report, ()
        allowed: list[Suppressed] = []

        def left() -> Iterator[Finding]:
            for finding in report.findings:
                reason = allow.reason(finding)
                if reason is None:
                    yield finding
                else:
                    allowed.append(Suppressed(finding, reason))

        findings = gathered(left())
        return replace(report, findings=findings), tuple(allowed)

    def _summed_up(self, report: Report, allowed: tuple[Suppressed, ...]) -> Report:
        from unattend_gen.audit.machines import Machines
        from unattend_gen.audit.spread import spread

        if report.overview is None:
            return report
        seen = spread(report.findings, Machines(self._request.paths))
        overview = replace(
            report.overview,
            allowed=len(allowed),
            known=len(report.suppressed),
            secrets=seen.secrets,
            groups=seen.groups,
            machines=seen.machines,
        )
        shown = (*allowed, *report.suppressed) if self._request.shows_known else ()
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
            from unattend_gen.audit.allowed import AllowList

            allow = AllowList(configuration.audit.allow, configuration.folder)
    if path is not None and request.heeds_baseline:
        from unattend_gen.baseline import read_baseline

        baseline = read_baseline(path)
    return KnownPlaces(request, allow, baseline)
