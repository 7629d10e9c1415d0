from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import unattend_gen as ug
from tests.hives import Values, a_hive, below, dword
from unattend_gen.errors import ExitCode

if TYPE_CHECKING:
    from pathlib import Path

KEY = "Microsoft\\Windows NT\\CurrentVersion\\SoftwareProtectionPlatform\\Activation"


@pytest.mark.parametrize(
    ("values", "rules"),
    [
        ({"Manual": dword(1)}, ["manual-activation"]),
        ({"Manual": dword(0)}, []),
        ({"AlternateURL": dword(1)}, []),
    ],
)
def test_a_machine_that_waits_for_somebody_is_noted(
    tmp_path: Path, values: Values, rules: list[str]
) -> None:
    (tmp_path / "SOFTWARE").write_bytes(a_hive(below(KEY, values)))

    report = ug.audit(tmp_path).report

    assert [finding.rule for finding in report.findings] == rules
    assert report.exit_code is ExitCode.CLEAN
