from __future__ import annotations

import pytest

from tests.judging import messages
from unattend_gen.rules.snippets import command, first_logon

_SLUG = "shell-syntax-without-shell"


def _messages(line: str) -> list[str]:
    return messages(_SLUG, first_logon(command(line)).encode())


def test_a_built_in_command_is_not_a_program() -> None:
    assert _messages("MKDIR c:\\tools") == ["mkdir is built into cmd; there is no such program"]


@pytest.mark.parametrize(
    "line",
    [
        "reg query HKLM\\SOFTWARE &gt; c:\\out.txt",
        "ipconfig /all | find &quot;IPv4&quot;",
        "a.exe &amp;&amp; b.exe",
        "a.exe 2&gt;nul",
        "a.exe &quot;\\&quot;x\\&quot;&quot; &gt; c:\\out.txt",
        "a.exe &quot;c:\\tools\\\\&quot; | more.com",
    ],
)
def test_pipes_and_redirections_are_for_a_shell(line: str) -> None:
    assert _messages(line) == ["pipes and redirections need a shell; the command starts none"]


@pytest.mark.parametrize(
    "line",
    [
        "cmd /c echo ready &gt; c:\\out.txt",
        "%COMSPEC% /c echo ready",
        "&quot;C:\\Windows\\System32\\cmd.exe&quot; /c md c:\\tools",
        "powershell -Command Get-NetConnectionProfile | Set-NetConnectionProfile",
        "c:\\setup.cmd &gt; c:\\out.txt",
        "reg add HKLM\\X /v &quot;a &gt; b | c&quot; /d 1",
        "reg add HKLM\\X /d &quot;\\&quot;C:\\a b.exe\\&quot; | \\&quot;c\\&quot; &gt; d&quot; /f",
        "schtasks /create /tr &quot;cmd /c \\&quot;a.cmd\\&quot; &gt; b.log&quot; /sc onlogon",
        "reg add HKLM\\X /d \\&quot;a &gt; b\\&quot; /f",
        "%SystemRoot%\\System32\\reg.exe add HKLM\\X /f",
        "curl http://contoso.example/?a=1&amp;b=2",
        "{{ command }} | more",
    ],
)
def test_shells_quotes_and_templates_are_right(line: str) -> None:
    assert _messages(line) == []
