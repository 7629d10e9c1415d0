from __future__ import annotations

import pytest

from tests.samples import CANARY_PASSWORD, GVLK_ENTERPRISE, GVLK_PRO, TEST_MAK
from tests.specs import a_spec, refusals
from unattend_gen.catalog.keys import Channel
from unattend_gen.core.secret_source import EnvSource
from unattend_gen.tables.product_key import (
    ActivationKey,
    AskForKey,
    EditionKey,
    FirmwareKey,
    KeyFrom,
    LiteralKey,
    NoKey,
    ProductKeyTable,
    SetupKey,
)

NOT_PUBLISHED = "a product key stands here that is not published, and may be a secret"


def table(**keys: object) -> ProductKeyTable:
    found = a_spec(product_key=keys).product_key
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("written", "choice"),
    [
        ("gvlk", EditionKey(Channel.GVLK)),
        ("generic", EditionKey(Channel.GENERIC)),
        ("none", NoKey()),
        ("ask", AskForKey()),
        (GVLK_PRO, LiteralKey(GVLK_PRO)),
        (GVLK_PRO.lower(), LiteralKey(GVLK_PRO)),
        ("env:SETUP_KEY", KeyFrom(EnvSource("SETUP_KEY"))),
    ],
)
def test_the_key_of_setup_is_one_of_five_choices(written: str, choice: SetupKey) -> None:
    assert table(setup=written, edition="Enterprise").setup == choice


def test_without_a_word_there_is_no_key() -> None:
    assert table() == ProductKeyTable(activation=None, setup=NoKey(), edition=None)


@pytest.mark.parametrize(
    ("written", "choice"),
    [
        ("env:MAK", KeyFrom(EnvSource("MAK"))),
        (GVLK_PRO, LiteralKey(GVLK_PRO)),
        ("gvlk", EditionKey(Channel.GVLK)),
    ],
)
def test_the_key_that_activates_is_a_source_or_a_published_one(
    written: str, choice: ActivationKey
) -> None:
    assert table(activation=written, edition="Enterprise").activation == choice


def test_a_published_key_is_told_from_a_source() -> None:
    assert table(activation="gvlk", edition="Pro").names_published_key
    assert table(activation=GVLK_PRO).names_published_key
    assert not table(activation="env:MAK").names_published_key
    assert not table(setup="gvlk", edition="Pro").names_published_key


@pytest.mark.parametrize("key", ["activation", "setup"])
@pytest.mark.parametrize(
    "written",
    [TEST_MAK, TEST_MAK.lower(), TEST_MAK.replace("-", ""), TEST_MAK[:-1], "0" + GVLK_PRO],
)
def test_a_key_that_is_not_published_is_refused(key: str, written: str) -> None:
    assert refusals(product_key={key: written}) == {f"product_key.{key}": NOT_PUBLISHED}


def test_what_is_neither_key_nor_source_says_what_may_stand_there() -> None:
    assert refusals(product_key={"activation": CANARY_PASSWORD, "setup": "glvk"}) == {
        "product_key.activation": "should be a secret source, a published key or gvlk",
        "product_key.setup": (
            "should be a secret source, a published key or one of gvlk, generic, none, "
            "firmware, ask"
        ),
    }


@pytest.mark.parametrize("edition", ["Enterprise", "professional", "Pro", "ServerStandard"])
def test_an_edition_is_an_id_or_a_name(edition: str) -> None:
    assert table(edition=edition).edition == edition


def test_an_unknown_edition_is_refused() -> None:
    assert refusals(product_key={"edition": "Enterprize"}) == {
        "product_key.edition": "is no edition of Windows"
    }


@pytest.mark.parametrize(
    ("key", "word"), [("setup", "gvlk"), ("setup", "generic"), ("activation", "gvlk")]
)
def test_the_key_of_an_edition_needs_the_edition(key: str, word: str) -> None:
    assert refusals(product_key={key: word}) == {
        "product_key.edition": f"is missing, {key} = {word} looks the key up by it"
    }


def test_a_published_key_of_another_windows_is_refused() -> None:
    message = "has a key of Windows 11 / Windows 10 Enterprise, not of 7"

    assert refusals(windows="7", product_key={"activation": GVLK_ENTERPRISE}) == {
        "product_key": message
    }
    assert refusals(windows="7", product_key={"setup": GVLK_ENTERPRISE}) == {"product_key": message}


def test_the_key_of_the_firmware_is_a_choice_of_its_own() -> None:
    assert table(setup="firmware").setup == FirmwareKey()
