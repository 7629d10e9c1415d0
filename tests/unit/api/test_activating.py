"""The façade of `activation`."""

from __future__ import annotations

import os
import tracemalloc
from pathlib import Path

import pytest

from tests.hives import a_hive, below, dword
from unattend_gen.api import activating
from unattend_gen.errors import SourceError

PLATFORM = r"Microsoft\Windows NT\CurrentVersion\SoftwareProtectionPlatform"


def test_pages_of_windows_come_in_a_form() -> None:
    assert activating.windows_pages("11-24h2").startswith("How to activate Windows 11")
    assert activating.windows_pages(form="markdown").startswith("# How to activate Windows by hand")


def test_the_change_comes_as_the_bytes_of_its_file() -> None:
    assert activating.registry_change().startswith(b"\xff\xfe")
    assert activating.registry_change("cmd", undo=True).startswith(b"@echo off\r\n")


def test_a_hive_is_read_from_its_file(tmp_path: Path) -> None:
    hive = tmp_path / "SOFTWARE"
    hive.write_bytes(a_hive(below(PLATFORM, {}, Activation=({"Manual": dword(1)}, {}))))

    assert activating.check_registry(str(hive)).values[0].value == 1


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
        activating.check_registry(str(hive))


def test_a_large_file_that_is_no_hive_is_not_read_whole(tmp_path: Path) -> None:
    hive = tmp_path / "SOFTWARE"
    hive.touch()
    os.truncate(hive, 200 * 1024**2)
    tracemalloc.start()

    with pytest.raises(SourceError, match="not a registry hive"):
        activating.check_registry(str(hive))
    _, peak_bytes = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak_bytes < 20 * 1024**2


def test_a_hive_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        activating.check_registry(str(tmp_path / "SOFTWARE"))


def test_a_folder_is_no_hive(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="it is no file"):
        activating.check_registry(str(tmp_path))


def test_a_plan_comes_in_a_form() -> None:
    plan = activating.conversion_plan("kms", "Enterprise", "11-24h2", form="markdown")

    assert plan.startswith("# From MAK to KMS client\n")
