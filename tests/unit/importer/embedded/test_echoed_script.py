from __future__ import annotations

import pytest

from unattend_gen.importer.embedded.echoed_script import EchoedScript, echoed_script

TO = r'cmd.exe /c ">>"X:\diskpart.txt" (echo'
WRITE = (
    f'{TO} SELECT DISK=0&echo CLEAN&echo CONVERT GPT)"',
    f'{TO} REM --- System (EFI^) ---&echo:CREATE PARTITION EFI SIZE=300)"',
    f'{TO} FORMAT QUICK FS=FAT32 LABEL="A & B"&echo ASSIGN LETTER=s)"',
)
RUN = (
    r'cmd.exe /c "diskpart.exe /s "X:\diskpart.txt" >>"X:\diskpart.log" || '
    r'( type "X:\diskpart.log" & pause & exit /b 1 )"'
)
LINES = (
    "select disk 0",
    "clean",
    "convert gpt",
    "create partition efi size=300",
    'format quick fs=fat32 label="A & B"',
    "assign letter=S",
)


def test_the_lines_are_those_that_the_interpreter_writes() -> None:
    assert echoed_script(("wpeinit", *WRITE, "ver", RUN)) == EchoedScript((1, 2, 3), 5, LINES)


@pytest.mark.parametrize(
    ("write", "run"),
    [
        (r"cmd /c echo select disk 0 >>X:\d.txt", r"diskpart /s X:\d.txt"),
        (r"cmd /c >>X:\d.txt echo select disk 0", r'cmd /c "diskpart /s X:\d.txt"'),
        (r'cmd /c "(echo select disk 0)>"X:\d.txt""', r"DISKPART.EXE /S x:\D.TXT"),
        (r"cmd.exe /s /c >X:\d.txt (echo select disk 0)", r"cmd /c diskpart /s X:\d.txt > X:\log"),
    ],
)
def test_other_forms_write_the_same(write: str, run: str) -> None:
    script = echoed_script((write, run))

    assert script is not None
    assert script.lines == ("select disk 0",)


@pytest.mark.parametrize(
    "commands",
    [
        (),
        WRITE,
        (RUN,),
        (RUN, *WRITE),
        (*WRITE, RUN, RUN),
        (*WRITE, r"cmd /c type X:\diskpart.txt", RUN),
        (WRITE[0].replace("diskpart.txt", "pe.cmd"), RUN),
    ],
)
def test_commands_that_do_more_or_less_are_no_script(commands: tuple[str, ...]) -> None:
    assert echoed_script(commands) is None


def test_a_quote_at_the_end_belongs_to_the_script_unless_the_command_is_quoted() -> None:
    lines = [
        r'cmd /c >>X:\a.txt echo:format quick fs=ntfs label="Windows"',
        r"diskpart /s X:\a.txt",
    ]

    script = echoed_script(lines)

    assert script is not None
    assert script.lines == ('format quick fs=ntfs label="Windows"',)
