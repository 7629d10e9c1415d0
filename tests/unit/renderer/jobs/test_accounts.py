from __future__ import annotations

import pytest

from tests.specs import a_spec
from unattend_gen.core.passes import Pass
from unattend_gen.renderer.jobs.accounts import jobs
from unattend_gen.tables.mapping.additions import Command


def test_without_a_word_on_passwords_nothing_is_run() -> None:
    assert list(jobs(a_spec())) == []
    assert list(jobs(a_spec(accounts={"administrator": "env:PW"}))) == []


@pytest.mark.parametrize(("days", "said"), [(90, "90"), ("never", "unlimited")])
def test_passwords_last_as_long_as_is_said(days: object, said: str) -> None:
    assert list(jobs(a_spec(accounts={"password_days": days}))) == [
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
    assert list(jobs(a_spec(accounts={"lockout": lockout}))) == [
        Command(Pass.SPECIALIZE, f"net.exe accounts {options}", "When accounts are locked")
    ]
