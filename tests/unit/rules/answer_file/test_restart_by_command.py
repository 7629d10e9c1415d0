from __future__ import annotations

import pytest

from tests.judging import of_rule
from tests.samples import a_component, an_answer_file
from unattend_gen.rules.snippets import command, first_logon, run_in_specialize

_SLUG = "restart-by-command"


def _advice(data: str | bytes) -> list[str]:
    raw = data.encode() if isinstance(data, str) else data
    return [finding.advice for finding in of_rule(_SLUG, raw)]


@pytest.mark.parametrize(
    "line",
    ["shutdown /r /t 0", "shutdown.exe -f -r", "powershell -Command Restart-Computer -Force"],
)
def test_in_specialize_setup_restarts(line: str) -> None:
    assert _advice(run_in_specialize(line)) == [
        "set WillReboot to Always, and let Setup restart the computer"
    ]


@pytest.mark.parametrize("line", ["shutdown /s /t 0", "cmd /c if exist c:\\x shutdown /r", "ver"])
def test_other_commands_and_conditions_are_left_alone(line: str) -> None:
    assert _advice(run_in_specialize(line)) == []


def test_a_restart_that_setup_knows_of_is_right() -> None:
    data = run_in_specialize("shutdown /r", "<WillReboot>Always</WillReboot>")

    assert _advice(data) == []


def test_a_will_of_never_is_none() -> None:
    data = run_in_specialize("shutdown /r", "<WillReboot>Never</WillReboot>")

    assert len(_advice(data)) == 1


def test_at_the_first_logon_the_last_command_may_restart() -> None:
    restart, after = command("shutdown /r", order=2), command("cmd /c ver", order=3)

    assert _advice(first_logon(command("cmd /c ver"), restart)) == []
    assert _advice(first_logon(restart, after)) == ["restart in the last command"]


def test_windowspe_installs_before_it_restarts() -> None:
    image = "<ImageInstall><OSImage><WillShowUI>OnError</WillShowUI></OSImage></ImageInstall>"
    run = (
        '<RunSynchronous><RunSynchronousCommand wcm:action="add"><Order>1</Order>'
        "<Path>wpeutil reboot</Path></RunSynchronousCommand></RunSynchronous>"
    )
    alone = an_answer_file(("windowsPE", a_component("Microsoft-Windows-Setup", run)))
    both = an_answer_file(("windowsPE", a_component("Microsoft-Windows-Setup", image + run)))

    assert _advice(alone) == []
    assert _advice(both) == [
        "let Setup restart the computer; it does so after the image is applied"
    ]
