from __future__ import annotations

import pytest

from tests.samples import GVLK_ENTERPRISE, TEST_MAK
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.errors import KeyFormatError, SecretSourceError
from unattend_gen.spec.mak_source import read_mak


def test_a_mak_comes_in_its_usual_spelling(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAK", TEST_MAK.lower())

    assert read_mak("env:MAK") == Secret(TEST_MAK, SecretKind.PRODUCT_KEY)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (GVLK_ENTERPRISE, "this is no MAK"),
        (f"{TEST_MAK[:-1]}B", "was mistyped"),
        ("XXXXX-XXXXX-XXXXX-XXXXX-XXXXX", "stands for a key"),
    ],
)
def test_what_is_no_mak_is_refused_with_its_source(
    text: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MAK", text)

    with pytest.raises(KeyFormatError, match=told) as caught:
        read_mak("env:MAK")

    assert caught.value.where == "env:MAK"
    assert text not in str(caught.value)


def test_a_key_that_is_typed_is_no_source() -> None:
    with pytest.raises(SecretSourceError) as caught:
        read_mak(TEST_MAK)

    assert TEST_MAK not in f"{caught.value} {caught.value.advice}"
