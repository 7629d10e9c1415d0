"""The functions of `activation registry`."""

from __future__ import annotations

import os
import tracemalloc
from pathlib import Path

import pytest

import unattend_gen as ug
from tests.hives import a_hive, below, dword
from unattend_gen.errors import ExitCode, SourceError, UsageError

PLATFORM = r"Microsoft\Windows NT\CurrentVersion\SoftwareProtectionPlatform"


def test_the_change_is_returned_as_bytes() -> None:
    assert ug.activation.registry().startswith(b"\xff\xfe")
    assert ug.activation.registry("cmd", undo=True).startswith(b"@echo off\r\n")


def test_a_hive_is_read_from_its_file(tmp_path: Path) -> None:
    hive = tmp_path / "SOFTWARE"
    hive.write_bytes(a_hive(below(PLATFORM, {}, Activation=({"Manual": dword(1)}, {}))))

    assert ug.activation.check_registry(hive).check.values[0].value == 1


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "not a registry hive"),
        (a_hive({})[:5000], "truncated"),
        (b"MZ", "not a registry hive"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_place(
    content: bytes, reason: str, tmp_path: Path
) -> None:
    hive = tmp_path / "SOFTWARE"
    hive.write_bytes(content)

    with pytest.raises(SourceError, match=f"SOFTWARE: .*{reason}"):
        ug.activation.check_registry(hive)


def test_a_large_file_of_another_kind_is_not_read_whole(tmp_path: Path) -> None:
    hive = tmp_path / "SOFTWARE"
    hive.touch()
    os.truncate(hive, 200 * 1024**2)
    tracemalloc.start()

    with pytest.raises(SourceError, match="not a registry hive"):
        ug.activation.check_registry(hive)
    _, peak_bytes = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak_bytes < 20 * 1024**2


def test_a_missing_hive_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="the file does not exist"):
        ug.activation.check_registry(str(tmp_path / "SOFTWARE"))


def test_a_folder_instead_of_a_hive_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="not a regular file"):
        ug.activation.check_registry(str(tmp_path))


def test_a_result_has_an_exit_code_and_formats(tmp_path: Path) -> None:
    hive = tmp_path / "SOFTWARE"
    values = {"Manual": dword(1), "Notification Disabled": dword(1)}
    hive.write_bytes(a_hive(below(PLATFORM, {}, Activation=(values, {}))))

    outcome = ug.activation.check_registry(hive)

    assert outcome.exit_code is ExitCode.FINDINGS
    assert "the correct value is NotificationDisabled" in outcome.format()
    with pytest.raises(UsageError, match="choose from text, json"):
        outcome.format("html")


def test_an_unknown_form_is_rejected() -> None:
    with pytest.raises(UsageError, match="choose from reg, cmd, spec, answer-file"):
        ug.activation.registry("xml")
