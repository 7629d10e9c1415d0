from __future__ import annotations

import pytest

from tests.samples import GVLK_ENTERPRISE, GVLK_PRO, TEST_MAK
from unattend_gen.catalog.key_inspection import (
    KeyInspection,
    ListedKey,
    MalformedKey,
    MistypedKey,
    PlaceholderKey,
    UnlistedKey,
    facts,
    inspect_key,
    mak,
)
from unattend_gen.catalog.keys import Channel, published_keys
from unattend_gen.core.product_key import Algorithm
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.errors import ExitCode, KeyFormatError

ONE_FOREIGN = "contains 1 character that product keys never use"

WINDOWS_7_ENTERPRISE = "33PXH-7Y6KF-2VJC9-XBBR8-HVTHH"
GENERIC_HOME = "YTMG3-N6DKC-DKB77-7M9GH-8HVX7"
OLD_MADE_UP = "B2222-FFFFG-22222-GGGGB-2FB2G"
FORMAT_ADVICE = (
    "write five groups of five characters, separated by hyphens; "
    "0, 1, 5, A, E, I, L, O, S, U and Z never occur; 8 and B are easily confused"
)


def inspect(text: str) -> KeyInspection:
    return inspect_key(Secret(text, SecretKind.PRODUCT_KEY))


def test_a_gvlk_is_named_with_its_product_edition_and_source() -> None:
    inspection = inspect(f" {GVLK_ENTERPRISE.lower()} ")

    assert inspection == ListedKey(
        last_five="2YT43",
        generation=Algorithm.PKEY2009,
        channel=Channel.GVLK,
        product="Windows 11 / Windows 10",
        edition="Enterprise",
        source=published_keys()[GVLK_ENTERPRISE].source,
    )
    assert "kms-client-activation-keys" in published_keys()[GVLK_ENTERPRISE].source


def test_a_generic_key_is_distinguished_from_a_gvlk() -> None:
    inspection = inspect(GENERIC_HOME)

    assert isinstance(inspection, ListedKey)
    assert (inspection.channel, inspection.edition) == (Channel.GENERIC, "Home")


def test_a_key_of_the_older_generation_has_its_algorithm() -> None:
    inspection = inspect(WINDOWS_7_ENTERPRISE)

    assert isinstance(inspection, ListedKey)
    assert inspection.generation is Algorithm.PKEY2005


def test_an_unlisted_key_may_be_anything() -> None:
    assert inspect(TEST_MAK) == UnlistedKey(
        last_five="Q4JK2", generation=Algorithm.PKEY2009, checksum_matches=True
    )


def test_an_unlisted_key_of_the_older_generation_has_no_checksum() -> None:
    assert inspect(OLD_MADE_UP) == UnlistedKey(
        last_five="2FB2G", generation=Algorithm.PKEY2005, checksum_matches=None
    )


def test_a_wrong_checksum_means_mistyped() -> None:
    assert inspect(TEST_MAK.replace("FT6W2", "FT6W3")) == MistypedKey(
        last_five="Q4JK2", generation=Algorithm.PKEY2009
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (TEST_MAK[:-1], "group 5 has 4 characters, expected 5"),
        (
            TEST_MAK.replace("J8NJ4", "J8NJO"),
            f"group 1 {ONE_FOREIGN}",
        ),
        (TEST_MAK.replace("J8NJ4", "J8NJN"), "the letter N occurs 2 times"),
        (TEST_MAK[:-6], "4 groups, expected 5"),
        (TEST_MAK[:11], "2 groups, expected 5"),
        (f"{TEST_MAK}-Q4JK2", "6 groups, expected 5"),
    ],
)
def test_a_malformed_key_says_which_group_and_why(text: str, reason: str) -> None:
    inspection = inspect(text)

    assert isinstance(inspection, MalformedKey)
    assert inspection.reason.startswith(reason)
    assert inspection.advice == FORMAT_ADVICE


@pytest.mark.parametrize(
    "text",
    [
        "XXXXX-XXXXX-XXXXX-XXXXX-XXXXX",
        "00000-00000-00000-00000-00000",
        "{{ product_key }}",
        "%MAKKEY%",
        "[KEY]",
        "KVM_TEST_CDKEY",
        "MY-PRODUCT-KEY",
        ".",
    ],
)
def test_text_in_place_of_a_key_is_a_placeholder(text: str) -> None:
    assert inspect(text) == PlaceholderKey()


def test_no_text_at_all_is_malformed() -> None:
    assert isinstance(inspect(""), MalformedKey)


@pytest.mark.parametrize(
    "text",
    [TEST_MAK, TEST_MAK[:-1], TEST_MAK.replace("FT6W2", "FT6W3"), GVLK_PRO, "[KEY]", OLD_MADE_UP],
)
def test_an_inspection_contains_at_most_the_last_group_of_a_key(text: str) -> None:
    shown = repr(inspect(text)) + str(facts(inspect(text)))

    assert not any(group in shown for group in text.split("-")[:4])


@pytest.mark.parametrize(
    ("text", "verdict", "exit_code"),
    [
        (TEST_MAK, "unlisted", ExitCode.CLEAN),
        (GVLK_PRO, "published", ExitCode.CLEAN),
        (TEST_MAK.replace("FT6W2", "FT6W3"), "mistyped", ExitCode.FINDINGS),
        (TEST_MAK[:-1], "malformed", ExitCode.FINDINGS),
        ("[KEY]", "placeholder", ExitCode.FINDINGS),
    ],
)
def test_every_inspection_has_a_verdict_and_an_exit_code(
    text: str, verdict: str, exit_code: ExitCode
) -> None:
    inspection = inspect(text)

    assert (inspection.verdict, inspection.exit_code) == (verdict, exit_code)


def test_the_facts_of_an_inspection_are_in_order() -> None:
    assert list(facts(inspect(TEST_MAK)).items()) == [
        ("verdict", "unlisted"),
        ("last_five", "Q4JK2"),
        ("generation", "pkey2009"),
        ("checksum_matches", True),
        (
            "advice",
            "its text does not say if it is a MAK, retail or OEM key; VAMT can look it up",
        ),
    ]


def test_a_key_that_may_be_a_mak_comes_in_its_usual_spelling() -> None:
    assert mak(Secret(f" {TEST_MAK.lower()}", SecretKind.PRODUCT_KEY)) == Secret(TEST_MAK)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (f"{TEST_MAK[:-1]}B", "ending in Q4JKB is mistyped"),
        (GVLK_PRO, "published GVLK of Windows 11 / Windows 10, Pro"),
        (GENERIC_HOME, "published generic key"),
        ("", "1 group"),
        ("XXXXX-XXXXX-XXXXX-XXXXX-XXXXX", "is a placeholder"),
    ],
)
def test_a_key_that_cannot_be_a_mak_is_rejected_and_not_shown(text: str, reason: str) -> None:
    with pytest.raises(KeyFormatError, match=reason) as caught:
        mak(Secret(text, SecretKind.PRODUCT_KEY))

    assert not text or text not in str(caught.value)
