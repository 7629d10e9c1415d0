from __future__ import annotations

import pytest

from tests.judging import verdicts
from tests.samples import a_component, a_shell_setup, an_answer_file

_SLUG = "auto-logon-of-unknown-user"
_SHELL = "Microsoft-Windows-Shell-Setup"


def _shell(user: str, more: str = "") -> str:
    name = f"<Name>technician</Name><Group>Users</Group>{more}"
    account = f'<LocalAccount wcm:action="add">{name}</LocalAccount>'
    accounts = f"<LocalAccounts>{account}</LocalAccounts>"
    logon = f"<Enabled>true</Enabled><LogonCount>1</LogonCount><Username>{user}</Username>"
    return f"<AutoLogon>{logon}</AutoLogon><UserAccounts>{accounts}</UserAccounts>"


def test_a_user_whom_nothing_makes_is_a_warning() -> None:
    assert verdicts(_SLUG, a_shell_setup("oobeSystem", _shell("visitor"))) == [
        ("warning", f"oobeSystem/{_SHELL}/AutoLogon/Username")
    ]


@pytest.mark.parametrize(
    "user", ["Technician", "Administrator", "CONTOSO\\visitor", "visitor@contoso.example"]
)
def test_accounts_of_the_file_built_in_ones_and_those_of_a_domain_are_there(user: str) -> None:
    assert verdicts(_SLUG, a_shell_setup("oobeSystem", _shell(user))) == []


def test_a_command_may_make_the_user() -> None:
    command = (
        '<FirstLogonCommands><SynchronousCommand wcm:action="add"><Order>1</Order>'
        "<CommandLine>net user visitor * /add</CommandLine>"
        "</SynchronousCommand></FirstLogonCommands>"
    )

    assert verdicts(_SLUG, a_shell_setup("oobeSystem", _shell("visitor") + command)) == []


def test_a_domain_may_know_the_user() -> None:
    body = _shell("visitor").replace("</AutoLogon>", "<Domain>CONTOSO</Domain></AutoLogon>")

    assert verdicts(_SLUG, a_shell_setup("oobeSystem", body)) == []


def test_the_administrator_has_other_names_in_other_languages() -> None:
    password = "<AdministratorPassword><Value>x</Value></AdministratorPassword>"
    body = _shell("Administrateur").replace("<LocalAccounts>", f"{password}<LocalAccounts>")

    assert verdicts(_SLUG, a_shell_setup("oobeSystem", body)) == []


def test_an_image_may_have_the_user_already() -> None:
    logon = "<AutoLogon><Enabled>true</Enabled><Username>visitor</Username></AutoLogon>"

    assert verdicts(_SLUG, a_shell_setup("oobeSystem", logon)) == []


def test_windows_installed_anew_has_no_users() -> None:
    logon = "<AutoLogon><Enabled>true</Enabled><Username>visitor</Username></AutoLogon>"
    setup = "<EnableFirewall>true</EnableFirewall>"
    data = an_answer_file(
        ("windowsPE", a_component("Microsoft-Windows-Setup", setup)),
        ("oobeSystem", a_component(_SHELL, logon)),
    )

    assert [severity for severity, _ in verdicts(_SLUG, data)] == ["warning"]


def test_an_account_whose_name_is_open_may_be_the_user() -> None:
    body = _shell("visitor").replace("technician", "{{ name }}")

    assert verdicts(_SLUG, a_shell_setup("oobeSystem", body)) == []
