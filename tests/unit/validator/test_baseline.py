from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from tests.samples import TEST_MAK
from unattend_gen.baseline import Baseline, empty_baseline
from unattend_gen.core.finding import Confidence, Finding, Severity
from unattend_gen.core.location import Location
from unattend_gen.core.report import Report, Suppressed
from unattend_gen.validator.baseline import apply_baseline

FINDING = Finding(
    rule="too-long",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    location=Location("a.xml", line=3, setting="specialize/X/Y"),
    message="longer than 15 characters",
    advice="shorten it",
)
OTHER = replace(FINDING, rule="wrong-type")
TODAY = date(2027, 4, 1)


def a_baseline(*findings: Finding) -> Baseline:
    empty = empty_baseline(Path("known.json"))
    entries = [empty.entry(finding) for finding in findings]
    return replace(empty, known={one.fingerprint: one for one in entries})


def with_entry(*, reason: str = "", expires: date | None = None) -> Baseline:
    baseline = a_baseline(FINDING)
    [known] = baseline.known.values()
    entry = replace(known, reason=reason, expires=expires)
    return replace(baseline, known={known.fingerprint: entry})


def test_a_known_finding_does_not_count() -> None:
    report = Report("validate", findings=(FINDING, OTHER), documents_read=1)

    found = apply_baseline(
        report, a_baseline(FINDING), today=TODAY, read={"a.xml"}, is_asked=lambda *_: True
    )

    assert (found.report.findings, found.unused, found.expired) == ((OTHER,), (), ())
    assert found.report.suppressed == (Suppressed(FINDING),)


def test_an_entry_is_unused_where_its_file_was_read_and_its_rule_asked() -> None:
    baseline = a_baseline(FINDING)
    report = Report("validate", documents_read=1)

    found = apply_baseline(report, baseline, today=TODAY, read={"a.xml"}, is_asked=lambda *_: True)

    assert found.unused == tuple(baseline.known.values())


def test_an_entry_whose_rule_was_not_asked_may_hold_still(tmp_path: Path) -> None:
    (tmp_path / "a.xml").touch()
    baseline = replace(a_baseline(FINDING), folder=str(tmp_path))
    report = Report("validate", documents_read=1)

    assert (
        apply_baseline(
            report, baseline, today=TODAY, read={"a.xml"}, is_asked=lambda *_: False
        ).unused
        == ()
    )
    assert (
        apply_baseline(
            report, baseline, today=TODAY, read=frozenset(), is_asked=lambda *_: True
        ).unused
        == ()
    )


def test_an_entry_whose_file_is_gone_is_unused(tmp_path: Path) -> None:
    baseline = replace(a_baseline(FINDING), folder=str(tmp_path))
    report = Report("validate", documents_read=1)

    found = apply_baseline(
        report, baseline, today=TODAY, read=frozenset(), is_asked=lambda *_: False
    )

    assert found.unused == tuple(baseline.known.values())


def test_a_reason_shows_no_key() -> None:
    baseline = with_entry(reason=f"the lab's key {TEST_MAK}")
    report = Report("validate", findings=(FINDING,), documents_read=1)

    found = apply_baseline(report, baseline, today=TODAY, read={"a.xml"}, is_asked=lambda *_: True)

    assert TEST_MAK not in found.report.suppressed[0].reason


def test_a_finding_counts_again_when_its_entry_has_expired() -> None:
    baseline = with_entry(expires=TODAY - timedelta(days=1))
    report = Report("validate", findings=(FINDING,), documents_read=1)

    found = apply_baseline(report, baseline, today=TODAY, read={"a.xml"}, is_asked=lambda *_: True)

    assert (found.report.findings, found.report.suppressed) == ((FINDING,), ())
    assert (found.expired, found.unused) == (tuple(baseline.known.values()), ())


def test_an_entry_hides_its_finding_on_its_last_day() -> None:
    baseline = with_entry(expires=TODAY)
    report = Report("validate", findings=(FINDING,), documents_read=1)

    found = apply_baseline(report, baseline, today=TODAY, read={"a.xml"}, is_asked=lambda *_: True)

    assert (found.report.findings, found.expired) == ((), ())


def test_an_expired_entry_that_nothing_is_found_for_is_unused() -> None:
    baseline = with_entry(expires=TODAY - timedelta(days=1))
    report = Report("validate", documents_read=1)

    found = apply_baseline(report, baseline, today=TODAY, read={"a.xml"}, is_asked=lambda *_: True)

    assert (found.unused, found.expired) == (tuple(baseline.known.values()), ())


def test_of_many_findings_known_and_left_ones_are_distinguished() -> None:
    many = tuple(
        replace(one, location=replace(one.location, path=f"{number}.xml"))
        for number in range(1500)
        for one in (FINDING, OTHER)
    )
    report = Report("validate", findings=many, documents_read=1500)

    found = apply_baseline(
        report, a_baseline(*many[::2]), today=TODAY, read=frozenset(), is_asked=lambda *_: True
    )

    assert found.report.findings == many[1::2]
    assert found.report.suppressed == tuple(map(Suppressed, many[::2]))
