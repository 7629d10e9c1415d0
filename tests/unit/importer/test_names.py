from __future__ import annotations

import pytest

from unattend_gen.importer.names import variable_names

SHELL = "oobeSystem/Microsoft-Windows-Shell-Setup"


@pytest.mark.parametrize(
    ("place", "name"),
    [
        (
            f"{SHELL}/UserAccounts/AdministratorPassword/Value",
            "OOBE_SYSTEM_SHELL_SETUP_USER_ACCOUNTS_ADMINISTRATOR_PASSWORD",
        ),
        (
            f"{SHELL}/FirstLogonCommands/SynchronousCommand[2]/CommandLine",
            "OOBE_SYSTEM_SHELL_SETUP_FIRST_LOGON_COMMANDS_SYNCHRONOUS_COMMAND_2_COMMAND_LINE",
        ),
        ("windowsPE/Contoso:x86/Key/@keyValue", "WINDOWS_PE_CONTOSO_X_86_KEY_KEY_VALUE"),
        ("elements[1]/Extensions", "ELEMENTS_1_EXTENSIONS"),
        ("1", "SECRET_1"),
    ],
)
def test_a_variable_is_named_by_its_place(place: str, name: str) -> None:
    assert variable_names([place]) == {place: name}


def test_no_two_places_share_a_variable() -> None:
    assert variable_names(["a/B", "a/b", "A/B", "a/B/2"]) == {
        "a/B": "A_B",
        "a/b": "A_B_2",
        "A/B": "A_B_3",
        "a/B/2": "A_B_2_2",
    }
