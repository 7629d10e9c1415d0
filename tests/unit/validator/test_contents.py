from __future__ import annotations

from unattend_gen.rules.rule import COMMANDS
from unattend_gen.validator.contents import Contents

_LOGON = Contents("Microsoft-Windows-Shell-Setup", frozenset({"AutoLogon"}), has_commands=False)


def test_a_setting_is_wanted_by_component_and_path() -> None:
    assert _LOGON.has_any("Microsoft-Windows-Shell-Setup", {"AutoLogon", "TimeZone"})
    assert not _LOGON.has_any("Microsoft-Windows-Shell-Setup", {"TimeZone"})
    assert not _LOGON.has_any("Microsoft-Windows-Setup", {"AutoLogon"})


def test_command_lines_are_wanted_wherever_they_stand() -> None:
    commands = Contents("Microsoft-Windows-Setup", frozenset(), has_commands=True)

    assert commands.has_any(COMMANDS[0], {COMMANDS[1]})
    assert not _LOGON.has_any(COMMANDS[0], {COMMANDS[1]})
