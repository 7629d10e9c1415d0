from __future__ import annotations

import pytest

from tests.keys import MODERN_KEYS, OLD_KEYS, PUBLISHED_KEYS, substitutions, transpositions
from tests.samples import GVLK_ENTERPRISE, GVLK_PRO, OTHER_TEST_MAK, TEST_MAK
from unattend_gen.core.product_key import (
    ALPHABET,
    GVLK,
    MADE_UP_KEY,
    Algorithm,
    InvalidKey,
    KeyPlaceholder,
    ProductKey,
    is_placeholder_key,
    read_key_text,
)
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.errors import KeyFormatError

ONE_FOREIGN = "contains 1 character that product keys never use"

ADVICE = (
    "write five groups of five characters, separated by hyphens; "
    "0, 1, 5, A, E, I, L, O, S, U and Z never occur; 8 and B are easily confused"
)


def test_a_modern_key_holds_its_text_generation_and_checksum() -> None:
    assert ProductKey.parse(TEST_MAK) == ProductKey(
        Secret(TEST_MAK, SecretKind.PRODUCT_KEY), Algorithm.PKEY2009, checksum_matches=True
    )


def test_an_old_key_has_no_checksum() -> None:
    windows_7_professional = "FJ82H-XT6CR-J8D7P-XQJJ2-GPDD4"

    assert ProductKey.parse(windows_7_professional) == ProductKey(
        Secret(windows_7_professional, SecretKind.PRODUCT_KEY),
        Algorithm.PKEY2005,
        checksum_matches=None,
    )


def test_the_secret_of_a_key_has_the_kind_product_key() -> None:
    assert ProductKey.parse(TEST_MAK).secret.kind is SecretKind.PRODUCT_KEY


def test_a_key_prints_as_a_mask() -> None:
    assert repr(ProductKey.parse(TEST_MAK)) == (
        "ProductKey(secret=Secret(***), algorithm=<Algorithm.PKEY2009: 'pkey2009'>, "
        "checksum_matches=True)"
    )


def test_lower_case_and_surrounding_blanks_are_accepted() -> None:
    assert ProductKey.parse(f"\t {TEST_MAK.lower()} \n") == ProductKey.parse(TEST_MAK)


def test_the_last_group_may_be_shown() -> None:
    assert ProductKey.parse(TEST_MAK).last_five == "Q4JK2"


def test_the_alphabet_has_the_24_digits_in_order() -> None:
    assert ALPHABET == "BCDFGHJKMPQRTVWXY2346789"


def test_there_are_102_published_keys_and_72_of_them_are_modern() -> None:
    assert (len(PUBLISHED_KEYS), len(MODERN_KEYS), len(OLD_KEYS)) == (102, 72, 30)


@pytest.mark.parametrize("text", MODERN_KEYS)
def test_every_modern_published_key_has_a_right_checksum(text: str) -> None:
    key = ProductKey.parse(text)

    assert (key.algorithm, key.checksum_matches) == (Algorithm.PKEY2009, True)


@pytest.mark.parametrize("text", OLD_KEYS)
def test_every_old_published_key_is_of_the_old_generation(text: str) -> None:
    key = ProductKey.parse(text)

    assert (key.algorithm, key.checksum_matches) == (Algorithm.PKEY2005, None)


@pytest.mark.parametrize("text", [TEST_MAK, OTHER_TEST_MAK])
def test_the_made_up_keys_of_the_tests_have_right_checksums(text: str) -> None:
    assert ProductKey.parse(text).checksum_matches is True


def test_20_of_39744_single_typing_mistakes_are_not_detected() -> None:
    """Of all substitutions of a letter that leave one N: 99.95 % are told by the checksum."""
    mistyped = [ProductKey.parse(text) for key in MODERN_KEYS for text in substitutions(key)]

    unseen = sum(key.checksum_matches is not False for key in mistyped)

    assert (len(mistyped), unseen) == (39_744, 20)


def test_1_of_1647_swapped_neighbours_is_not_detected() -> None:
    mistyped = [ProductKey.parse(text) for key in MODERN_KEYS for text in transpositions(key)]

    unseen = sum(key.checksum_matches is not False for key in mistyped)

    assert (len(mistyped), unseen) == (1_647, 1)


def test_a_replaced_n_turns_a_key_into_one_of_the_old_generation() -> None:
    without_n = TEST_MAK.replace("N", "M")

    assert ProductKey.parse(without_n).algorithm is Algorithm.PKEY2005


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "1 group, expected 5"),
        ("J8NJ4", "1 group, expected 5"),
        ("J8NJ4-FT6W2-6MCCQ-R38W2", "4 groups, expected 5"),
        ("J8NJ4-FT6W2-6MCCQ-R38W2-Q4JK2-Q4JK2", "6 groups, expected 5"),
        ("J8NJ4FT6W26MCCQR38W2Q4JK2", "1 group, expected 5"),
        ("J8NJ4 FT6W2 6MCCQ R38W2 Q4JK2", "1 group, expected 5"),
        ("J8NJ4\u2013FT6W2\u20136MCCQ\u2013R38W2\u2013Q4JK2", "1 group, expected 5"),
        ("J8NJ4-FT6W-6MCCQ-R38W2-Q4JK2", "group 2 has 4 characters, expected 5"),
        ("J8NJ4-FT6W2-6MCCQ-R38W22-Q4JK2", "group 4 has 6 characters, expected 5"),
        ("J8NJ4-FT6W2--R38W2-Q4JK2", "group 3 has 0 characters, expected 5"),
        (
            "J8NJ4-FT6W2-6MCCQ-R38W2-Q4JKS",
            f"group 5 {ONE_FOREIGN}",
        ),
        (
            "00000-FT6W2-6MCCQ-R38W2-Q4JK2",
            "group 1 contains 5 characters that product keys never use",
        ),
        (
            "J8NJ4-FT6W2-6MC\nQ-R38W2-Q4JK2",
            f"group 3 {ONE_FOREIGN}",
        ),
        (
            "J8NJ4-\ufb006W2\ufb00-6MCCQ-R38W2-Q4JK2",
            "group 2 contains 2 characters that product keys never use",
        ),
        (
            "J8NJ4-FT6W2-6MCCQ-R38W2-Q4J\u212a2",
            f"group 5 {ONE_FOREIGN}",
        ),
        (
            "J8NJ4-FT6N2-6MCCQ-R38W2-Q4JK2",
            "the letter N occurs 2 times; a product key has at most one",
        ),
    ],
)
def test_text_that_is_not_a_key_names_the_group_and_the_reason(text: str, message: str) -> None:
    with pytest.raises(KeyFormatError) as caught:
        ProductKey.parse(text)

    assert (caught.value.message, caught.value.advice) == (message, ADVICE)


@pytest.mark.parametrize("foreign", [*"015AEILOSUZ", "\u00e9", "_", "\0"])
def test_no_letter_outside_the_alphabet_is_accepted(foreign: str) -> None:
    with pytest.raises(KeyFormatError, match=f"^group 1 {ONE_FOREIGN}$"):
        ProductKey.parse(f"{foreign}8NJ4-FT6W2-6MCCQ-R38W2-Q4JK2")


@pytest.mark.parametrize(
    "text",
    [
        "00000-00000-00000-00000-00000",
        "XXXXX-XXXXX-XXXXX-XXXXX-XXXXX",
        "xxxxx-xxxxx-xxxxx-xxxxx-xxxxx",
        "AAAAA-BBBBB-CCCCC-DDDDD-EEEEE",
        "12345-12345-12345-12345-12345",
        "12345-67890-ABCDE-FGHIJ-KLMNO",
        "11111-22222-33333-44444-55555",
        '"XXXXX-XXXXX-XXXXX-XXXXX-XXXXX"',
        "XXXXX XXXXX XXXXX XXXXX XXXXX",
        "?????-?????-?????-?????-?????",
        "XXXXXXXXXXXXXXXXXXXXXXXXX",
        "--------------------",
        "[KEY]",
        "[ REPLACE WITH PRODUCT KEY ]",
        "KVM_TEST_CDKEY",
        "CHANGEME",
        "your key here",
        "MY-PRODUCT-REY",
        "1ProductID",
        ".",
        " . ",
        TEST_MAK[:5],
        TEST_MAK[:9],
        "WIN11-KEY",
        "XXXXX-XXXXX",
        "12345-67890",
    ],
)
def test_text_in_place_of_a_key_is_a_placeholder(text: str) -> None:
    assert is_placeholder_key(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        TEST_MAK,
        TEST_MAK.lower(),
        f" {TEST_MAK} ",
        f'"{TEST_MAK}"',
        f"{TEST_MAK} (Contoso)",
        f"key={TEST_MAK};",
        TEST_MAK.replace("-", ""),
        TEST_MAK.replace("-", " "),
        TEST_MAK.replace("-", "_"),
        TEST_MAK.replace("-", "\u2013"),
        TEST_MAK.replace("-", "\u2014"),
        TEST_MAK.replace("-", "\u2013")[:20],
        TEST_MAK.replace("-", "\u2013")[:19],
        TEST_MAK[:11],
        TEST_MAK[:17].lower(),
        TEST_MAK[:18],
        TEST_MAK[:-1],
        TEST_MAK[1:],
        TEST_MAK + "2",
        TEST_MAK[:24] + "0" + TEST_MAK[25:],
        TEST_MAK[:-6],
        GVLK_ENTERPRISE,
    ],
)
def test_a_mistyped_key_is_not_a_placeholder(text: str) -> None:
    assert not is_placeholder_key(text)


@pytest.mark.parametrize("text", PUBLISHED_KEYS)
def test_no_published_key_is_taken_for_a_placeholder(text: str) -> None:
    assert not is_placeholder_key(text)


KEY_TEXT_ADVICE = (
    "write five groups of five characters, separated by hyphens; "
    "0, 1, 5, A, E, I, L, O, S, U and Z never occur; 8 and B are easily confused"
)


@pytest.mark.parametrize("text", [TEST_MAK, GVLK_PRO, f" {TEST_MAK.lower()}\n"])
def test_a_key_is_read(text: str) -> None:
    assert read_key_text(text) == ProductKey.parse(text)


def test_a_mistyped_key_is_still_a_key() -> None:
    key = read_key_text(TEST_MAK.replace("FT6W2", "FT6W3"))

    assert isinstance(key, ProductKey)
    assert key.checksum_matches is False


@pytest.mark.parametrize(
    "text", ["XXXXX-XXXXX-XXXXX-XXXXX-XXXXX", "[KEY]", "{{ product_key }}", "%MAKKEY%", "."]
)
def test_filler_words_and_placeholders_are_not_keys(text: str) -> None:
    assert read_key_text(text) == KeyPlaceholder(is_all_zeros=False)


def test_the_filler_that_makes_setup_ask_is_recognised() -> None:
    assert read_key_text(" 00000-00000-00000-00000-00000 ") == KeyPlaceholder(is_all_zeros=True)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "1 group, expected 5"),
        (TEST_MAK[:-1], "group 5 has 4 characters, expected 5"),
        (TEST_MAK[:11], "2 groups, expected 5"),
        (TEST_MAK[:13], "3 groups, expected 5"),
    ],
)
def test_a_malformed_key_says_what_is_wrong(text: str, message: str) -> None:
    assert read_key_text(text) == InvalidKey(message, KEY_TEXT_ADVICE)


def test_one_sample_is_published_and_the_other_is_made_up() -> None:
    assert GVLK == GVLK_ENTERPRISE
    assert GVLK in PUBLISHED_KEYS
    assert MADE_UP_KEY == TEST_MAK
    assert MADE_UP_KEY not in PUBLISHED_KEYS


def test_the_made_up_key_is_well_formed() -> None:
    assert ProductKey.parse(MADE_UP_KEY).checksum_matches is True
