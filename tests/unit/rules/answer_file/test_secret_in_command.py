from __future__ import annotations

from tests.judging import judged, of_rule
from tests.samples import CANARY_PASSWORD, GVLK_PRO, TEST_MAK, a_shell_setup
from unattend_gen.core.finding import Severity


def _command(line: str) -> bytes:
    return a_shell_setup(
        "oobeSystem",
        '<FirstLogonCommands><SynchronousCommand wcm:action="add"><Order>1</Order>'
        f"<CommandLine>{line}</CommandLine></SynchronousCommand></FirstLogonCommands>",
    )


def test_a_password_in_a_command_is_named_by_the_command_only() -> None:
    found = judged(_command(f"net user admin {CANARY_PASSWORD}"))

    assert [f.message for f in found] == ["net user: the command line contains a password"]
    assert CANARY_PASSWORD not in repr(found)


def test_a_key_in_a_command_has_its_last_five() -> None:
    (finding,) = of_rule("secret-in-command", _command(f"cscript slmgr.vbs /ipk {TEST_MAK}"))

    assert finding.last_five == TEST_MAK[-5:]


def test_a_published_key_is_not_a_secret() -> None:
    assert of_rule("secret-in-command", _command(f"cscript slmgr.vbs /ipk {GVLK_PRO}")) == []


def test_the_conventional_password_of_test_machines_is_a_note() -> None:
    assert [f.severity for f in judged(_command("net user admin vagrant"))] == [Severity.NOTE]


def test_a_prompt_is_not_a_secret() -> None:
    assert judged(_command("net user admin *")) == ()
