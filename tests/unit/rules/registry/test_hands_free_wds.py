from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import unattend_gen as ug
from tests.hives import a_hive, below, dword, text
from unattend_gen.errors import ExitCode

if TYPE_CHECKING:
    from pathlib import Path

    from unattend_gen.core.report import Report

KEY = "ControlSet001\\Services\\WdsServer\\Providers\\WdsImgSrv\\Unattend"
VALUE = "AllowHandsFreeFunctionality"


def audited(folder: Path, value: tuple[int, bytes]) -> Report:
    """What is found in the hive of a server with this value."""
    keys = {**below(KEY, {VALUE: value}), **below("Select", {"Current": dword(1)})}
    (folder / "SYSTEM").write_bytes(a_hive(keys, "SYSTEM"))
    return ug.audit(folder).report


def test_the_switch_of_a_server_is_found_in_its_hive(tmp_path: Path) -> None:
    report = audited(tmp_path, dword(1))

    [finding] = report.findings
    assert (finding.rule, finding.location.line) == ("hands-free-wds", None)
    assert finding.location.inside == (KEY,)
    assert finding.location.setting == f"HKEY_LOCAL_MACHINE\\SYSTEM\\{KEY}\\{VALUE}"
    assert report.exit_code is ExitCode.FINDINGS


@pytest.mark.parametrize("value", [dword(0), dword(2), text("1")], ids=["off", "unknown", "text"])
def test_what_does_not_turn_it_on_is_left_alone(tmp_path: Path, value: tuple[int, bytes]) -> None:
    report = audited(tmp_path, value)

    assert (report.findings, report.exit_code) == ((), ExitCode.CLEAN)
