"""Findings that the configuration allows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from unattend_gen.baseline import empty_baseline
from unattend_gen.catalog.keys import shown_location
from unattend_gen.sources.walk.exclusions import Patterns

if TYPE_CHECKING:
    from pathlib import Path

    from unattend_gen.configuration.values import AllowedFinding
    from unattend_gen.core.finding import Finding


@dataclass(frozen=True, slots=True)
class AllowList:
    """The allowed findings of a configuration, and the folder that their patterns start from."""

    entries: tuple[AllowedFinding, ...]
    folder: Path

    def reason(self, finding: Finding) -> str | None:
        """Return the reason of the first entry that allows a finding; None if none does."""
        return next((one.reason for one in self.entries if self._fits(one, finding)), None)

    def _fits(self, entry: AllowedFinding, finding: Finding) -> bool:
        if entry.rule not in {None, finding.rule}:
            return False
        if entry.path is not None:
            patterns = Patterns((entry.path,), str(self.folder))
            if not patterns.match(finding.location.path):
                return False
        return entry.fingerprint is None or entry.fingerprint in self._fingerprints(finding)

    def _fingerprints(self, finding: Finding) -> frozenset[str]:
        """Return the fingerprints in a report, and in a baseline next to the configuration file."""
        of_baseline = empty_baseline(self.folder / "baseline.json").entry(finding)
        shown = replace(finding, location=shown_location(finding.location))
        return frozenset({shown.fingerprint, of_baseline.fingerprint})
