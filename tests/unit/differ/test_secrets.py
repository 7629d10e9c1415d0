from __future__ import annotations

import pytest

from tests.samples import CANARY_PASSWORD, GVLK_ENTERPRISE, MARKER, TEST_MAK, a_shell_setup
from unattend_gen.answer_file.parse import parse
from unattend_gen.catalog.load import catalog
from unattend_gen.core.password import encode_password
from unattend_gen.core.secret import Secret
from unattend_gen.differ.secrets import HeldSecret, held_secret

ENCODED = encode_password(Secret(CANARY_PASSWORD), "AdministratorPassword").reveal()


def a_key(text: str) -> str:
    return f"<ProductKey>{text}</ProductKey>"


def a_password(text: str, plain_text: str) -> str:
    return (
        f"<AdministratorPassword><Value>{text}</Value><PlainText>{plain_text}</PlainText>"
        "</AdministratorPassword>"
    )


def the_secrets(body: str) -> list[HeldSecret]:
    nodes = parse(a_shell_setup("specialize", body)).settings()
    return [secret for node in nodes if (secret := held_secret(node, catalog()))]


@pytest.mark.parametrize(
    ("body", "holds"),
    [
        (a_key(TEST_MAK), "a product key ending in Q4JK2, in clear text"),
        (
            a_key(GVLK_ENTERPRISE),
            "the published key of Windows 11 / Windows 10 Enterprise ending in 2YT43",
        ),
        (a_key(MARKER), "Setup's marker"),
        (a_key("{{ key }}"), "a placeholder"),
        (a_key(""), "empty"),
        (a_password(CANARY_PASSWORD, "true"), "a password, in clear text"),
        (a_password(ENCODED, "false"), "a password, encoded"),
    ],
)
def test_a_secret_is_put_in_words_that_tell_nothing(body: str, holds: str) -> None:
    assert [secret.holds for secret in the_secrets(body)] == [holds]


def test_a_password_means_the_same_encoded_or_not() -> None:
    [clear] = the_secrets(a_password(CANARY_PASSWORD, "true"))
    [encoded] = the_secrets(a_password(ENCODED, "false"))

    assert clear.meaning == encoded.meaning


def test_a_key_means_the_same_in_small_letters() -> None:
    [upper] = the_secrets(a_key(TEST_MAK))
    [lower] = the_secrets(a_key(f" {TEST_MAK.lower()} "))

    assert upper.meaning == lower.meaning


def test_any_other_setting_holds_none() -> None:
    assert the_secrets("<TimeZone>UTC</TimeZone>") == []
