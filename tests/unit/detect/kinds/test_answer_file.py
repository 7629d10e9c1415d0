from __future__ import annotations

import pytest

from tests.documents import a_reading
from tests.samples import CANARY_PASSWORD, MARKER, TEST_MAK, a_shell_setup
from unattend_gen.core.password import encode_password
from unattend_gen.core.secret import Secret
from unattend_gen.detect.holding import Holding
from unattend_gen.detect.kinds.answer_file import DETECTOR

ENCODED = encode_password(Secret(CANARY_PASSWORD), "Password").reveal()
EMPTY = encode_password(Secret(""), "Password").reveal()


def holdings(data: bytes) -> list[Holding]:
    return [one.holding for one in DETECTOR.suspects(a_reading(data, "unattend.xml"))]


@pytest.mark.parametrize(
    ("content", "holding"),
    [
        (f"<Value>{CANARY_PASSWORD}</Value>", Holding.CLEAR),
        (f"<Value>{ENCODED}</Value><PlainText>false</PlainText>", Holding.ENCODED),
        (f"<PlainText>false</PlainText><Value>{ENCODED.rstrip('=')}</Value>", Holding.ENCODED),
        (f"<Value>{EMPTY}</Value><PlainText>false</PlainText>", Holding.ENCODED_EMPTY),
        (MARKER, Holding.MARKER),
        (f"<Value>{MARKER}</Value>", Holding.MARKER),
        ("<Value>{{ password }}</Value>", Holding.PLACEHOLDER),
    ],
)
def test_every_state_of_a_password_is_told_apart(content: str, holding: Holding) -> None:
    body = f"<AutoLogon><Password>{content}</Password></AutoLogon>"

    assert holdings(a_shell_setup("oobeSystem", body)) == [holding]


def test_a_broken_file_is_read_as_text() -> None:
    data = a_shell_setup("specialize", f"<ProductKey>{TEST_MAK}</ProductKey>")[:-40]

    assert holdings(data) == [Holding.CLEAR]


def test_a_name_is_not_needed_where_the_namespace_tells() -> None:
    assert DETECTOR.recognises(a_reading(a_shell_setup("specialize", ""), "anything.bak"))
    assert not DETECTOR.recognises(a_reading("<config/>", "unattend.xml"))
