from __future__ import annotations

import pytest

from tests.specs import a_spec, refusals
from unattend_gen.tables.model.account_policy import Lockout


@pytest.mark.parametrize("days", [1, 90, 999, "never"])
def test_passwords_last_some_days_or_for_ever(days: object) -> None:
    accounts = a_spec(accounts={"password_days": days}).accounts

    assert accounts is not None
    assert accounts.password_days == days


@pytest.mark.parametrize("days", [0, 1000, True, "unlimited", 1.5])
def test_another_age_is_rejected(days: object) -> None:
    assert refusals(accounts={"password_days": days}) == {
        "accounts.password_days": "should be a number of days from 1 to 999, or never"
    }


@pytest.mark.parametrize(
    ("written", "lockout"),
    [
        ("never", Lockout(threshold=0)),
        ({"threshold": 10}, Lockout(threshold=10)),
        (
            {"threshold": 5, "minutes": 30, "window": 30},
            Lockout(threshold=5, minutes=30, window=30),
        ),
    ],
)
def test_failed_logons_lock_an_account_or_never_do(written: object, lockout: Lockout) -> None:
    accounts = a_spec(accounts={"lockout": written}).accounts

    assert accounts is not None
    assert accounts.lockout == lockout


@pytest.mark.parametrize(
    ("lockout", "refused"),
    [
        ({}, {"accounts.lockout.threshold": "is missing"}),
        ({"threshold": 1000}, {"accounts.lockout.threshold": "should be 999 or less"}),
        (
            {"threshold": 5, "minutes": 10, "window": 20},
            {"accounts.lockout.window": "is longer than the account stays locked"},
        ),
        (
            {"threshold": 0, "minutes": 10},
            {"accounts.lockout.minutes": "has no effect if accounts are never locked"},
        ),
        ("often", {"accounts.lockout": "should be a table"}),
    ],
)
def test_an_impossible_lockout_is_rejected(lockout: object, refused: dict[str, str]) -> None:
    assert refusals(accounts={"lockout": lockout}) == refused
