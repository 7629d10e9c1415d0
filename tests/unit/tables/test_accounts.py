from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.samples import CANARY_PASSWORD
from tests.specs import a_spec, refusals
from unattend_gen.core.secret_source import EnvSource, FileSource, SecretSource

if TYPE_CHECKING:
    from unattend_gen.tables.accounts import Accounts
from tests.imports import a_view, tables
from tests.specs import jobs, written
from unattend_gen.core.passes import Pass
from unattend_gen.core.password import encode_password
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.core.setting_path import SettingPath
from unattend_gen.tables.accounts import TABLE
from unattend_gen.tables.mapping.additions import Command, PendingSecret

JO = {"name": "jo", "groups": "Users", "password": "env:JO_PW"}


def accounts(**keys: object) -> Accounts:
    found = a_spec(accounts=keys).accounts
    assert found is not None
    return found


def test_passwords_are_encoded_by_default() -> None:
    assert accounts().passwords == "encoded"
    assert accounts(passwords="clear").passwords == "clear"


def test_an_account_has_groups_and_a_source_for_its_password() -> None:
    account = accounts(local=[JO]).local[0]

    assert (account.groups, account.password) == (("Users",), EnvSource("JO_PW"))


@pytest.mark.parametrize(
    ("keys", "source"),
    [
        ({"local": [JO], "auto_logon": {"user": "jo"}}, EnvSource("JO_PW")),
        ({"local": [JO], "auto_logon": {"user": "JO"}}, EnvSource("JO_PW")),
        (
            {"administrator": "env:ADMIN", "auto_logon": {"user": "Administrator"}},
            EnvSource("ADMIN"),
        ),
        (
            {"local": [JO], "auto_logon": {"user": "jo", "password": "file:pw"}},
            FileSource("pw"),
        ),
        ({"auto_logon": {"user": "joe", "domain": "D", "password": "file:pw"}}, FileSource("pw")),
        ({"local": [{"name": "kiosk"}], "auto_logon": {"user": "kiosk"}}, None),
        ({"local": [JO]}, None),
    ],
)
def test_automatic_logon_uses_the_password_of_its_account(
    keys: dict[str, object], source: SecretSource | None
) -> None:
    assert accounts(**keys).auto_logon_password == source


@pytest.mark.parametrize("user", ["nobody", "Administrator"])
def test_automatic_logon_of_an_unknown_account_is_rejected(user: str) -> None:
    assert refusals(accounts={"local": [JO], "auto_logon": {"user": user}}) == {
        "accounts.auto_logon": "names an account whose password is not known"
    }


def test_automatic_logon_is_not_checked_against_invalid_accounts() -> None:
    assert refusals(accounts={"local": [{"nam": "jo"}], "auto_logon": {"user": "jo"}}).keys() == {
        "accounts.local[1].name",
        "accounts.local[1].nam",
    }


def test_a_typed_in_password_is_rejected_and_not_shown() -> None:
    found = refusals(
        accounts={
            "administrator": CANARY_PASSWORD,
            "local": [{"name": "jo", "password": CANARY_PASSWORD}],
            "auto_logon": {"user": "jo", "password": CANARY_PASSWORD},
        }
    )

    assert found == dict.fromkeys(
        ("accounts.administrator", "accounts.local[1].password", "accounts.auto_logon.password"),
        "this is not a secret source, and a secret must not be written here",
    )


def test_a_count_below_one_is_rejected() -> None:
    logon = {"user": "jo", "count": 0}

    assert refusals(accounts={"local": [JO], "auto_logon": logon}) == {
        "accounts.auto_logon.count": "should be a number from 1, or unlimited"
    }


DOMAIN_USERS = {"name": "Domain Users", "domain": "CONTOSO", "groups": "Users"}


@pytest.mark.parametrize(
    ("keys", "refused"),
    [
        ({"local": [{"name": 21 * "x"}]}, {"local[1].name": "is longer than 20 characters"}),
        (
            {"local": [{"name": "None"}]},
            {"local[1].name": "is a name that Windows reserves"},
        ),
        (
            {"local": [{"name": "a/b"}]},
            {"local[1].name": "contains a character that is not allowed"},
        ),
        (
            {"local": [{"name": "jo", "display_name": 257 * "x"}]},
            {"local[1].display_name": "is longer than 256 characters"},
        ),
        (
            {"local": [{"name": "jo", "groups": "Users;Guests"}]},
            {"local[1].groups": "has a group whose name is empty or contains a semicolon"},
        ),
        (
            {"local": [{"name": "jo", "groups": 2 * [150 * "x"]}]},
            {"local[1].groups": "has more than 256 characters of group names"},
        ),
        ({"local": [JO, {"name": "JO"}]}, {"local": "names the same account twice"}),
        (
            {"domain": [DOMAIN_USERS, {**DOMAIN_USERS, "domain": "contoso"}]},
            {"domain": "names the same account twice"},
        ),
        (
            {"domain": [{**DOMAIN_USERS, "groups": []}]},
            {"domain[1].groups": "should have at least 1"},
        ),
        (
            {"auto_logon": {"user": "visitor", "password": "env:PW"}},
            {"auto_logon": "names an account that is not created here"},
        ),
    ],
)
def test_impossible_accounts_are_rejected(keys: dict[str, object], refused: dict[str, str]) -> None:
    expected = {f"accounts.{key}": message for key, message in refused.items()}

    assert refusals(accounts=keys) == expected


USERS = "oobeSystem/Microsoft-Windows-Shell-Setup/UserAccounts"
LOGON = "oobeSystem/Microsoft-Windows-Shell-Setup/AutoLogon"


def password(path: str, name: str, encoded_for: str | None) -> PendingSecret:
    return PendingSecret(SettingPath.parse(path), EnvSource(name), SecretKind.PASSWORD, encoded_for)


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

    assert written(TABLE.additions(spec)) == {
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
    logon = {path: value for path, value in written(TABLE.additions(spec)).items() if LOGON in path}

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

    assert written(TABLE.additions(spec)) == {
        f"{administrator}/Value": password(f"{administrator}/Value", "ADMIN", None),
        f"{administrator}/PlainText": "true",
    }


def test_an_account_without_password_has_no_password_element() -> None:
    spec = a_spec(accounts={"local": [{"name": "kiosk"}], "auto_logon": {"user": "kiosk"}})

    assert written(TABLE.additions(spec)) == {
        f"{USERS}/LocalAccounts/LocalAccount[1]/Name": "kiosk",
        f"{LOGON}/Enabled": "true",
        f"{LOGON}/Username": "kiosk",
        f"{LOGON}/LogonCount": "1",
    }


def test_each_domain_has_one_list_of_its_accounts() -> None:
    users = {"name": "Domain Users", "domain": "CONTOSO", "groups": "Users"}
    helpers = {"name": "Helpdesk", "domain": "contoso", "groups": ["Administrators", "Users"]}
    other = {"name": "jo", "domain": "FABRIKAM", "groups": "Users"}
    lists = "oobeSystem/Microsoft-Windows-Shell-Setup/UserAccounts/DomainAccounts"
    item = f"{lists}/DomainAccountList"

    assert written(TABLE.additions(a_spec(accounts={"domain": [users, other, helpers]}))) == {
        f"{item}[1]/Domain": "CONTOSO",
        f"{item}[1]/DomainAccount[1]/Name": "Domain Users",
        f"{item}[1]/DomainAccount[1]/Group": "Users",
        f"{item}[1]/DomainAccount[2]/Name": "Helpdesk",
        f"{item}[1]/DomainAccount[2]/Group": "Administrators;Users",
        f"{item}[2]/Domain": "FABRIKAM",
        f"{item}[2]/DomainAccount[1]/Name": "jo",
        f"{item}[2]/DomainAccount[1]/Group": "Users",
    }


def test_without_a_word_on_passwords_nothing_is_run() -> None:
    assert list(jobs(TABLE, a_spec(accounts={"administrator": "env:PW"}))) == []


@pytest.mark.parametrize(("days", "said"), [(90, "90"), ("never", "unlimited")])
def test_the_age_of_passwords_is_a_command(days: object, said: str) -> None:
    assert list(jobs(TABLE, a_spec(accounts={"password_days": days}))) == [
        Command(Pass.SPECIALIZE, f"net.exe accounts /maxpwage:{said}", "How long passwords last")
    ]


@pytest.mark.parametrize(
    ("lockout", "options"),
    [
        ("never", "/lockoutthreshold:0"),
        (
            {"threshold": 5, "minutes": 30, "window": 15},
            "/lockoutthreshold:5 /lockoutduration:30 /lockoutwindow:15",
        ),
    ],
)
def test_failed_logons_lock_an_account_in_one_command(lockout: object, options: str) -> None:
    assert list(jobs(TABLE, a_spec(accounts={"lockout": lockout}))) == [
        Command(Pass.SPECIALIZE, f"net.exe accounts {options}", "When accounts are locked")
    ]


ACCOUNT = f"{USERS}/LocalAccounts/LocalAccount[1]"


def test_accounts_are_read_with_their_groups_and_sources() -> None:
    values: dict[str, str | Secret] = {
        f"{ACCOUNT}/Name": "bob",
        f"{ACCOUNT}/Group": "Administrators;Users",
        f"{ACCOUNT}/Password/Value": Secret("pw"),
        f"{ACCOUNT}/Password/PlainText": "true",
    }
    local = [{"name": "bob", "groups": ["Administrators", "Users"], "password": "env:BOB"}]

    assert tables(TABLE, values, Value="BOB") == [
        {"local": local},
        {"passwords": "clear", "local": local},
    ]


def test_automatic_logon_is_proposed_without_a_password_of_its_own_first() -> None:
    values: dict[str, str | Secret] = {
        f"{LOGON}/Enabled": "true",
        f"{LOGON}/Username": "bob",
        f"{LOGON}/LogonCount": "1",
        f"{LOGON}/Password/Value": Secret("pw"),
        f"{LOGON}/Password/PlainText": "true",
        f"{LOGON}/Domain": "PC-1",
    }

    proposed = [table["auto_logon"] for table in tables(TABLE, values, Value="BOB")]

    alone = {"user": "bob", "count": 1, "domain": "PC-1"}
    own = {**alone, "password": "env:BOB"}
    assert proposed == [alone, alone, own, own]


def test_an_encoded_password_is_asked_for_in_clear_text() -> None:
    encoded = encode_password(Secret(CANARY_PASSWORD), "AdministratorPassword")
    view = a_view({f"{USERS}/AdministratorPassword/Value": encoded}, Value="ADMIN")

    first, *_ = TABLE.candidates(view)

    assert first.secrets == {"ADMIN": Secret(CANARY_PASSWORD)}


def test_automatic_logon_without_a_user_is_not_read() -> None:
    assert tables(TABLE, {f"{LOGON}/Enabled": "false"}) == [{"passwords": "clear"}]


def test_passwords_without_a_mark_are_read() -> None:
    values: dict[str, str | Secret] = {
        f"{LOGON}/Enabled": "true",
        f"{LOGON}/Username": "Administrator",
        f"{LOGON}/Password/Value": Secret("pw"),
    }

    unmarked = tables(TABLE, values, Value="BOB")[-1]

    assert unmarked == {
        "passwords": "unmarked",
        "auto_logon": {"user": "Administrator", "count": "unlimited", "password": "env:BOB"},
    }


def test_a_logon_that_is_off_or_not_said_to_be_on_is_read() -> None:
    values = {f"{LOGON}/Username": "Administrator", f"{LOGON}/LogonCount": "1"}

    unset = tables(TABLE, {**values})[-1]["auto_logon"]
    off = tables(TABLE, {**values, f"{LOGON}/Enabled": "false"})[-1]["auto_logon"]

    logon = {"user": "Administrator", "count": 1, "password": False}
    assert (unset, off) == ({**logon, "enabled": "unset"}, {**logon, "enabled": False})
