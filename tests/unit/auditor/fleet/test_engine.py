from __future__ import annotations

import errno
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.listings import without_kinds, without_looking
from tests.machines import FLEET, a_copy, a_fleet, collect
from tests.samples import GVLK_ENTERPRISE, MARKER, TEST_MAK
from unattend_gen.auditor.fleet.engine import _given_up, _Machine, checked_machines
from unattend_gen.core.finding import Severity
from unattend_gen.core.machine import MachineVerdict
from unattend_gen.errors import SourceError

if TYPE_CHECKING:
    from unattend_gen.core.machine import MachineCheck


def checked(
    folder: Path, *, jobs: int | None = 1, fail_on: Severity | None = Severity.WARNING
) -> tuple[MachineCheck, ...]:
    return tuple(checked_machines(str(folder), fail_on=fail_on, jobs=jobs))


@pytest.mark.parametrize("jobs", [None, 1, 2])
def test_each_machine_has_the_verdict_of_its_worst_copy_whatever_the_number_of_jobs(
    tmp_path: Path, jobs: int | None
) -> None:
    assert checked(a_fleet(tmp_path), jobs=jobs) == FLEET


def test_a_leak_in_one_of_two_copies_is_a_leak(tmp_path: Path) -> None:
    collect(tmp_path, "PC", a_copy(MARKER))
    original = tmp_path / "PC/Windows/Panther/unattend-original.xml"
    original.write_bytes(a_copy(TEST_MAK))

    [one] = checked(tmp_path)

    assert (one.verdict, one.documents) == (MachineVerdict.LEAKED, 2)
    assert one.first == str(Path("Windows/Panther/unattend-original.xml:3"))


def test_a_copy_that_cannot_be_parsed_is_unreadable_and_a_key_in_it_a_leak(tmp_path: Path) -> None:
    collect(tmp_path, "A", a_copy(MARKER)[:-20])
    collect(tmp_path, "B", a_copy(TEST_MAK)[:-20])

    assert [one.verdict for one in checked(tmp_path)] == [
        MachineVerdict.UNREADABLE,
        MachineVerdict.LEAKED,
    ]


def test_a_published_key_is_not_a_leak_and_not_reported(tmp_path: Path) -> None:
    collect(tmp_path, "PC", a_copy(GVLK_ENTERPRISE))

    [one] = checked(tmp_path, fail_on=Severity.NOTE)

    assert (one.verdict, one.last_fives) == (MachineVerdict.NOTHING_TO_SCRUB, ())
    assert (one.findings, one.failing) == (1, 1)


def test_the_fail_on_level_decides_how_many_findings_fail(tmp_path: Path) -> None:
    collect(tmp_path, "PC", a_copy(TEST_MAK))

    assert [checked(tmp_path, fail_on=level)[0].failing for level in (Severity.ERROR, None)] == [
        1,
        0,
    ]


def test_a_link_to_a_folder_is_not_followed(tmp_path: Path) -> None:
    fleet = tmp_path / "fleet"
    fleet.mkdir()
    collect(tmp_path, "elsewhere", a_copy(TEST_MAK))
    (fleet / "PC").symlink_to(tmp_path / "elsewhere")

    [one] = checked(fleet)

    assert (one.verdict, one.first) == (MachineVerdict.UNREADABLE, "not a folder")


def test_a_machine_that_keeps_its_copies_behind_a_link_is_unreadable(tmp_path: Path) -> None:
    fleet = tmp_path / "fleet"
    collect(tmp_path, "elsewhere", a_copy(TEST_MAK))
    (fleet / "PC/Windows").mkdir(parents=True)
    (fleet / "PC/Windows/Panther").symlink_to(tmp_path / "elsewhere/Windows/Panther")

    [one] = checked(fleet)

    assert one.verdict is MachineVerdict.UNREADABLE
    assert one.first == f"{Path('Windows/Panther')}: not-a-regular-file"


@pytest.mark.parametrize("number", [errno.EACCES, errno.ENOENT])
@pytest.mark.parametrize("part", ["PC-1", "PC-1/Windows", "PC-1/Windows/Panther"])
def test_a_machine_without_permission_does_not_stop_the_others(
    part: str, number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    collect(tmp_path, "PC-1", a_copy(TEST_MAK))
    collect(tmp_path, "PC-2", a_copy(TEST_MAK))
    without_looking(monkeypatch, tmp_path / part, number)

    assert [one.verdict for one in checked(tmp_path)] == [
        MachineVerdict.UNREADABLE,
        MachineVerdict.LEAKED,
    ]


def test_a_machine_of_unknown_file_type_is_unreadable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    collect(tmp_path, "PC-1", a_copy(TEST_MAK))
    without_kinds(monkeypatch, tmp_path / "PC-1", errno.EACCES)

    [one] = checked(tmp_path)

    assert (one.verdict, one.first) == (
        MachineVerdict.UNREADABLE,
        f"{tmp_path / 'PC-1'}: unreadable",
    )


def test_a_machine_that_is_gone_when_its_turn_comes_is_unreadable(tmp_path: Path) -> None:
    for name in ("PC-1", "PC-2"):
        collect(tmp_path, name, a_copy(TEST_MAK))

    machines = checked_machines(str(tmp_path), fail_on=Severity.WARNING, jobs=1)
    shutil.rmtree(tmp_path / "PC-1")

    assert [(one.verdict, one.first) for one in machines] == [
        (MachineVerdict.UNREADABLE, "no such file or folder"),
        (MachineVerdict.LEAKED, "Windows/Panther/unattend.xml:3"),
    ]


def test_a_folder_that_cannot_be_listed_is_an_error_with_advice(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be listed") as caught:
        checked(tmp_path / "none")

    assert "for each machine" in caught.value.advice


def test_machines_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    for number in (3, 1, 2):
        (tmp_path / f"PC-{number}").mkdir()

    assert [one.machine for one in checked(tmp_path)] == ["PC-1", "PC-2", "PC-3"]


def test_a_key_in_the_name_of_a_machine_is_masked(tmp_path: Path) -> None:
    collect(tmp_path, f"PC {TEST_MAK}", a_copy(TEST_MAK))

    assert [one.machine for one in checked(tmp_path)] == ["PC ***-Q4JK2"]


def test_a_machine_whose_copies_killed_the_workers_is_unreadable() -> None:
    [one] = _given_up((_Machine("PC", "fleet/PC", is_folder=True),))

    assert (one.machine, one.verdict, one.skipped) == ("PC", MachineVerdict.UNREADABLE, 1)
    assert one.first == "the process that read it was killed"
