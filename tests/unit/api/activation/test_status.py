"""The function of `activation status`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import unattend_gen as ug
from tests.captures import a_dli
from unattend_gen.api.activation.status import capture_suffixes
from unattend_gen.errors import ExitCode

if TYPE_CHECKING:
    from pathlib import Path


def test_the_exit_code_is_final_after_the_report(tmp_path: Path) -> None:
    (tmp_path / "PC-1.txt").write_text(a_dli(), encoding="utf-8")

    outcome = ug.activation.status(tmp_path)

    assert outcome.format().endswith("1 licence, 1 activated\n")
    assert outcome.exit_code is ExitCode.CLEAN


def test_machines_can_be_iterated(tmp_path: Path) -> None:
    (tmp_path / "PC-1.txt").write_text(a_dli(), encoding="utf-8")

    outcome = ug.activation.status([tmp_path])

    assert [getattr(one, "computer", "") for one in outcome.machines] == ["PC-1"]
    assert outcome.exit_code is ExitCode.CLEAN


def test_captures_are_recognised_by_suffix() -> None:
    assert ".txt" in capture_suffixes()
