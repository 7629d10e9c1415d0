from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import unattend_gen as ug
from tests.reports import AUDITED, LEFTOVER
from tests.samples import TEST_MAK
from unattend_gen.api.baselines import read_baseline
from unattend_gen.api.suppressions import Suppressions, allow_list
from unattend_gen.baseline import baseline_text, empty_baseline
from unattend_gen.configuration.values import AllowedFinding, AuditKeys, Configuration
from unattend_gen.core.location import Location
from unattend_gen.sources.walk.tree import Address

if TYPE_CHECKING:
    from unattend_gen.core.finding import Finding
    from unattend_gen.core.report import Report

ALLOWED = AuditKeys(allow=(AllowedFinding(reason="r", rule="leftover-key"),))


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(path: str, *findings: Finding) -> None:
    """Write a baseline that knows these."""
    Path(path).write_text(baseline_text(findings, empty_baseline(Path(path))))


def suppressions(baseline: str | None = None, audit: AuditKeys | None = None) -> Suppressions:
    configured = Configuration(audit=audit or AuditKeys())
    known = read_baseline(Path(baseline) if baseline else None)
    return Suppressions((".",), allow_list(configured), known, shows_known=False)


def report_of(known: Suppressions) -> Report:
    """Return what is left of a report whose findings come one after the other."""
    report = replace(AUDITED, findings=tuple(known.sifted(AUDITED.findings)))
    return known.applied(report).report


def test_without_any_list_all_findings_stay_and_are_summed_up() -> None:
    report = report_of(suppressions())

    assert report.findings == AUDITED.findings
    assert report.overview is not None
    assert (report.overview.allowed, report.overview.known, report.overview.secrets) == (0, 0, 1)


def test_the_baseline_of_the_command_line_goes_before_that_of_the_configuration() -> None:
    Path("a.cmd").write_text(f"slmgr /ipk {TEST_MAK}\n")
    ug.audit("a.cmd", write_baseline="a.json")
    write("b.json")
    configured = Configuration(audit=AuditKeys(baseline=Path("b.json")))

    given = ug.audit("a.cmd", baseline="a.json", config=configured)
    other = ug.audit("a.cmd", config=configured)

    assert [len(outcome.findings) for outcome in (given, other)] == [0, 1]


def test_allowed_findings_are_not_looked_up_in_the_baseline() -> None:
    write("a.json", LEFTOVER)

    report = report_of(suppressions("a.json", ALLOWED))

    assert report.overview is not None
    assert (report.overview.allowed, report.overview.known) == (1, 0)


def test_addresses_pass_through_unchanged() -> None:
    write("a.json", LEFTOVER)
    found = [Address(Location(name), False) for name in ("Panther/unattend.xml", "other")]

    assert [*suppressions("a.json").noted(found)] == found
