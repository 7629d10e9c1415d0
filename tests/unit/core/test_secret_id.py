from __future__ import annotations

import pytest

from tests.samples import CANARY_PASSWORD, TEST_MAK
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.core.secret_id import kept_key, new_key, secret_id
from unattend_gen.errors import InputError


def test_the_same_secret_has_the_same_id_under_one_key_only() -> None:
    one, other = new_key(), new_key()
    secret = Secret(CANARY_PASSWORD)

    assert secret_id(secret, one) == secret_id(Secret(CANARY_PASSWORD), one)
    assert secret_id(secret, one) != secret_id(secret, other)
    assert len({new_key() for _ in range(20)}) == 20


def test_a_password_that_looks_like_a_key_is_another_secret() -> None:
    key = new_key()

    assert secret_id(Secret(TEST_MAK), key) != secret_id(
        Secret(TEST_MAK, SecretKind.PRODUCT_KEY), key
    )


def test_a_kept_key_gives_the_same_ids_in_every_run() -> None:
    text = "sixteen characters"

    assert kept_key(Secret(text)) == kept_key(Secret(text))
    assert kept_key(Secret(text)) != kept_key(Secret(f"{text}!"))


def test_a_kept_key_that_could_be_guessed_is_refused_and_not_shown() -> None:
    with pytest.raises(InputError) as caught:
        kept_key(Secret("fifteen-letters"))

    assert "fifteen-letters" not in f"{caught.value} {caught.value.advice}"
