"""Checking as a library uses it."""

from __future__ import annotations

from pathlib import Path

import pytest

import unattend_gen as ug
from tests.machines import FLEET, a_fleet
from tests.samples import TEST_MAK, a_shell_setup
from unattend_gen.errors import ExitCode, SourceError, UsageError


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_copy_is_checked() -> None:
    Path("unattend.xml").write_bytes(
        a_shell_setup("specialize", f"<ProductKey>{TEST_MAK}</ProductKey>")
    )

    report = ug.check("unattend.xml")

    assert [finding.rule for finding in report.findings] == ["leftover-key"]


@pytest.mark.parametrize("nothing", ["empty", "huge.xml"])
def test_comparing_with_nothing_is_never_agreement(nothing: str) -> None:
    Path("empty").mkdir()
    with Path("huge.xml").open("wb") as stream:
        stream.truncate(64 * 1024 * 1024)

    with pytest.raises(SourceError):
        ug.check([], against=nothing)


def test_a_copy_in_memory_is_checked() -> None:
    data = a_shell_setup("specialize", f"<ProductKey>{TEST_MAK}</ProductKey>")

    outcome = ug.check(data)

    assert [finding.location.path for finding in outcome.findings] == ["<memory>"]
    assert [document.verdict for document in outcome.documents] == [ug.Verdict.LEAKED]


class Counting(ug.Progress):
    """Counts machines."""

    done = 0

    def advance(self, *, files: int = 1, size_bytes: int = 0) -> None:
        self.done += files + size_bytes


def test_a_fleet_is_checked_machine_by_machine(tmp_path: Path) -> None:
    progress = Counting()
    found = ug.check_fleet(a_fleet(tmp_path), progress=progress)

    assert (found.tally.machines, progress.done) == (0, 0)
    assert tuple(found) == FLEET
    assert (found.tally.machines, progress.done, found.exit_code) == (4, 4, ExitCode.FINDINGS)


def test_an_unknown_fleet_format_lists_the_valid_ones(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="sarif is not a format here; valid formats: text, csv"):
        ug.check_fleet(a_fleet(tmp_path)).format("sarif")
