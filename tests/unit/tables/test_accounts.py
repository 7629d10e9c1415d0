from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.samples import CANARY_PASSWORD
from tests.specs import a_spec, refusals
from unattend_gen.core.secret_source import EnvSource, FileSource, SecretSource

if TYPE_CHECKING:
    from unattend_gen.tables.accounts import Accounts

JO = {"name": "jo", "groups": "Users", "password": "env:JO_PW"}


def accounts(**keys: object) -> Accounts:
    found = a_spec(accounts=keys).accounts
    assert found is not None
    return found


def test_passwords_are_encoded_unless_said_otherwise() -> None:
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
def test_automatic_logon_as_somebody_unknown_is_refused(user: str) -> None:
    assert refusals(accounts={"local": [JO], "auto_logon": {"user": user}}) == {
        "accounts.auto_logon": "names an account of which no password is known here"
    }


def test_automatic_logon_is_not_judged_by_accounts_that_are_wrong_themselves() -> None:
    assert refusals(accounts={"local": [{"nam": "jo"}], "auto_logon": {"user": "jo"}}).keys() == {
        "accounts.local[1].name",
        "accounts.local[1].nam",
    }


def test_a_password_typed_in_is_refused_and_not_shown() -> None:
    found = refusals(
        accounts={
            "administrator": CANARY_PASSWORD,
            "local": [{"name": "jo", "password": CANARY_PASSWORD}],
            "auto_logon": {"user": "jo", "password": CANARY_PASSWORD},
        }
    )

    assert found == dict.fromkeys(
        ("accounts.administrator", "accounts.local[1].password", "accounts.auto_logon.password"),
        "this is no secret source, and a secret never stands here itself",
    )


def test_a_count_below_one_is_refused() -> None:
    logon = {"user": "jo", "count": 0}

    assert refusals(accounts={"local": [JO], "auto_logon": logon}) == {
        "accounts.auto_logon.count": "should be 1 or more"
    }


DOMAIN_USERS = {"name": "Domain Users", "domain": "CONTOSO", "groups": "Users"}


@pytest.mark.parametrize(
    ("keys", "refused"),
    [
        ({"local": [{"name": 21 * "x"}]}, {"local[1].name": "is longer than 20 characters"}),
        (
            {"local": [{"name": "None"}]},
            {"local[1].name": "is a name that Windows keeps for itself"},
        ),
        (
            {"local": [{"name": "a/b"}]},
            {"local[1].name": "holds a character that such a name cannot have"},
        ),
        (
            {"local": [{"name": "jo", "display_name": 257 * "x"}]},
            {"local[1].display_name": "is longer than 256 characters"},
        ),
        (
            {"local": [{"name": "jo", "groups": "Users;Guests"}]},
            {"local[1].groups": "has a group whose name is empty or holds a semicolon"},
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
            {"auto_logon": "names an account that is not made here"},
        ),
    ],
)
def test_accounts_that_cannot_be_are_refused(
    keys: dict[str, object], refused: dict[str, str]
) -> None:
    expected = {f"accounts.{key}": message for key, message in refused.items()}

    assert refusals(accounts=keys) == expected
