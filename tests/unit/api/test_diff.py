"""`diff` as a program calls it."""

from __future__ import annotations

from pathlib import Path

import pytest

import unattend_gen as ug
from tests.samples import a_shell_setup
from unattend_gen.core.comparison import ChangeKind, FileState
from unattend_gen.errors import ExitCode, InputError, SourceError, UnattendError, UsageError

UTC = a_shell_setup("specialize", "<TimeZone>UTC</TimeZone>")
GMT = a_shell_setup("specialize", "<TimeZone>GMT</TimeZone>")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two folders, `a` and `b`, each with a file of one name."""
    monkeypatch.chdir(tmp_path)
    for name, data in (("a", UTC), ("b", GMT)):
        (tmp_path / name / "deep").mkdir(parents=True)
        (tmp_path / name / "deep" / "unattend.xml").write_bytes(data)
    return tmp_path


def test_two_files_are_compared_whatever_their_names() -> None:
    Path("other.xml").write_bytes(GMT)

    outcome = ug.diff("a/deep/unattend.xml", "other.xml")

    assert [file.name for file in outcome.files] == ["other.xml"]
    assert outcome.comparison.counts() == {ChangeKind.CHANGED: 1}
    assert outcome.exit_code is ExitCode.FINDINGS


def test_files_of_folders_are_matched_by_their_paths() -> None:
    Path("b/new.xml").write_bytes(UTC)

    outcome = ug.diff("a", "b/")

    assert [(file.name, file.state) for file in outcome.files] == [
        ("deep/unattend.xml", FileState.DIFFERENT),
        ("new.xml", FileState.ONLY_RIGHT),
    ]


def test_a_broken_file_in_a_folder_is_skipped() -> None:
    Path("a/deep/unattend.xml").write_bytes(b"<broken")

    assert ug.diff("a", "b").exit_code is ExitCode.INCOMPLETE


@pytest.mark.parametrize(
    ("left", "right", "error"),
    [
        ("a", "b/deep/unattend.xml", UsageError),
        ("-", "-", UsageError),
        ("-", "a", UsageError),
        ("a", "gone", SourceError),
        ("empty", "empty", SourceError),
        ("broken.xml", "a/deep/unattend.xml", SourceError),
        ("a/deep/unattend.xml", "other.xml", InputError),
    ],
)
def test_uncomparable_inputs_are_an_error(
    left: str, right: str, error: type[UnattendError]
) -> None:
    Path("empty").mkdir()
    Path("broken.xml").write_bytes(b"<broken")
    Path("other.xml").write_bytes(b"<other/>")

    with pytest.raises(error):
        ug.diff(left, right)


def test_a_format_that_is_not_there_is_a_usage_error() -> None:
    with pytest.raises(UsageError):
        ug.diff("a", "b").format("sarif")


def test_a_comparison_is_described_in_a_line() -> None:
    assert ug.diff("a", "b").summary == "1 changed"


def test_content_in_memory_is_compared() -> None:
    outcome = ug.diff(UTC, "b/deep/unattend.xml")

    assert [file.name for file in outcome.files] == ["unattend.xml"]
    assert outcome.comparison.counts() == {ChangeKind.CHANGED: 1}
    assert ug.diff(UTC, UTC).exit_code is ExitCode.CLEAN
