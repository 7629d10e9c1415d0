from __future__ import annotations

from tests.judging import verdicts
from unattend_gen.rules.snippets import command, first_logon

_SLUG = "first-logon-order"
_TWO = first_logon(command("cmd /c ver"), command("cmd /c vol", order=2)).encode()


def test_for_windows_10_and_later_several_commands_are_a_note() -> None:
    assert verdicts(_SLUG, _TWO, windows="10-1507") == [
        ("note", "oobeSystem/Microsoft-Windows-Shell-Setup/FirstLogonCommands")
    ]


def test_older_windows_keeps_the_order() -> None:
    assert verdicts(_SLUG, _TWO, windows="8.1") == []


def test_without_a_release_nothing_is_said() -> None:
    assert verdicts(_SLUG, _TWO) == []


def test_one_command_waits_for_none() -> None:
    assert verdicts(_SLUG, first_logon(command("cmd /c ver")).encode(), windows="11-24h2") == []
