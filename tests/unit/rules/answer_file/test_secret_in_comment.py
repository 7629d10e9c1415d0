from __future__ import annotations

import pytest

from tests.judging import of_rule, verdicts
from tests.samples import CANARY_PASSWORD, GVLK_PRO, MARKER, TEST_MAK, an_answer_file
from unattend_gen.rules.answer_file.secret_in_comment import CommentSecret, comment_secrets

_SLUG = "secret-in-comment"


def _file(comment: str) -> bytes:
    return an_answer_file().replace(b"?>", f"?>\n<!-- {comment} -->".encode(), 1)


def test_a_key_is_named_at_its_line_with_its_last_five() -> None:
    (finding,) = of_rule(_SLUG, _file(f"for the lab: {TEST_MAK}"))

    assert (finding.location.line, finding.last_five) == (2, TEST_MAK[-5:])
    assert finding.message == "the comment contains a product key"


def test_the_password_of_test_machines_is_a_note() -> None:
    assert verdicts(_SLUG, _file("https://contoso.example/?AdminPassword=vagrant")) == [
        ("note", None)
    ]


def test_other_words_are_no_secret() -> None:
    assert verdicts(_SLUG, _file("the password is in the safe")) == []


_LINK = CommentSecret("a link with a password or key in it")
_ENCODED = "p%40ss+" + CANARY_PASSWORD
_MARKUP = CommentSecret("a password in markup that is commented out")
_COMMAND = CommentSecret("a command with a password")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"key: {TEST_MAK}", CommentSecret("a product key", TEST_MAK[-5:])),
        (f"https://contoso.example/?Pass=x&AccountPassword0={CANARY_PASSWORD}", _LINK),
        (f"https://contoso.example/?PasswordExpirationMode=Default&WifiPassword={_ENCODED}", _LINK),
        (f"https://contoso.example/?a.Password1={CANARY_PASSWORD}&b=c", _LINK),
        (f"<Password><Value>{CANARY_PASSWORD}</Value></Password>", _MARKUP),
        (f"<AdministratorPassword>\n  <Value>{CANARY_PASSWORD}</Value>", _MARKUP),
        (f"<u:Password>{CANARY_PASSWORD}</u:Password>", _MARKUP),
        (f"net user admin {CANARY_PASSWORD} /add", _COMMAND),
    ],
)
def test_the_secrets_in_a_comment(text: str, found: CommentSecret) -> None:
    assert list(comment_secrets(text)) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "the password is in the safe",
        f"the setup key is {GVLK_PRO}",
        f"https://contoso.example/?ProductKey={GVLK_PRO}",
        "https://contoso.example/?AccountPassword0=&Name=x",
        "https://contoso.example/?AccountPassword0={password}",
        "https://contoso.example/?PasswordExpirationMode=Unlimited&WindowsEditionMode=Generic",
        "https://contoso.example/?PasswordExpirationDays=42&LockoutMode=Default",
        "https://contoso.example/?ObscurePasswords=true&ShowPassword=false",
        "https://contoso.example/?ProductKey=&ProductKeyMode=Interactive&ProductKey=none",
        "https://contoso.example/?ProductKey=00000-00000-00000-00000-00000",
        "<Password><Value>{{ password }}</Value></Password>",
        f"<Password><Value>{MARKER}</Value></Password>",
        "<Password></Password>",
        "net user admin * /add",
        "key: XXXXX-XXXXX-XXXXX-XXXXX-XXXXX",
    ],
)
def test_text_that_is_not_a_secret(text: str) -> None:
    assert list(comment_secrets(text)) == []


def test_the_password_of_test_machines_is_conventional() -> None:
    (found,) = comment_secrets("?Password=vagrant")

    assert found.is_conventional


def test_hostile_text_is_searched_in_linear_time() -> None:
    assert list(comment_secrets("&Password" * 50_000)) == []
    assert list(comment_secrets("<Password>" * 50_000)) == []
