from __future__ import annotations

from tests.imports import SHELL, a_view, tables
from tests.samples import CANARY_PASSWORD
from unattend_gen.core.password import encode_password
from unattend_gen.core.secret import Secret
from unattend_gen.importer.tables.accounts import propose

USERS = f"oobeSystem/{SHELL}/UserAccounts"
LOGON = f"oobeSystem/{SHELL}/AutoLogon"
ACCOUNT = f"{USERS}/LocalAccounts/LocalAccount[1]"


def test_accounts_are_read_with_their_groups_and_sources() -> None:
    values: dict[str, str | Secret] = {
        f"{ACCOUNT}/Name": "bob",
        f"{ACCOUNT}/Group": "Administrators;Users",
        f"{ACCOUNT}/Password/Value": Secret("pw"),
    }
    local = [{"name": "bob", "groups": ["Administrators", "Users"], "password": "env:BOB"}]

    assert tables(propose, values, Value="BOB") == [
        {"local": local},
        {"passwords": "clear", "local": local},
    ]


def test_automatic_logon_is_proposed_without_a_password_of_its_own_first() -> None:
    values: dict[str, str | Secret] = {
        f"{LOGON}/Enabled": "true",
        f"{LOGON}/Username": "bob",
        f"{LOGON}/LogonCount": "1",
        f"{LOGON}/Password/Value": Secret("pw"),
    }

    proposed = [table["auto_logon"] for table in tables(propose, values, Value="BOB")]

    alone = {"user": "bob", "count": 1}
    own = {**alone, "password": "env:BOB"}
    assert proposed == [alone, alone, own, own]


def test_an_encoded_password_is_asked_for_in_clear_text() -> None:
    encoded = encode_password(Secret(CANARY_PASSWORD), "AdministratorPassword")
    view = a_view({f"{USERS}/AdministratorPassword/Value": encoded}, Value="ADMIN")

    first, *_ = propose(view)

    assert first.secrets == {"ADMIN": Secret(CANARY_PASSWORD)}


def test_a_logon_that_is_off_is_no_logon() -> None:
    assert tables(propose, {f"{LOGON}/Enabled": "false"})[0] == {}
