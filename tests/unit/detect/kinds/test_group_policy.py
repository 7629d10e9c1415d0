from __future__ import annotations

import pytest

from tests.documents import a_reading
from unattend_gen.core.match import ContentKind
from unattend_gen.core.secret import Secret
from unattend_gen.detect.kinds.group_policy import DETECTOR

CIPHER = "bm90LWEtcmVhbC1vbmUtYXQtYWxsLg"


def found(text: str) -> list[tuple[str | None, ContentKind]]:
    return [(one.setting, one.content) for one in DETECTOR.matches(a_reading(text))]


@pytest.mark.parametrize("quote", ['"', "'"])
def test_an_encrypted_password_is_encoded_for_its_key_is_public(quote: str) -> None:
    text = f"<Drive><Properties userName='x' cpassword={quote}{CIPHER}{quote}/></Drive>"

    [one] = DETECTOR.matches(a_reading(text))

    assert (one.content, one.secret) == (ContentKind.ENCODED, Secret(CIPHER))
    assert one.span == (text.index(CIPHER), text.index(CIPHER) + len(CIPHER))


@pytest.mark.parametrize("value", ["", "*SENSITIVE*DATA*DELETED*"])
def test_without_a_password_there_is_no_leak(value: str) -> None:
    [one] = DETECTOR.matches(a_reading(f'<Properties cpassword="{value}"/>'))

    assert not one.content.is_leak


def test_a_registry_value_is_recognised_in_any_order_of_attributes() -> None:
    text = '<RegistrySettings><Properties value="a&amp;b" name="DefaultPassword"/>'

    [one] = DETECTOR.matches(a_reading(text))

    assert (one.setting, one.secret) == ("DefaultPassword", Secret("a&b"))


def test_other_registry_values_do_not_match() -> None:
    assert found('<RegistrySettings><Properties name="Shell" value="explorer.exe"/>') == []


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ('<Task><Properties cpassword=""/></Task>', True),
        ("<?xml version='1.0'?>\n<RegistrySettings/>", True),
        ("<Groups/>", False),
        ("my password=x", False),
    ],
)
def test_it_is_recognised_by_its_content(text: str, *, is_one: bool) -> None:
    assert DETECTOR.recognises(a_reading(text)) is is_one
