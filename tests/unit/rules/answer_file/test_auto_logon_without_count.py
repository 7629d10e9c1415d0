from __future__ import annotations

from tests.judging import verdicts
from tests.samples import a_shell_setup

_SLUG = "auto-logon-without-count"


def _logon(body: str) -> bytes:
    return a_shell_setup("oobeSystem", f"<AutoLogon>{body}<Username>a</Username></AutoLogon>")


def test_a_logon_without_a_count_is_a_warning() -> None:
    assert verdicts(_SLUG, _logon("<Enabled>true</Enabled>")) == [
        ("warning", "oobeSystem/Microsoft-Windows-Shell-Setup/AutoLogon")
    ]


def test_with_the_password_of_test_machines_it_is_a_note() -> None:
    password = "<Password><Value>vagrant</Value><PlainText>true</PlainText></Password>"
    found = verdicts(_SLUG, _logon(f"<Enabled>true</Enabled>{password}"))

    assert [severity for severity, _ in found] == ["note"]


def test_a_count_is_right() -> None:
    assert verdicts(_SLUG, _logon("<Enabled>true</Enabled><LogonCount>1</LogonCount>")) == []


def test_a_logon_that_is_off_needs_none() -> None:
    assert verdicts(_SLUG, _logon("<Enabled>false</Enabled>")) == []
