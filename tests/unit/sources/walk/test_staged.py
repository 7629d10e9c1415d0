from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.repositories import a_repository, commit, git, stage
from unattend_gen.core.location import Location
from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.errors import SourceError, UsageError
from unattend_gen.sources.walk import staged
from unattend_gen.sources.walk.staged import staged_blobs

if TYPE_CHECKING:
    from pathlib import Path

LIMIT = 1000


def contents(folder: Path, limit: int = LIMIT) -> dict[str, bytes]:
    """Return the staged content below a folder, by path."""
    return {
        os.path.relpath(one.location.path, folder): one.data
        for one in staged_blobs((str(folder),), limit_bytes=limit)
        if not isinstance(one, Skipped)
    }


def test_staged_content_is_read_instead_of_the_file(tmp_path: Path) -> None:
    repository = a_repository(tmp_path, {"a.cmd": b"staged", "sub/b.cmd": b""})
    (repository / "a.cmd").write_bytes(b"changed since")
    (repository / "c.cmd").write_bytes(b"not staged")

    assert contents(repository) == {"a.cmd": b"staged", "sub/b.cmd": b""}


def test_committed_content_is_left_alone(tmp_path: Path) -> None:
    repository = a_repository(tmp_path, {"old": b"1", "gone": b"2", "changed": b"3"})
    commit(repository)
    (repository / "gone").unlink()
    stage(repository, {"changed": b"4", "new": b"5"})

    assert contents(repository) == {"changed": b"4", "new": b"5"}


def test_a_named_folder_yields_only_its_own_files(tmp_path: Path) -> None:
    repository = a_repository(tmp_path, {"a": b"1", "sub/b": b"2"})

    assert contents(repository / "sub") == {"b": b"2"}


def test_without_a_folder_the_working_folder_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(a_repository(tmp_path, {"a": b"1"}))

    assert [one.location for one in staged_blobs((), limit_bytes=LIMIT)] == [Location("a")]


def test_the_index_that_git_names_for_a_hook_is_the_one_that_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository = a_repository(tmp_path, {"a": b"1"})
    (repository / ".git" / "index").rename(repository / ".git" / "other-index")
    monkeypatch.setenv("GIT_INDEX_FILE", str(repository / ".git" / "other-index"))

    assert contents(repository) == {"a": b"1"}


@pytest.mark.parametrize(
    "name", ["a b", "-x", "--output=x", "e\u0301\u202e", "q\"'\\", "l\nm", "*"]
)
def test_any_name_is_kept_as_it_is(tmp_path: Path, name: str) -> None:
    assert contents(a_repository(tmp_path, {name: b"1"})) == {name: b"1"}


def test_a_large_file_is_reported_and_the_others_are_read(tmp_path: Path) -> None:
    repository = a_repository(tmp_path, {"a": b"x" * (LIMIT + 1), "b": b"1"})

    large, small = staged_blobs((str(repository),), limit_bytes=LIMIT)

    assert isinstance(large, Skipped)
    assert large.reason is SkipReason.TOO_LARGE
    assert not isinstance(small, Skipped)
    assert small.data == b"1"


def test_a_lost_object_is_reported_as_unreadable(tmp_path: Path) -> None:
    repository = a_repository(tmp_path, {"a": b"1"})
    [lost] = (repository / ".git" / "objects").glob("??/*")
    lost.unlink()

    [told] = staged_blobs((str(repository),), limit_bytes=LIMIT)

    assert isinstance(told, Skipped)
    assert told.reason is SkipReason.UNREADABLE


def test_nothing_that_a_repository_configures_is_run(tmp_path: Path) -> None:
    canary = tmp_path / "canary"
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch '{canary}'\ncat\n")
    program.chmod(0o755)
    repository = a_repository(tmp_path / "r", {"a": b"1", ".gitattributes": b"* diff=x filter=x"})
    for key in (
        "core.fsmonitor",
        "core.pager",
        "diff.external",
        "diff.x.textconv",
        "diff.x.command",
        "filter.x.clean",
        "filter.x.smudge",
        "filter.x.process",
    ):
        git(repository, "config", key, str(program))

    assert contents(repository)["a"] == b"1"
    assert not canary.exists()


def test_an_empty_index_yields_nothing(tmp_path: Path) -> None:
    assert contents(a_repository(tmp_path, {})) == {}


@pytest.mark.parametrize("folder", ["", "missing"])
def test_a_missing_repository_is_an_error(tmp_path: Path, folder: str) -> None:
    with pytest.raises(SourceError):
        list(staged_blobs((str(tmp_path / folder),), limit_bytes=LIMIT))


def test_a_missing_git_is_an_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(staged, "find_program", lambda _: None)

    with pytest.raises(UsageError, match="requires Git"):
        list(staged_blobs((str(tmp_path),), limit_bytes=LIMIT))
