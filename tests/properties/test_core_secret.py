from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from unattend_gen.core.password import DecodedPassword, decode_password, encode_password
from unattend_gen.core.secret import Secret

ELEMENTS = st.sampled_from(["Password", "AdministratorPassword", "OfflineAdministratorPassword"])


@given(st.text(min_size=8))
def test_no_format_shows_the_text(text: str) -> None:
    secret = Secret(text)

    assert {str(secret), repr(secret), f"{secret:>9}", f"{secret!a}"} == {"***", "Secret(***)"}


@given(st.text(), ELEMENTS)
def test_an_encoded_password_is_read_back(text: str, element: str) -> None:
    encoded = encode_password(Secret(text), element).reveal()

    assert decode_password(encoded, element) == DecodedPassword(Secret(text), has_suffix=True)


@given(st.text(), ELEMENTS)
def test_any_text_is_an_encoded_password_or_none(text: str, element: str) -> None:
    decoded = decode_password(text, element)

    assert decoded is None or isinstance(decoded, DecodedPassword)


@given(st.characters(categories=["Cs"]) | st.text(st.characters()), st.text())
def test_secrets_are_equal_if_their_texts_are(one: str, other: str) -> None:
    assert (Secret(one) == Secret(other)) is (one == other)
