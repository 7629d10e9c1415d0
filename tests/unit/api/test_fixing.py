"""The façade of fixes: which files, by which rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.samples import a_shell_setup
from unattend_gen.api import fixing, validating
from unattend_gen.api.fixing import Files
from unattend_gen.configuration.values import Configuration
from unattend_gen.core.finding import Severity
from unattend_gen.errors import UsageError
from unattend_gen.validator.wishes import Wishes

if TYPE_CHECKING:
    from pathlib import Path

BAD = a_shell_setup("specialize", "<copyprofile>yes</copyprofile>")


def some_files(*paths: Path, select: tuple[str, ...] = ()) -> Files:
    """These files, by these rules or by all."""
    plan = validating.settled(Wishes(select=select), Configuration())
    return Files(paths=tuple(map(str, paths)), plan=plan)


def test_every_file_of_a_folder_is_fixed(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(BAD)
    (tmp_path / "b.xml").write_bytes(BAD)

    outcomes = list(fixing.fixes(some_files(tmp_path)))

    assert [len(one.fixed) for one in outcomes] == [2, 2]
    assert (tmp_path / "a.xml").read_bytes() == BAD


def test_only_rules_that_are_asked_are_fixed(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(BAD)

    (outcome,) = fixing.fixes(some_files(path, select=("wrong-type",)))
    fixing.write(outcome)

    assert path.read_bytes() == a_shell_setup("specialize", "<copyprofile>true</copyprofile>")


def test_unsafe_fixes_wait_until_they_are_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(a_shell_setup("specialize", "<TimeZon>UTC</TimeZon>"))

    (safe,) = fixing.fixes(some_files(path))
    (unsafe,) = fixing.fixes(some_files(path), unsafe=True)

    assert (len(safe.fixed), len(unsafe.fixed)) == (0, 1)


def test_the_difference_of_a_fix_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(BAD)

    (outcome,) = fixing.fixes(some_files(path))

    assert "<CopyProfile>true</CopyProfile>" in fixing.difference(outcome)


def test_files_are_annotated_and_the_sum_ends_them(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(BAD)
    files = some_files(path)
    work = validating.Work(paths=files.paths, plan=files.plan, fail_on=Severity.WARNING)

    *texts, last = fixing.annotated_files(files, validating.validate_paths(work).report)

    assert [text.count("<-- ") for text in texts] == [1]
    assert last.endswith("1 document read\n")


def test_standard_input_is_refused() -> None:
    with pytest.raises(UsageError):
        fixing.demand_files(["-"])
