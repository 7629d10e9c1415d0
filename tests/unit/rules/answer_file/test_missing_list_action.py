from __future__ import annotations

from tests.judging import messages, verdicts
from tests.samples import a_shell_setup


def _command(attribute: str) -> bytes:
    return a_shell_setup(
        "oobeSystem",
        f"<FirstLogonCommands><SynchronousCommand{attribute}>"
        "<Order>1</Order><CommandLine>cmd /c ver</CommandLine>"
        "</SynchronousCommand></FirstLogonCommands>",
    )


def test_an_item_without_action_is_a_warning() -> None:
    address = "oobeSystem/Microsoft-Windows-Shell-Setup/FirstLogonCommands/SynchronousCommand"

    assert verdicts("missing-list-action", _command("")) == [("warning", address)]


def test_an_action_in_another_namespace_is_distinguished() -> None:
    data = _command(' x:action="add" xmlns:x="http://schemas.microsoft.com/WMIConfig"')

    assert messages("missing-list-action", data) == [
        "the attribute action is not in the namespace of wcm"
    ]


def test_an_item_with_action_is_right() -> None:
    assert verdicts("missing-list-action", _command(' wcm:action="add"')) == []
