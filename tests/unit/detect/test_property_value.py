from __future__ import annotations

import base64

import pytest

from tests.documents import a_reading
from unattend_gen.detect.holding import Holding
from unattend_gen.detect.property_value import is_no_password, property_suspect

WIDE = base64.b64encode("pw".encode("utf-16-le")).decode()


@pytest.mark.parametrize(
    ("name", "value", "holding"),
    [
        ("UserPassword", "pw", Holding.CLEAR),
        ("UserPassword", "", Holding.EMPTY),
        ("UserPassword", "NO", Holding.EMPTY),
        ("UserPassword", "#GetPassword()#", Holding.PLACEHOLDER),
        ("EncodedUserPassword", WIDE, Holding.ENCODED),
        ("EncodedUserPassword", "no base64!", Holding.CLEAR),
        ("ProductKey", "", Holding.EMPTY),
        ("ProductKey", "XXXXX-XXXXX-XXXXX-XXXXX-XXXXX", Holding.PLACEHOLDER),
    ],
)
def test_a_value_is_judged_by_its_name(name: str, value: str, holding: Holding) -> None:
    reading = a_reading(f"{name}={value}")
    span = (len(name) + 1, len(reading.text))
    suspect = property_suspect(reading, name, span, where="an INI file")

    assert suspect is not None
    assert suspect.holding is holding


def test_a_name_that_is_no_secrets_gives_nothing() -> None:
    assert property_suspect(a_reading("A=b"), "A", (2, 3), where="an INI file") is None


@pytest.mark.parametrize("value", ["*", " Yes ", "none", "%1"])
def test_some_words_say_that_there_is_no_password(value: str) -> None:
    assert is_no_password(value)
