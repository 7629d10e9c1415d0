from __future__ import annotations

import pytest

from tests.powershell import nodes, parsed
from tests.specs import a_spec, jobs, refusals
from unattend_gen.tables.apps import TABLE
from unattend_gen.tables.mapping.additions import Script, Stage
from unattend_gen.tables.programs.installation import programs_in
from unattend_gen.templating import Templates

PROGRAMS: list[object] = [
    "Mozilla.Firefox",
    {"winget": "7zip.7zip", "version": "24.09", "offline": r"\apps\7z.msi"},
    {"winget": "Notepad++.Notepad++", "offline": r"\\srv\apps\n.exe", "arguments": "/S"},
    {"msi": r"D:\it's\agent.msi", "arguments": 'SERVER="a b"'},
    {"exe": r"\apps\setup.exe"},
]


def script(*programs: object) -> str:
    (job,) = jobs(TABLE, a_spec(apps={"install": [*programs]}))
    assert isinstance(job, Script)
    assert job.stage is Stage.FIRST_LOGON
    return Templates().render(job.template, job.values)


def test_programs_are_read_back_from_the_script() -> None:
    assert [*programs_in(script(*PROGRAMS))] == PROGRAMS


def test_the_script_is_powershell_with_the_names_quoted() -> None:
    text = script(*PROGRAMS)

    parsed(text)
    assert "'D:\\it''s\\agent.msi'" in nodes(text, "verbatim_string_characters")


def test_the_script_retries_and_falls_back() -> None:
    assert {"winget.exe", "Start-Process", "Start-Sleep", "Add-Content"} <= {
        *nodes(script("Mozilla.Firefox"), "command_name")
    }


def test_one_program_needs_no_list() -> None:
    assert [*programs_in(script("Mozilla.Firefox"))] == ["Mozilla.Firefox"]
    a_spec(apps={"install": "Mozilla.Firefox"})


@pytest.mark.parametrize(
    ("program", "place", "message"),
    [
        ("Firefox", "apps.install[1]", "`Firefox` is not the id of a program in winget"),
        ({"msi": "a.msi"}, "apps.install[1].msi", "should be the path of an .msi file"),
        ({"exe": r"\a.msi"}, "apps.install[1].exe", "should be the path of an .exe file"),
        ({"winget": "a.b", "msi": r"\a.msi"}, "apps.install[1]", "needs either winget or msi"),
        ({"winget": "a.b", "sha": 1}, "apps.install[1].sha", "is not a spec key"),
    ],
)
def test_another_program_is_rejected_at_its_place(
    program: object, place: str, message: str
) -> None:
    ((where, said),) = refusals(apps={"install": [program]}).items()

    assert where == place
    assert said.startswith(message)
