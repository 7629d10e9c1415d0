from __future__ import annotations

import pytest

from tests.carried_files import (
    DEFAULT_USER,
    EXTRACT,
    FIRST_LOGON,
    FOLDER,
    LOAD,
    SPECIALIZE,
    UNLOAD,
    USER_ONCE,
    block_list,
    carrying,
    for_each_user,
    parsed,
    running,
)
from unattend_gen.importer.embedded.program import Program, Step, When, program_of
from unattend_gen.importer.embedded.section import foreign_section

HIVE = r"HKU\DefaultUser"
HIDDEN = rf'reg.exe add "{HIVE}\Software\A" /v Hidden /t REG_DWORD /d 1 /f;'


def program(data: bytes) -> Program | None:
    answer_file = parsed(data)
    section = foreign_section(answer_file)
    assert section is not None
    return program_of(answer_file, section)


def steps(data: bytes) -> list[Step]:
    found = program(data)
    assert found is not None
    return [*found.steps]


def test_the_blocks_of_each_list_run_at_their_moments() -> None:
    files = {
        SPECIALIZE: block_list("one;", "two;"),
        DEFAULT_USER: block_list(HIDDEN, for_each_user()),
        USER_ONCE: block_list("three;"),
        FIRST_LOGON: block_list("four;"),
    }
    data = carrying(
        files,
        (running(SPECIALIZE), LOAD, running(DEFAULT_USER), UNLOAD),
        (running(FIRST_LOGON),),
    )

    assert steps(data) == [
        Step(When.SPECIALIZE, "powershell", "one;"),
        Step(When.SPECIALIZE, "powershell", "two;"),
        Step(When.EACH_USER, "powershell", "three;"),
        Step(When.SPECIALIZE, "powershell", HIDDEN, hive=HIVE),
        Step(When.FIRST_LOGON, "powershell", "four;"),
    ]


def test_a_block_that_runs_a_file_is_replaced_by_it() -> None:
    files = {SPECIALIZE: block_list(f"& '{FOLDER}\\a.cmd';"), rf"{FOLDER}\a.cmd": "ver"}

    assert steps(carrying(files, (running(SPECIALIZE),))) == [
        Step(When.SPECIALIZE, "cmd", "ver", rf"{FOLDER}\a.cmd")
    ]


def test_a_list_that_runs_itself_ends() -> None:
    (step,) = steps(
        carrying({SPECIALIZE: block_list(f"& '{SPECIALIZE}';")}, (running(SPECIALIZE),))
    )

    assert (step.path, step.language) == (SPECIALIZE, "powershell")


def test_a_command_that_changes_the_hive_is_a_step() -> None:
    command = HIDDEN.rstrip(";")

    assert steps(carrying({}, (LOAD, command, UNLOAD))) == [
        Step(When.SPECIALIZE, "powershell", command, hive=HIVE)
    ]


def test_other_commands_are_kept() -> None:
    found = program(carrying({}, ("cmd /c ver", r"C:\Windows\Setup\Scripts\no.cmd")))

    assert found is not None
    assert found.kept == ("cmd /c ver", r"C:\Windows\Setup\Scripts\no.cmd")
    assert len(found.commands) == 1


def test_a_file_outside_the_folder_of_scripts_keeps_its_command() -> None:
    found = program(carrying({r"C:\Contoso\a.ps1": "one"}, (running(r"C:\Contoso\a.ps1"),)))

    assert found is not None
    assert found.kept == (running(r"C:\Contoso\a.ps1"),)
    assert found.steps == ()


@pytest.mark.parametrize(
    "commands",
    [
        (LOAD,),
        (LOAD, LOAD, UNLOAD),
        (LOAD, rf'reg.exe copy "{HIVE}\%USERNAME%" HKU\b', UNLOAD),
    ],
)
def test_commands_that_are_not_understood_leave_no_program(commands: tuple[str, ...]) -> None:
    assert program(carrying({}, commands)) is None


def test_files_that_nothing_extracts_leave_no_program() -> None:
    data = carrying({SPECIALIZE: "one"}, (running(SPECIALIZE),))

    assert program(data.replace(EXTRACT.encode(), b"cmd /c ver")) is None


def for_two(data: bytes, *, other: str = "arm64") -> bytes:
    text = data.decode()
    component = text[text.index("<component") : text.index("</component>") + len("</component>")]
    return text.replace(component, component + component.replace("amd64", other), 1).encode()


def test_the_same_commands_for_another_architecture_are_found() -> None:
    files = {SPECIALIZE: block_list("one;")}

    found = program(for_two(carrying(files, (running(SPECIALIZE), "cmd /c ver"))))

    assert found is not None
    assert [step.text for step in found.steps] == ["one;"]
    assert len(found.commands) == 4
    assert found.kept == ("cmd /c ver",)


@pytest.mark.parametrize(
    "data",
    [
        for_two(carrying({}, ("cmd /c ver",)), other="amd64"),
        for_two(carrying({}, ("cmd /c ver",))).replace(b"c ver", b"c dir", 1),
        for_two(carrying({}, ())),
    ],
)
def test_other_commands_for_another_architecture_leave_no_program(data: bytes) -> None:
    assert program(data) is None


def test_commands_run_in_their_order() -> None:
    files = {rf"{FOLDER}\a.cmd": "one", rf"{FOLDER}\b.cmd": "two"}
    data = carrying(files, (rf"{FOLDER}\a.cmd", rf"{FOLDER}\b.cmd"))
    swapped = data.replace(b"<Order>2<", b"<Order>9<")

    assert [step.text for step in steps(swapped)] == ["two", "one"]
