from __future__ import annotations

import pytest

from tests.specs import a_spec, refusals
from unattend_gen.tables.disks.diskpart_lines import LONGEST_COMMAND, carried
from unattend_gen.tables.disks.layouts import ScriptDisk


def a_script(*lines: object) -> dict[str, object]:
    return {"layout": "script", "partition": 1, "lines": list(lines)}


def test_a_line_is_appended_to_the_script_by_a_command() -> None:
    assert carried("select disk 0") == r"cmd /c >>X:\unattend-diskpart.txt echo:select disk 0"


def test_special_characters_are_escaped_outside_quotes_only() -> None:
    assert carried('rem a & b > "c & d"').endswith('echo:rem a ^& b ^> "c & d"')


def test_the_longest_line_fills_the_command() -> None:
    line = "rem " + (LONGEST_COMMAND - len(carried("rem "))) * "x"

    assert a_spec(disk=a_script(line)).disk == ScriptDisk(
        layout="script", lines=(line,), partition=1
    )
    assert refusals(disk=a_script("clean", f"{line}x")) == {
        "disk.lines": "has a line that is too long for a command: line 2"
    }


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (
            ["%SystemDrive%"],
            "has a percent sign or an open quote in line 1, which a command changes",
        ),
        (["clean", 'label="x'], "has a percent sign or an open quote in line 2, which a command"),
        ([" "], "has no lines"),
        ([], "has no lines"),
        ([5], "should be a text or a list of texts"),
    ],
)
def test_a_script_that_commands_cannot_write_is_rejected(lines: list[object], message: str) -> None:
    assert refusals(disk=a_script(*lines))["disk.lines"].startswith(message)
