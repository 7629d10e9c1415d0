from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.reports import LEFTOVER
from tests.samples import TEST_MAK
from unattend_gen.auditor.allowed import AllowList
from unattend_gen.baseline import empty_baseline
from unattend_gen.configuration.values import AllowedFinding

if TYPE_CHECKING:
    from pathlib import Path

    from unattend_gen.core.finding import Finding


@pytest.fixture
def finding(tmp_path: Path) -> Finding:
    path = str(tmp_path / "lab" / "a.xml")
    return replace(LEFTOVER, location=replace(LEFTOVER.location, path=path))


def reason(folder: Path, finding: Finding, *entries: AllowedFinding) -> str | None:
    return AllowList(entries, folder).reason(finding)


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (AllowedFinding(reason="r", path="lab/**"), "r"),
        (AllowedFinding(reason="r", path="other/**"), None),
        (AllowedFinding(reason="r", path="/a.xml"), None),
        (AllowedFinding(reason="r", rule="leftover-key"), "r"),
        (AllowedFinding(reason="r", rule="leftover-password"), None),
        (AllowedFinding(reason="r", path="lab/**", rule="leftover-password"), None),
        (AllowedFinding(reason="r", fingerprint="00ff"), None),
    ],
)
def test_all_conditions_of_an_entry_must_match(
    tmp_path: Path, finding: Finding, entry: AllowedFinding, expected: str | None
) -> None:
    assert reason(tmp_path, finding, entry) == expected


def test_a_fingerprint_is_that_of_the_report_or_of_a_baseline_next_to_the_configuration(
    tmp_path: Path, finding: Finding
) -> None:
    beside = empty_baseline(tmp_path / "baseline.json").entry(finding).fingerprint

    assert beside != finding.fingerprint
    assert [
        reason(tmp_path, finding, AllowedFinding(reason="r", fingerprint=one))
        for one in (finding.fingerprint, beside)
    ] == ["r", "r"]


def test_the_first_matching_entry_has_the_reason(tmp_path: Path, finding: Finding) -> None:
    first = AllowedFinding(reason="none", path="x")
    second, third = (AllowedFinding(reason=one, rule="leftover-key") for one in "ab")

    assert reason(tmp_path, finding, first, second, third) == "a"


def test_the_fingerprint_of_a_masked_name_fits_the_file(tmp_path: Path, finding: Finding) -> None:
    named = replace(finding, location=replace(finding.location, path=f"{TEST_MAK}.txt"))
    shown = replace(finding, location=replace(finding.location, path="***-Q4JK2.txt"))

    entry = AllowedFinding(reason="r", fingerprint=shown.fingerprint)

    assert reason(tmp_path, named, entry) == "r"
