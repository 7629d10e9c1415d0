from __future__ import annotations

import pytest

from tests.samples import CANARY_PASSWORD
from unattend_gen.core.password import DecodedPassword, decode_password, encode_password
from unattend_gen.core.secret import Secret, SecretKind


@pytest.mark.parametrize(
    ("password", "element", "encoded"),
    [
        ("pw", "Password", "cAB3AFAAYQBzAHMAdwBvAHIAZAA="),
        ("", "Password", "UABhAHMAcwB3AG8AcgBkAA=="),
        (
            "p\u00e4\u0424\U0001f511",
            "AdministratorPassword",
            "cADkACQEPdgR3UEAZABtAGkAbgBpAHMAdAByAGEAdABvAHIAUABhAHMAcwB3AG8AcgBkAA==",
        ),
    ],
)
def test_a_password_is_encoded_as_setup_expects_it(
    password: str, element: str, encoded: str
) -> None:
    assert encode_password(Secret(password), element).reveal() == encoded


def test_the_encoded_text_is_a_secret_too() -> None:
    encoded = encode_password(Secret("pw"), "Password")

    assert (str(encoded), encoded.kind) == ("***", SecretKind.PASSWORD)


@pytest.mark.parametrize(
    ("text", "password", "has_suffix"),
    [
        ("cAB3AFAAYQBzAHMAdwBvAHIAZAA=", "pw", True),
        ("cAB3AFAAYQBzAHMAdwBvAHIAZAA", "pw", True),
        ("\n  cAB3AFAAYQBz\r\n  AHMAdwBvAHIAZAA=\n", "pw", True),
        ("UABhAHMAcwB3AG8AcgBkAA==", "", True),
        ("cAB3AA==", "pw", False),
        ("cAB3AHAAYQBzAHMAdwBvAHIAZAA=", "pwpassword", False),
        ("", "", False),
    ],
)
def test_an_encoded_password_is_read_back(text: str, password: str, *, has_suffix: bool) -> None:
    assert decode_password(text, "Password") == DecodedPassword(Secret(password), has_suffix)


@pytest.mark.parametrize(
    "text",
    [
        "not base64!",
        "p\u00e4ssword",
        "cAB3A",
        "eA==",
        "ANg=",
        "cAB3AA==AA",
    ],
)
def test_text_in_another_format_is_not_an_encoded_password(text: str) -> None:
    assert decode_password(text, "Password") is None


@pytest.mark.parametrize("suffix", ["AdministratorPassword", "OfflineAdministratorPassword"])
def test_both_suffixes_of_the_offline_administrator_count(suffix: str) -> None:
    encoded = encode_password(Secret("pw"), suffix).reveal()

    assert decode_password(encoded, "OfflineAdministratorPassword") == DecodedPassword(
        Secret("pw"), has_suffix=True
    )


def test_a_decoded_password_prints_the_mask() -> None:
    decoded = decode_password(
        encode_password(Secret(CANARY_PASSWORD), "Password").reveal(), "Password"
    )

    assert repr(decoded) == "DecodedPassword(password=Secret(***), has_suffix=True)"
