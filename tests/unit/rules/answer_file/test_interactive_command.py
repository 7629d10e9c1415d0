from __future__ import annotations

import pytest

from tests.judging import verdicts
from unattend_gen.rules.snippets import command, first_logon, run_in_specialize

_SLUG = "interactive-command"
_PATH = "specialize/Microsoft-Windows-Deployment/RunSynchronous/RunSynchronousCommand[1]/Path"


@pytest.mark.parametrize(
    "line",
    [
        "cmd /c pause",
        "cmd /c &quot;echo ready &amp; pause&quot;",
        "cmd /k ver",
        "cmd /c set /p name=Name:",
        "choice /c yn",
        "notepad c:\\readme.txt",
        "powershell -NoProfile -NoExit -File a.ps1",
        "powershell -Command Read-Host",
        "powershell -Command [System.Windows.MessageBox]::Show('x')",
        "net user technician * /add",
    ],
)
def test_a_command_that_waits_is_a_warning(line: str) -> None:
    assert verdicts(_SLUG, run_in_specialize(line).encode()) == [("warning", _PATH)]


@pytest.mark.parametrize(
    "line",
    [
        "cmd /c ver",
        "cmd /c pause.cmd",
        "cmd /c &quot;pause &lt; nul&quot;",
        "cmd /c &quot;choice /t 5 /d y&quot;",
        "cmd /c echo do not pause",
        "powershell -NonInteractive -File a.ps1",
        "net user technician /active:yes",
        "reg add HKLM\\X /v notepad /f",
    ],
)
def test_a_command_that_goes_on_is_right(line: str) -> None:
    assert verdicts(_SLUG, run_in_specialize(line).encode()) == []


def test_at_the_first_logon_somebody_may_be_there() -> None:
    assert verdicts(_SLUG, first_logon(command("cmd /c pause")).encode()) == []
