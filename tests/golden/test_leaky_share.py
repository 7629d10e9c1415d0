"""The report on the leaky share, compared with a report that was reviewed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import unattend_gen as ug
from tests.samples import OTHER_TEST_MAK, TEST_MAK

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "examples" / "leaky-share" / "expected" / "report.json"
SECRETS = ("Harbor-71-Lantern", "Orchid-52-Timber", "Walnut-19-Zephyr", "Copper-38-Meadow")


@pytest.mark.usefixtures("version_zero")
@pytest.mark.parametrize("jobs", [1, 2])
def test_the_report_is_the_expected_one_whatever_the_number_of_jobs(
    jobs: int, monkeypatch: pytest.MonkeyPatch, *, update_golden: bool
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("HASH_KEY", "a key for hashes that is public here")

    outcome = ug.audit("examples/leaky-share/share", jobs=jobs, hash_key="env:HASH_KEY")
    text = outcome.format("json").encode()
    if update_golden:
        GOLDEN.write_bytes(text)

    assert GOLDEN.read_bytes() == text


def test_the_readme_names_each_file_with_a_finding() -> None:
    readme = (GOLDEN.parents[1] / "README.md").read_text(encoding="utf-8")
    findings = json.loads(GOLDEN.read_bytes())["findings"]

    names = {Path(finding["location"]["path"]).name for finding in findings}
    assert [name for name in sorted(names) if name not in readme] == []


def test_the_report_holds_no_secret() -> None:
    report = GOLDEN.read_text(encoding="utf-8")

    assert [one for one in (TEST_MAK, OTHER_TEST_MAK, *SECRETS) if one in report] == []
