from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from unattend_gen.baseline import Baseline, empty_baseline
from unattend_gen.core.finding import Confidence, Finding, Severity
from unattend_gen.core.location import Location
from unattend_gen.core.report import Report
from unattend_gen.validate.known import compared

FINDING = Finding(
    rule="too-long",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    location=Location("a.xml", line=3, setting="specialize/X/Y"),
    message="longer than 15 characters",
    advice="shorten it",
)
OTHER = replace(FINDING, rule="wrong-type")


def a_baseline(*findings: Finding) -> Baseline:
    empty = empty_baseline(Path("known.json"))
    entries = [empty.entry(finding) for finding in findings]
    return replace(empty, known={one.fingerprint: one for one in entries})


def test_what_is_known_does_not_count() -> None:
    report = Report("validate", findings=(FINDING, OTHER), documents_read=1)

    found = compared(report, a_baseline(FINDING), read={"a.xml"}, is_asked=lambda *_: True)

    assert (found.report.findings, found.known, found.unused) == ((OTHER,), 1, ())


def test_an_entry_is_unused_where_its_file_was_read_and_its_rule_asked() -> None:
    baseline = a_baseline(FINDING)
    report = Report("validate", documents_read=1)

    found = compared(report, baseline, read={"a.xml"}, is_asked=lambda *_: True)

    assert found.unused == tuple(baseline.known.values())


def test_an_entry_whose_rule_was_not_asked_may_hold_still(tmp_path: Path) -> None:
    (tmp_path / "a.xml").touch()
    baseline = replace(a_baseline(FINDING), folder=str(tmp_path))
    report = Report("validate", documents_read=1)

    assert compared(report, baseline, read={"a.xml"}, is_asked=lambda *_: False).unused == ()
    assert compared(report, baseline, read=frozenset(), is_asked=lambda *_: True).unused == ()


def test_an_entry_whose_file_is_gone_is_unused(tmp_path: Path) -> None:
    baseline = replace(a_baseline(FINDING), folder=str(tmp_path))
    report = Report("validate", documents_read=1)

    found = compared(report, baseline, read=frozenset(), is_asked=lambda *_: False)

    assert found.unused == tuple(baseline.known.values())
