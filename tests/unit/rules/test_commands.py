from __future__ import annotations

import pytest

from unattend_gen.rules.commands import program, restarts, unquoted


@pytest.mark.parametrize(
    ("line", "name"),
    [
        (r'"C:\Program Files\Tool\Tool.EXE" /x', "tool"),
        (r"%SystemRoot%\System32\reg.exe add", "reg"),
        ("cmd /c ver", "cmd"),
        ("c:/tools/run.cmd", "run.cmd"),
        ("%COMSPEC% /c ver", "%comspec%"),
        ("", ""),
    ],
)
def test_the_program_is_the_first_word_without_folder_and_ending(line: str, name: str) -> None:
    assert program(line) == name


def test_quoted_parts_are_left_out() -> None:
    assert unquoted('a "b > c" > d') == 'a "" > d'


@pytest.mark.parametrize("line", ["shutdown /r", "SHUTDOWN.exe -t 5 -R", "wpeutil reboot"])
def test_lines_that_restart(line: str) -> None:
    assert restarts(line)


@pytest.mark.parametrize("line", ["shutdown /s", "if exist x shutdown /r", "tool /restart"])
def test_lines_that_do_not_restart_or_not_always(line: str) -> None:
    assert not restarts(line)
