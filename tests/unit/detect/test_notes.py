from __future__ import annotations

import pytest

from unattend_gen.detect.notes import passwords_in_notes


def found(text: str) -> list[str]:
    return [text[slice(*match.span)] for match in passwords_in_notes(text) if match.span]


@pytest.mark.parametrize(
    "text",
    [
        "Local admin password: {}",
        "Administrator-Kennwort: {}\r\nnext line",
        "the password is {}.",
        "<!-- local admin password is {} -->",
        "<![LOG[Property ADMINPASSWORD is now = {}]LOG]!>",
        "**Password:** `{}`",
        "Password (deploy):  {}",
        "Mot de passe : {}",
    ],
)
@pytest.mark.parametrize("value", ["Kestrel!77", "kestrel-basalt-12", "x9Tundra_"])
def test_a_value_that_looks_made_up_is_found(text: str, value: str) -> None:
    text = text.format(value).replace("passe :", "passe:")

    assert found(text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "Password must contain at least 8 characters.\nForgot password? Click here.",
        "Password: ********",
        "The password is stored in the vault.\nThe password is required.",
        "Password: at least 8 characters",
        "Password: {{ vault_pw1 }}\nPassword: $env:PW1\nPassword: <your-password-1>",
        "AdminPassword: password is set",
        "autologon-password: true",
        "Password: https://vault.example/secrets/1",
        "The password is Kestrel!77 or another one",
        "Password:",
        "printf(&quot;Password is correct.&quot;);",
        "only used if the password is managed).",
    ],
)
def test_prose_is_not_a_password(text: str) -> None:
    assert found(text) == []
