from __future__ import annotations

import pytest

from tests.imports import tables
from tests.samples import CANARY_PASSWORD, GVLK_ENTERPRISE, GVLK_PRO, TEST_MAK
from tests.specs import a_spec, refusals, written
from unattend_gen.catalog.keys import Channel
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.core.secret_source import EnvSource
from unattend_gen.core.setting_path import SettingPath
from unattend_gen.renderer.target import target_facts
from unattend_gen.spec.load import spec_of
from unattend_gen.tables.mapping.additions import PendingSecret
from unattend_gen.tables.product_key import (
    TABLE,
    ActivationKey,
    AskForKey,
    EditionKey,
    FirmwareKey,
    InvalidKey,
    KeyFrom,
    LiteralKey,
    ProductKeyTable,
    SetupKey,
)

NOT_PUBLISHED = "contains a product key that is not published and may be a secret"


def table(**keys: object) -> ProductKeyTable:
    found = a_spec(product_key=keys).product_key
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("written", "choice"),
    [
        ("gvlk", EditionKey(Channel.GVLK)),
        ("generic", EditionKey(Channel.GENERIC)),
        ("none", InvalidKey()),
        ("ask", AskForKey()),
        (GVLK_PRO, LiteralKey(GVLK_PRO)),
        (GVLK_PRO.lower(), LiteralKey(GVLK_PRO)),
        ("env:SETUP_KEY", KeyFrom(EnvSource("SETUP_KEY"))),
    ],
)
def test_the_key_of_setup_is_one_of_five_choices(written: str, choice: SetupKey) -> None:
    assert table(setup=written, edition="Pro").setup == choice


def test_without_the_key_nothing_is_set() -> None:
    assert table() == ProductKeyTable(activation=None, setup=InvalidKey(), edition=None)


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
    assert table(activation=written, edition="Pro").activation == choice


def test_a_published_key_is_distinguished_from_a_source() -> None:
    assert table(activation="gvlk", edition="Pro").names_published_key
    assert table(activation=GVLK_PRO).names_published_key
    assert not table(activation="env:MAK").names_published_key
    assert not table(setup="gvlk", edition="Pro").names_published_key


@pytest.mark.parametrize("key", ["activation", "setup"])
@pytest.mark.parametrize(
    "written",
    [TEST_MAK, TEST_MAK.lower(), TEST_MAK.replace("-", ""), TEST_MAK[:-1], "0" + GVLK_PRO],
)
def test_a_key_that_is_not_published_is_rejected(key: str, written: str) -> None:
    assert refusals(product_key={key: written}) == {f"product_key.{key}": NOT_PUBLISHED}


def test_text_that_is_neither_key_nor_source_gets_the_choices() -> None:
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


def test_an_unknown_edition_is_rejected() -> None:
    assert refusals(product_key={"edition": "Enterprize"}) == {
        "product_key.edition": "`Enterprize` is not an edition of Windows"
    }


@pytest.mark.parametrize(
    ("key", "word"), [("setup", "gvlk"), ("setup", "generic"), ("activation", "gvlk")]
)
def test_the_key_of_an_edition_needs_the_edition(key: str, word: str) -> None:
    assert refusals(product_key={key: word}) == {
        "product_key.edition": f"is missing, {key} = {word} looks the key up by it"
    }


def test_a_published_key_of_another_windows_is_rejected() -> None:
    message = "has a key of Windows 11 / Windows 10 Enterprise, not of 7"

    assert refusals(windows="7", product_key={"activation": GVLK_ENTERPRISE}) == {
        "product_key": message
    }
    assert refusals(windows="7", product_key={"setup": GVLK_ENTERPRISE}) == {"product_key": message}


def test_the_key_of_the_firmware_is_a_choice_of_its_own() -> None:
    assert table(setup="firmware").setup == FirmwareKey()


ACTIVATION = "specialize/Microsoft-Windows-Shell-Setup/ProductKey"
SETUP = "windowsPE/Microsoft-Windows-Setup/UserData/ProductKey"


def keys(**table: object) -> dict[str, object]:
    return written(TABLE.additions(a_spec(product_key=table)))


def key_from(path: str, name: str) -> PendingSecret:
    return PendingSecret(SettingPath.parse(path), EnvSource(name), SecretKind.PRODUCT_KEY)


def test_the_key_that_activates_goes_to_specialize_alone() -> None:
    assert keys(activation="env:MAK") == {
        ACTIVATION: key_from(ACTIVATION, "MAK"),
    }


def test_a_published_key_is_written_as_it_is() -> None:
    assert keys(activation=GVLK_PRO, setup=GVLK_PRO) == {
        ACTIVATION: GVLK_PRO,
        f"{SETUP}/Key": GVLK_PRO,
    }


@pytest.mark.parametrize(
    ("setup", "key"), [("gvlk", GVLK_ENTERPRISE), ("generic", "XGVPP-NMH47-7TTHJ-W3FW7-8HV2C")]
)
def test_the_key_of_the_edition_is_looked_up(setup: str, key: str) -> None:
    assert keys(setup=setup, edition="Enterprise") == {
        f"{SETUP}/Key": key,
    }


def test_the_key_that_activates_may_be_that_of_the_edition() -> None:
    assert keys(activation="gvlk", edition="Enterprise") == {
        ACTIVATION: GVLK_ENTERPRISE,
    }


def test_the_key_of_setup_may_be_a_secret_of_its_own() -> None:
    assert keys(setup="env:RETAIL") == {
        f"{SETUP}/Key": key_from(f"{SETUP}/Key", "RETAIL"),
    }


def test_setup_can_ask_for_the_key() -> None:
    assert keys(setup="ask") == {f"{SETUP}/WillShowUI": "Always"}


def test_without_a_key_no_empty_element_is_written() -> None:
    assert keys(setup="none") == {}


def test_the_key_of_the_firmware_is_taken_without_asking() -> None:
    assert keys(setup="firmware") == {f"{SETUP}/WillShowUI": "Never"}


def test_a_published_key_is_named_by_its_edition_first_and_then_as_it_is() -> None:
    values: dict[str, str | Secret] = {f"{SETUP}/Key": GVLK_PRO, ACTIVATION: Secret(TEST_MAK)}

    first, second, *_ = tables(TABLE, values, ProductKey="MAK")

    assert (first["activation"], first["setup"], second["setup"]) == ("env:MAK", "gvlk", GVLK_PRO)
    assert "edition" in first


def test_a_page_that_is_always_shown_asks() -> None:
    assert tables(TABLE, {f"{SETUP}/WillShowUI": "Always"}) == [{"setup": "ask"}]


def test_a_page_that_is_never_shown_takes_the_key_of_the_firmware() -> None:
    assert tables(TABLE, {f"{SETUP}/WillShowUI": "Never"}) == [{"setup": "firmware"}]


@pytest.mark.parametrize("key", ["activation", "setup"])
def test_a_published_key_of_another_edition_is_rejected(key: str) -> None:
    assert refusals(product_key={key: GVLK_ENTERPRISE, "edition": "Pro"}) == {
        "product_key": "has a key of Windows 11 / Windows 10 Enterprise, but edition Pro"
    }
    assert table(**{key: GVLK_ENTERPRISE, "edition": "enterprise"}).edition is not None


def test_a_key_that_is_looked_up_decides_the_edition_alone() -> None:
    assert table(setup=GVLK_PRO, activation="gvlk", edition="Enterprise").edition is not None


def test_a_misspelled_word_is_suggested() -> None:
    keys = {"setup": "genric"}
    _, found = spec_of(
        {"target": "media", "windows": "11-24h2", "product_key": keys},
        target_facts(),
        names_target=True,
    )

    assert [mistake.advice for mistake in found] == ["did you mean generic?"]
