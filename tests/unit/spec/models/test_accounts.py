from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.samples import CANARY_PASSWORD
from tests.specs import a_spec, refusals
from unattend_gen.spec.secrets import EnvSource, FileSource, SecretSource

if TYPE_CHECKING:
    from unattend_gen.spec.models import Accounts

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
