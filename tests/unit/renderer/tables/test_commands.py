from __future__ import annotations

from tests.specs import a_spec, written
from unattend_gen.renderer.tables.commands import MANUAL_ACTIVATION, assignments

PE = "windowsPE/Microsoft-Windows-Setup/RunSynchronous/RunSynchronousCommand"
SPECIALIZE = "specialize/Microsoft-Windows-Deployment/RunSynchronous/RunSynchronousCommand"
LOGON = "oobeSystem/Microsoft-Windows-Shell-Setup/FirstLogonCommands/SynchronousCommand"


def test_without_tables_nothing_is_run() -> None:
    assert written(assignments(a_spec())) == {}


def test_each_pass_has_its_commands_in_the_order_as_written() -> None:
    spec = a_spec(
        commands={
            "windows_pe": ["diskpart /s x"],
            "specialize": ["first", {"run": "second", "will_reboot": "Always"}],
            "first_logon": [{"run": "hello", "description": "Hi", "requires_user_input": False}],
        }
    )

    assert written(assignments(spec)) == {
        f"{PE}[1]/Order": "1",
        f"{PE}[1]/Path": "diskpart /s x",
        f"{SPECIALIZE}[1]/Order": "1",
        f"{SPECIALIZE}[1]/Path": "first",
        f"{SPECIALIZE}[2]/Order": "2",
        f"{SPECIALIZE}[2]/Path": "second",
        f"{SPECIALIZE}[2]/WillReboot": "Always",
        f"{LOGON}[1]/Order": "1",
        f"{LOGON}[1]/CommandLine": "hello",
        f"{LOGON}[1]/Description": "Hi",
        f"{LOGON}[1]/RequiresUserInput": "false",
    }


def test_manual_activation_is_set_before_anything_else_runs() -> None:
    spec = a_spec(activation={"manual": True}, commands={"specialize": ["next"]})

    assert written(assignments(spec)) == {
        f"{SPECIALIZE}[1]/Order": "1",
        f"{SPECIALIZE}[1]/Path": (
            'reg add "HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion'
            '\\SoftwareProtectionPlatform\\Activation" /v Manual /t REG_DWORD /d 1 /f'
        ),
        f"{SPECIALIZE}[1]/Description": "No automatic activation",
        f"{SPECIALIZE}[2]/Order": "2",
        f"{SPECIALIZE}[2]/Path": "next",
    }


def test_the_command_of_manual_activation_is_short_enough_for_its_setting() -> None:
    assert len(MANUAL_ACTIVATION) <= 259
