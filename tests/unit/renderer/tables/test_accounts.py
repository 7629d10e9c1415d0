from __future__ import annotations

from tests.specs import a_spec, written
from unattend_gen.core.secret import SecretKind
from unattend_gen.core.secret_source import EnvSource
from unattend_gen.core.setting_path import SettingPath
from unattend_gen.renderer.tables.accounts import assignments
from unattend_gen.tables.mapping.additions import PendingSecret

USERS = "oobeSystem/Microsoft-Windows-Shell-Setup/UserAccounts"
LOGON = "oobeSystem/Microsoft-Windows-Shell-Setup/AutoLogon"


def password(path: str, name: str, encoded_for: str | None) -> PendingSecret:
    return PendingSecret(SettingPath.parse(path), EnvSource(name), SecretKind.PASSWORD, encoded_for)


def test_without_the_table_nothing_is_said() -> None:
    assert written(assignments(a_spec())) == {}


def test_passwords_are_encoded_for_the_element_around_them() -> None:
    spec = a_spec(
        accounts={
            "administrator": "env:ADMIN",
            "local": [
                {
                    "name": "jo",
                    "display_name": "Jo",
                    "description": "Somebody",
                    "groups": ["Administrators", "Remote Desktop Users"],
                    "password": "env:JO",
                },
                {"name": "guest"},
            ],
        }
    )
    jo, guest = (f"{USERS}/LocalAccounts/LocalAccount[{number}]" for number in (1, 2))
    administrator = f"{USERS}/AdministratorPassword"

    assert written(assignments(spec)) == {
        f"{administrator}/Value": password(
            f"{administrator}/Value", "ADMIN", "AdministratorPassword"
        ),
        f"{administrator}/PlainText": "false",
        f"{jo}/Name": "jo",
        f"{jo}/DisplayName": "Jo",
        f"{jo}/Description": "Somebody",
        f"{jo}/Group": "Administrators;Remote Desktop Users",
        f"{jo}/Password/Value": password(f"{jo}/Password/Value", "JO", "Password"),
        f"{jo}/Password/PlainText": "false",
        f"{guest}/Name": "guest",
    }


def test_automatic_logon_takes_the_password_of_its_account() -> None:
    spec = a_spec(
        accounts={
            "administrator": "env:ADMIN",
            "auto_logon": {"user": "Administrator", "count": 3, "domain": "PC-1"},
        }
    )
    logon = {path: value for path, value in written(assignments(spec)).items() if LOGON in path}

    assert logon == {
        f"{LOGON}/Enabled": "true",
        f"{LOGON}/Username": "Administrator",
        f"{LOGON}/Domain": "PC-1",
        f"{LOGON}/LogonCount": "3",
        f"{LOGON}/Password/Value": password(f"{LOGON}/Password/Value", "ADMIN", "Password"),
        f"{LOGON}/Password/PlainText": "false",
    }


def test_clear_passwords_are_not_encoded_and_say_so() -> None:
    spec = a_spec(accounts={"administrator": "env:ADMIN", "passwords": "clear"})
    administrator = f"{USERS}/AdministratorPassword"

    assert written(assignments(spec)) == {
        f"{administrator}/Value": password(f"{administrator}/Value", "ADMIN", None),
        f"{administrator}/PlainText": "true",
    }


def test_an_account_without_password_has_no_password_element() -> None:
    spec = a_spec(accounts={"local": [{"name": "kiosk"}], "auto_logon": {"user": "kiosk"}})

    assert written(assignments(spec)) == {
        f"{USERS}/LocalAccounts/LocalAccount[1]/Name": "kiosk",
        f"{LOGON}/Enabled": "true",
        f"{LOGON}/Username": "kiosk",
        f"{LOGON}/LogonCount": "1",
    }


def test_accounts_of_a_domain_stand_in_one_list_for_each_domain() -> None:
    users = {"name": "Domain Users", "domain": "CONTOSO", "groups": "Users"}
    helpers = {"name": "Helpdesk", "domain": "contoso", "groups": ["Administrators", "Users"]}
    other = {"name": "jo", "domain": "FABRIKAM", "groups": "Users"}
    lists = "oobeSystem/Microsoft-Windows-Shell-Setup/UserAccounts/DomainAccounts"
    item = f"{lists}/DomainAccountList"

    assert written(assignments(a_spec(accounts={"domain": [users, other, helpers]}))) == {
        f"{item}[1]/Domain": "CONTOSO",
        f"{item}[1]/DomainAccount[1]/Name": "Domain Users",
        f"{item}[1]/DomainAccount[1]/Group": "Users",
        f"{item}[1]/DomainAccount[2]/Name": "Helpdesk",
        f"{item}[1]/DomainAccount[2]/Group": "Administrators;Users",
        f"{item}[2]/Domain": "FABRIKAM",
        f"{item}[2]/DomainAccount[1]/Name": "jo",
        f"{item}[2]/DomainAccount[1]/Group": "Users",
    }
