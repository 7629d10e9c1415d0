"""Auditing as a library uses it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.samples import OTHER_TEST_MAK, TEST_MAK
from unattend_gen.api.auditing import AuditRequest, audit
from unattend_gen.errors import ExitCode

if TYPE_CHECKING:
    from pathlib import Path


def test_every_file_of_a_tree_is_searched_whatever_its_name(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "notes").write_text(f"The MAK is {TEST_MAK}.\n")

    report = audit(AuditRequest(paths=(str(tmp_path),)))

    assert [(one.rule, one.last_five) for one in report.findings] == [("leftover-key", "Q4JK2")]
    assert report.exit_code is ExitCode.FINDINGS


def test_keys_that_are_allowed_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "keys.csv").write_text(f"{TEST_MAK}\n{OTHER_TEST_MAK}\n")
    allow = tmp_path.parent / "allowed.txt"
    allow.write_text(f"{TEST_MAK}\n")

    report = audit(AuditRequest(paths=(str(tmp_path),), allow=str(allow)))

    assert [one.last_five for one in report.findings] == ["Q9DYC"]
