from __future__ import annotations

import pytest

from tests.judging import verdicts
from tests.samples import a_shell_setup

_SLUG = "empty-administrator-password"
_NOTHING_ENCODED = "QQBkAG0AaQBuAGkAcwB0AHIAYQB0AG8AcgBQAGEAcwBzAHcAbwByAGQA"


def _password(value: str, plain: str) -> bytes:
    body = f"<Value>{value}</Value><PlainText>{plain}</PlainText>"
    password = f"<AdministratorPassword>{body}</AdministratorPassword>"
    return a_shell_setup("oobeSystem", f"<UserAccounts>{password}</UserAccounts>")


@pytest.mark.parametrize(("value", "plain"), [("", "true"), (_NOTHING_ENCODED, "false")])
def test_no_password_is_a_warning_in_clear_and_encoded(value: str, plain: str) -> None:
    shell = "oobeSystem/Microsoft-Windows-Shell-Setup"

    assert verdicts(_SLUG, _password(value, plain)) == [
        ("warning", f"{shell}/UserAccounts/AdministratorPassword/Value")
    ]


@pytest.mark.parametrize("value", ["x", " ", "{{ password }}"])
def test_anything_else_is_a_password(value: str) -> None:
    assert verdicts(_SLUG, _password(value, "true")) == []
