from __future__ import annotations

import pytest

from tests.samples import TEST_MAK
from tests.specs import a_spec, refusals
from unattend_gen.tables.mdt import Mdt

ENCODED = {"mdt": "admin_password replaces a password that the answer file declares encoded"}


def test_an_image_has_the_key_of_a_kms_client_by_default() -> None:
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
        "mdt.user_password": "this is not a secret source, and a secret must not be written here"
    }


def test_a_mak_is_named_by_its_place_on_a_machine_and_domains_once_each() -> None:
    mdt = a_spec(mdt={"mak_without_kms": "env:MAK", "kms_domains": ["A.test", "a.test."]}).mdt

    assert mdt is not None
    assert (mdt.mak_without_kms, mdt.kms_domains) == ("env:MAK", ("a.test",))
    assert Mdt(mak_without_kms="env:MAK", kms_domains="a.test").kms_domains == ("a.test",)


@pytest.mark.parametrize("place", ["prompt", "installed"])
def test_a_step_asks_nobody_for_the_key(place: str) -> None:
    assert refusals(mdt={"mak_without_kms": place}) == {
        "mdt.mak_without_kms": "a step of a task sequence cannot ask for a key"
    }


@pytest.mark.parametrize("place", [TEST_MAK, f"file:{TEST_MAK}", "keyring:a/b", 1])
def test_an_invalid_place_is_rejected_and_not_shown(place: object) -> None:
    [(where, message)] = refusals(mdt={"mak_without_kms": place}).items()

    assert where == "mdt.mak_without_kms"
    assert TEST_MAK not in message


def test_an_invalid_domain_is_rejected() -> None:
    assert refusals(mdt={"kms_domains": ["a.test", "a test"]}) == {
        "mdt.kms_domains": "is not a DNS domain"
    }


def test_domains_without_steps_that_use_them_are_rejected() -> None:
    assert refusals(mdt={"kms_domains": ["a.test"]}) == {
        "mdt.kms_domains": "only the steps of mak_without_kms look for a KMS host"
    }
    assert [*refusals(mdt={"kms_domains": ["a.test"], "mak_without_kms": "prompt"})] == [
        "mdt.mak_without_kms"
    ]


@pytest.mark.parametrize("key", ["deploy_root", "user", "user_domain", "task_sequence"])
def test_a_value_cannot_begin_another_line_of_the_rules(key: str) -> None:
    assert refusals(mdt={key: "x\r\nUserPassword=y"})[f"mdt.{key}"] == (
        "contains a line end or another control character"
    )
