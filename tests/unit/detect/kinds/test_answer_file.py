from __future__ import annotations

import pytest

from tests.documents import a_reading
from tests.samples import CANARY_PASSWORD, MARKER, TEST_MAK, a_shell_setup
from unattend_gen.core.match import ContentKind
from unattend_gen.core.password import encode_password
from unattend_gen.core.secret import Secret
from unattend_gen.detect.kinds.answer_file import DETECTOR

ENCODED = encode_password(Secret(CANARY_PASSWORD), "Password").reveal()
EMPTY = encode_password(Secret(""), "Password").reveal()


def holdings(data: bytes) -> list[ContentKind]:
    return [one.content for one in DETECTOR.matches(a_reading(data, "unattend.xml"))]


@pytest.mark.parametrize(
    ("password", "content"),
    [
        (f"<Value>{CANARY_PASSWORD}</Value>", ContentKind.CLEAR),
        (f"<Value>{ENCODED}</Value><PlainText>false</PlainText>", ContentKind.ENCODED),
        (f"<PlainText>false</PlainText><Value>{ENCODED.rstrip('=')}</Value>", ContentKind.ENCODED),
        (f"<Value>{EMPTY}</Value><PlainText>false</PlainText>", ContentKind.ENCODED_EMPTY),
        (MARKER, ContentKind.MARKER),
        (f"<Value>{MARKER}</Value>", ContentKind.MARKER),
        ("<Value>{{ password }}</Value>", ContentKind.PLACEHOLDER),
    ],
)
def test_each_content_of_a_password_is_classified(password: str, content: ContentKind) -> None:
    body = f"<AutoLogon><Password>{password}</Password></AutoLogon>"

    assert holdings(a_shell_setup("oobeSystem", body)) == [content]


def test_a_broken_file_is_read_as_text() -> None:
    data = a_shell_setup("specialize", f"<ProductKey>{TEST_MAK}</ProductKey>")[:-40]

    assert holdings(data) == [ContentKind.CLEAR]


def test_the_namespace_identifies_a_file_of_any_name() -> None:
    assert DETECTOR.recognises(a_reading(a_shell_setup("specialize", ""), "anything.bak"))
    assert not DETECTOR.recognises(a_reading("<config/>", "unattend.xml"))


def test_no_password_in_a_copy_of_setup_is_a_placeholder() -> None:
    body = "<AutoLogon><Password><Value>%Tgb6yhn%</Value></Password></AutoLogon>"
    data = a_shell_setup("oobeSystem", body)
    copy = a_reading(data, "Windows/Panther/unattend.xml")

    assert [one.content for one in DETECTOR.matches(copy)] == [ContentKind.CLEAR]
    assert holdings(data) == [ContentKind.PLACEHOLDER]
