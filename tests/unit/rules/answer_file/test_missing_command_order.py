from __future__ import annotations

from tests.judging import verdicts
from unattend_gen.rules.snippets import command, first_logon

_SLUG = "missing-command-order"
_COMMANDS = "oobeSystem/Microsoft-Windows-Shell-Setup/FirstLogonCommands/SynchronousCommand"


def test_a_command_without_its_number_is_a_warning() -> None:
    data = first_logon(command("cmd /c ver"), command("cmd /c vol", order=2))

    assert verdicts(_SLUG, data.replace("<Order>2</Order>", "").encode()) == [
        ("warning", f"{_COMMANDS}[2]")
    ]


def test_branches_of_a_template_may_hold_it() -> None:
    data = first_logon(command("cmd /c ver")).replace("<Order>1</Order>", "{% include order %}")

    assert verdicts(_SLUG, data.encode()) == []
