from __future__ import annotations

from tests.judging import judged
from tests.samples import CANARY_PASSWORD, a_shell_setup
from unattend_gen.core.finding import Severity
from unattend_gen.core.password import encode_password
from unattend_gen.core.secret import Secret


def _logon(value: str) -> bytes:
    return a_shell_setup(
        "oobeSystem",
        f"<AutoLogon><Password><Value>{value}</Value><PlainText>false</PlainText></Password>"
        "</AutoLogon>",
    )


def _administrator(value: str) -> bytes:
    return a_shell_setup(
        "oobeSystem",
        f"<UserAccounts><AdministratorPassword><Value>{value}</Value>"
        "<PlainText>false</PlainText></AdministratorPassword></UserAccounts>",
    )


def _encoded(password: str, element: str = "Password") -> str:
    return encode_password(Secret(password), element).reveal()


def test_an_encoded_password_is_a_warning() -> None:
    found = judged(_logon(_encoded(CANARY_PASSWORD)))

    assert [(f.rule, f.severity) for f in found] == [("encoded-password", Severity.WARNING)]


def test_the_conventional_password_of_test_machines_is_a_note() -> None:
    assert [f.severity for f in judged(_logon(_encoded("vagrant")))] == [Severity.NOTE]


def test_a_text_that_setup_cannot_undo_is_an_error() -> None:
    found = judged(_logon(CANARY_PASSWORD))

    assert [(f.rule, f.severity) for f in found] == [("encoded-password", Severity.ERROR)]


def test_an_administrator_password_ends_with_the_name_of_its_element() -> None:
    value = _encoded(CANARY_PASSWORD, "AdministratorPassword")

    assert [f.severity for f in judged(_administrator(value))] == [Severity.WARNING]


def test_the_name_of_another_element_behind_the_password_is_an_error() -> None:
    value = _encoded(CANARY_PASSWORD, "Password")

    assert [f.severity for f in judged(_administrator(value))] == [Severity.ERROR]


def test_an_encoded_text_that_is_said_to_be_clear_is_an_error() -> None:
    value = encode_password(Secret(CANARY_PASSWORD), "Password").reveal()
    (finding,) = judged(_logon(value).replace(b"<PlainText>false", b"<PlainText>true"))

    assert (finding.rule, finding.severity) == ("encoded-password", Severity.ERROR)
    assert finding.advice == "set PlainText to false"
