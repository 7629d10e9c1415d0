from __future__ import annotations

import pytest

from unattend_gen.core.command_programs import PROGRAMS, Program
from unattend_gen.core.command_secrets import command_secrets
from unattend_gen.detect.prefilter import hints_on, may_match_in_python

PW = "Hunter-2!"
FORMS = [
    pytest.param(row, name, option, id=f"{name} {option}")
    for row in PROGRAMS
    for name in row.names
    for option in row.options
]


def values(text: str) -> list[str]:
    return [text[secret.start : secret.end] for secret in command_secrets(text)]


@pytest.mark.parametrize(("row", "name", "option"), FORMS)
def test_every_program_of_the_table_is_found_with_every_option(
    row: Program, name: str, option: str
) -> None:
    command = f"{name} {option}{PW}"

    assert values(command) == [PW]
    assert hints_on(command.encode()) is not None
    assert may_match_in_python(command.encode("utf-16-le"))
    assert row.source


@pytest.mark.parametrize(
    "row",
    [row for row in PROGRAMS if row.options[0].strip() in {"-p", "/p", "-P", "-w", "-a"}],
    ids=lambda row: row.command,
)
def test_an_option_belongs_to_the_command_that_it_follows(row: Program) -> None:
    assert values(f"{row.names[0]} & other {row.options[0]}{PW}") == []


@pytest.mark.parametrize("row", PROGRAMS, ids=lambda row: row.command)
@pytest.mark.parametrize("value", ["%PW%", "*", "$(Get-It)", "<password>", "${PW}"])
def test_a_prompt_a_variable_or_a_stand_in_is_not_a_secret(row: Program, value: str) -> None:
    assert values(f"{row.names[0]} {row.options[0]}{value}") == []
