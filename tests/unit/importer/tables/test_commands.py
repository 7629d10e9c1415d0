from __future__ import annotations

from tests.imports import SHELL, tables
from unattend_gen.importer.tables.commands import propose

LOGON = f"oobeSystem/{SHELL}/FirstLogonCommands/SynchronousCommand"
SPECIALIZE = "specialize/Microsoft-Windows-Deployment/RunSynchronous/RunSynchronousCommand"


def test_a_command_with_nothing_else_said_is_its_text() -> None:
    values = {f"{LOGON}[1]/Order": "1", f"{LOGON}[1]/CommandLine": "cmd /c ver"}

    assert tables(propose, {**values}) == [{"first_logon": ["cmd /c ver"]}]


def test_what_else_is_said_makes_a_table() -> None:
    values = {
        f"{SPECIALIZE}[1]/Path": "ver",
        f"{SPECIALIZE}[1]/Description": "Version",
        f"{SPECIALIZE}[1]/WillReboot": "Never",
        f"{SPECIALIZE}[2]/Path": "dir",
    }

    assert tables(propose, {**values}) == [
        {"specialize": [{"run": "ver", "description": "Version", "will_reboot": "Never"}, "dir"]}
    ]


def test_without_commands_nothing_is_said() -> None:
    assert tables(propose, {}) == [{}]
