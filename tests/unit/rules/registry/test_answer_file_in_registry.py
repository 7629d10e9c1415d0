from __future__ import annotations

from typing import TYPE_CHECKING

import unattend_gen as ug
from tests.hives import a_hive, below, text
from tests.samples import TEST_MAK
from unattend_gen.errors import ExitCode

if TYPE_CHECKING:
    from pathlib import Path

    from unattend_gen.core.report import Report


def audited(folder: Path, path: str, key: str = "Setup") -> Report:
    """What is found in a hive that names an answer file."""
    (folder / "SYSTEM").write_bytes(a_hive(below(key, {"UnattendFile": text(path)}), "SYSTEM"))
    return ug.audit(folder, deep=True).report


def test_the_path_that_a_hive_names_is_reported_and_is_not_a_leak(tmp_path: Path) -> None:
    report = audited(tmp_path, "E:\\Deploy\\büro.xml")

    [finding] = report.findings
    assert finding.rule == "answer-file-in-registry"
    assert "from E:\\Deploy\\büro.xml, and" in finding.message
    assert report.exit_code is ExitCode.CLEAN


def test_an_empty_value_names_no_file(tmp_path: Path) -> None:
    assert audited(tmp_path, "").findings == ()


def test_a_key_of_the_same_name_elsewhere_is_another_one(tmp_path: Path) -> None:
    assert audited(tmp_path, "E:\\a.xml", "Vendor\\Agent\\Setup").findings == ()


def test_a_text_that_is_not_a_path_is_not_reported_as_a_whole(tmp_path: Path) -> None:
    report = audited(tmp_path, f"{TEST_MAK}{' x' * 1000}")

    messages = [one.message for one in report.findings if one.rule == "answer-file-in-registry"]
    assert [len(message) < 400 for message in messages] == [True]
    assert TEST_MAK not in messages[0]
