from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.imports import tables
from tests.specs import a_spec, jobs, refusals
from tests.wine import run
from unattend_gen.core.passes import Pass
from unattend_gen.tables.disk_check import TABLE
from unattend_gen.tables.mapping.additions import COMMAND_LISTS, Command

if TYPE_CHECKING:
    from pathlib import Path

ALL = {
    "number": 1,
    "min_gb": 100,
    "max_gb": 2000,
    "empty": True,
    "internal": True,
    "fixed": True,
    "command": "X:\\check.cmd",
    "pause": True,
}


def lines(**table: object) -> list[str]:
    return [job.line for job in jobs(TABLE, a_spec(disk_check=table)) if isinstance(job, Command)]


def test_a_script_is_written_once_and_asked_for_each_condition() -> None:
    script, least, empty = lines(min_gb=100, empty=True)

    assert script.endswith(r"Count - 1 >X:\disk.vbs")
    assert '"Index=0 AND Size>=107374182400"' in least
    assert "Disk 0 is smaller than 100 GB" in least
    assert '"Index=0 AND Partitions=0"' in empty


def test_every_command_is_short_enough_for_setup() -> None:
    assert [
        line for line in lines(**{**ALL, "number": 99, "max_gb": 999_999}) if len(line) > 259
    ] == []


def test_setup_does_not_go_on_after_a_failure() -> None:
    *_, own, pause = lines(**ALL)

    assert own == (
        r"cmd.exe /c X:\check.cmd || (echo The check of the disk failed. & pause"
        " & wpeutil.exe shutdown & for /l %i in (1,0,2) do pause)"
    )
    assert pause == "cmd.exe /c echo Disk 1 will be wiped. & pause"


@pytest.mark.parametrize(
    "table", [ALL, {"min_gb": 10}, {"pause": True}, {"fixed": True, "number": 3}]
)
def test_conditions_are_read_back_from_the_commands(table: dict[str, object]) -> None:
    commands = COMMAND_LISTS[Pass.WINDOWS_PE]
    values = {
        f"{commands.path}[{number}]/{commands.element}": line
        for number, line in enumerate(lines(**table), start=1)
    }

    assert tables(TABLE, {**values}) == [table]


def test_a_range_has_to_be_one() -> None:
    assert refusals(disk_check={"min_gb": 2, "max_gb": 1}) == {
        "disk_check": "has a min_gb above max_gb, which no disk can meet"
    }


def test_cmd_writes_the_script_as_it_is_meant(tmp_path: Path) -> None:
    (tmp_path / "try.cmd").write_text(
        lines(empty=True)[0].removeprefix("cmd.exe /c ").replace("X:\\", "") + "\r\n"
    )

    run("cmd", "/c", "try.cmd", folder=tmp_path)

    assert (tmp_path / "disk.vbs").read_text().strip() == (
        'WScript.Quit GetObject("winmgmts:").ExecQuery("SELECT * FROM Win32_DiskDrive WHERE "'
        " & WScript.Arguments(0)).Count - 1"
    )
