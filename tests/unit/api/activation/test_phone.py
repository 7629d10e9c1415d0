"""The function of `activation phone`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import unattend_gen as ug
from tests.activation_ids import a_confirmation_id, an_installation_id
from unattend_gen.errors import ExitCode, InputError, UsageError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def capture(tmp_path: Path) -> str:
    path = tmp_path / "PC-1.txt"
    path.write_text(f"Installation ID: {an_installation_id(1)}\n", encoding="utf-8")
    return str(path)


def test_the_confirmation_id_of_the_only_machine_may_be_typed(capture: str) -> None:
    sheet = ug.activation.phone(capture, confirmation_id=a_confirmation_id(1))

    assert (sheet.exit_code, len(sheet.entries)) == (ExitCode.CLEAN, 1)
    assert a_confirmation_id(1)[:6] in sheet.format()


def test_with_several_machines_nobody_knows_whose_it_is(capture: str, tmp_path: Path) -> None:
    other = tmp_path / "PC-2.txt"
    other.write_text(an_installation_id(2), encoding="utf-8")

    with pytest.raises(UsageError, match="the files have 2"):
        ug.activation.phone([capture, other], confirmation_id=a_confirmation_id(1))


def test_a_machine_may_be_typed_whole() -> None:
    sheet = ug.activation.phone(
        computer="PC-9",
        installation_id=an_installation_id(9),
        confirmation_id=a_confirmation_id(9),
    )

    assert sheet.format().startswith("PC-9  (command line)")


def test_a_wrong_id_is_a_finding() -> None:
    sheet = ug.activation.phone(computer="PC-9", installation_id=an_installation_id(9)[:-1])

    assert sheet.exit_code is ExitCode.FINDINGS
    assert sheet.entries[0].errors


def test_a_script_without_work_is_refused(capture: str) -> None:
    with pytest.raises(InputError, match="no computer has two valid IDs"):
        ug.activation.phone(capture).format("powershell")


def test_an_unknown_file_makes_the_result_incomplete(capture: str, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("hello", encoding="utf-8")

    assert ug.activation.phone([str(tmp_path)]).exit_code is ExitCode.INCOMPLETE
    assert ug.activation.phone([str(tmp_path / "x.txt")]).exit_code is ExitCode.UNUSABLE
    assert ug.activation.phone([capture]).exit_code is ExitCode.CLEAN
