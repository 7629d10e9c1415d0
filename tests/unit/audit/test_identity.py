from __future__ import annotations

from tests.samples import CANARY_PASSWORD, TEST_MAK
from unattend_gen.audit.identity import new_key, secret_id
from unattend_gen.core.secret import Secret, SecretKind


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
