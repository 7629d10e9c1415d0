from __future__ import annotations

import pytest

from tests.specs import a_spec, refusals
from unattend_gen.spec.models.mdt import Mdt

ENCODED = {"mdt": "admin_password replaces a password that the answer file calls encoded"}


def test_an_image_has_the_key_of_a_kms_client_unless_said_otherwise() -> None:
    assert a_spec(target="mdt", mdt={}).mdt == Mdt()
    assert Mdt().kms_image


@pytest.mark.parametrize(
    "accounts",
    [
        {"administrator": "env:PW"},
        {"administrator": "env:PW", "auto_logon": {"user": "Administrator"}},
        {"local": [{"name": "jo", "password": "env:PW"}], "auto_logon": {"user": "jo"}},
    ],
)
def test_a_password_of_mdt_does_not_go_with_one_that_is_encoded(
    accounts: dict[str, object],
) -> None:
    assert refusals(accounts=accounts, mdt={"admin_password": "env:PW"}) == ENCODED


@pytest.mark.parametrize(
    "accounts",
    [
        {"administrator": "env:PW", "passwords": "clear"},
        {"local": [{"name": "jo", "password": "env:PW"}]},
    ],
)
def test_a_password_of_mdt_goes_with_one_in_clear_text_or_none(accounts: dict[str, object]) -> None:
    spec = a_spec(accounts=accounts, mdt={"admin_password": "env:PW"})
    assert str(spec.mdt and spec.mdt.admin_password) == "env:PW"


def test_a_password_is_a_source() -> None:
    assert refusals(mdt={"user_password": "secret"}) == {
        "mdt.user_password": "this is no secret source, and a secret never stands here itself"
    }
