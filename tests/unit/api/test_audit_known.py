from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.reports import AUDITED, LEFTOVER
from unattend_gen.api.audit_known import KnownPlaces, read_known
from unattend_gen.api.auditing import AuditOutcome, AuditRequest
from unattend_gen.baseline import baseline_text, empty_baseline
from unattend_gen.configuration.values import AllowedFinding, AuditKeys, Configuration
from unattend_gen.core.location import Location
from unattend_gen.errors import InputError
from unattend_gen.sources.walk.tree import Address

if TYPE_CHECKING:
    from unattend_gen.core.finding import Finding

ALLOWED = AuditKeys(allow=(AllowedFinding(reason="r", rule="leftover-key"),))


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(path: str, *findings: Finding) -> None:
    """Write a baseline that knows these."""
    Path(path).write_text(baseline_text(findings, empty_baseline(Path(path))))


def request(baseline: str | None = None, audit: AuditKeys | None = None) -> AuditRequest:
    configuration = None if audit is None else Configuration(audit=audit)
    return AuditRequest(paths=(".",), baseline=baseline, configuration=configuration)


def outcome_of(known: KnownPlaces) -> AuditOutcome:
    """What becomes of a report whose findings come one after the other."""
    return known.outcome(replace(AUDITED, findings=tuple(known.sifted(AUDITED.findings))))


def test_without_any_list_all_findings_stay_and_are_summed_up() -> None:
    report = outcome_of(read_known(request())).report

    assert report.findings == AUDITED.findings
    assert report.overview is not None
    assert (report.overview.allowed, report.overview.known, report.overview.secrets) == (0, 0, 1)


def test_the_baseline_of_the_command_line_goes_before_that_of_the_configuration() -> None:
    write("a.json", LEFTOVER)
    write("b.json")

    known = read_known(request("a.json", AuditKeys(baseline=Path("b.json"))))
    other = read_known(request(None, AuditKeys(baseline=Path("b.json"))))

    assert [len(outcome_of(one).report.findings) for one in (known, other)] == [1, 2]


def test_what_is_allowed_is_not_asked_of_the_baseline() -> None:
    write("a.json", LEFTOVER)

    outcome = outcome_of(read_known(request("a.json", ALLOWED)))

    assert outcome.report.overview is not None
    assert (outcome.report.overview.allowed, outcome.report.overview.known) == (1, 0)


def test_of_the_files_that_were_met_those_of_the_baseline_are_noted() -> None:
    write("a.json", LEFTOVER)
    known = read_known(request("a.json"))
    found = [Address(Location(name), False) for name in ("Panther/unattend.xml", "other")]

    assert [*known.noted(found)] == found
    assert known.read == {"Panther/unattend.xml"}


def test_a_baseline_that_is_not_there_is_told() -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_known(request("none.json"))
