from __future__ import annotations

import pytest

from tests.samples import CANARY_PASSWORD
from tests.specs import a_spec, refusals
from unattend_gen.core.secret_source import EnvSource
from unattend_gen.tables.model.password import COUNT


def test_an_empty_text_is_an_empty_password() -> None:
    accounts = a_spec(accounts={"administrator": ""}).accounts

    assert accounts is not None
    assert accounts.administrator == ""


def test_a_source_is_a_source() -> None:
    accounts = a_spec(accounts={"administrator": "env:PW"}).accounts

    assert accounts is not None
    assert accounts.administrator == EnvSource("PW")


def test_a_password_that_is_typed_in_is_rejected_and_not_shown() -> None:
    refused = refusals(accounts={"administrator": CANARY_PASSWORD})

    assert refused.keys() == {"accounts.administrator"}
    assert CANARY_PASSWORD not in str(refused)


def test_a_logon_may_have_no_password_at_all() -> None:
    logon = {"user": "Administrator", "password": False}
    accounts = a_spec(accounts={"auto_logon": logon}).accounts

    assert accounts is not None
    assert accounts.auto_logon_password is None


@pytest.mark.parametrize(("count", "text"), [(1, "1"), ("unlimited", None)])
def test_a_count_is_written_unless_it_is_unlimited(count: object, text: str | None) -> None:
    assert COUNT.to_text(count) == text


@pytest.mark.parametrize("count", [0, True, "always"])
def test_another_count_is_rejected(count: object) -> None:
    logon = {"user": "Administrator", "count": count, "password": "env:PW"}

    assert refusals(accounts={"auto_logon": logon}) == {
        "accounts.auto_logon.count": "should be a number from 1, or unlimited"
    }
