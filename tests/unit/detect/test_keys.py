from __future__ import annotations

import pytest

from tests.documents import a_reading
from tests.samples import GVLK_PRO, TEST_MAK
from unattend_gen.core.finding import Confidence
from unattend_gen.core.match import ContentKind, Match
from unattend_gen.core.product_key import ProductKey
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.detect.keys import (
    contains_keyword,
    has_keyword_near,
    key_confidence,
    keys_in_text,
    keyword_ends,
    masked_keys,
    matches_in_key_cell,
    matches_in_key_list,
)
from unattend_gen.detect.reading import LineCounter


@pytest.mark.parametrize(
    "text",
    [
        "Product key",
        "ProductKey",
        "OverrideProductKey",
        "license_key",
        "MAK",
        "/ipk",
        "MAK_2",
        "PKEY",
    ],
)
def test_a_word_for_keys_is_one_in_any_spelling(text: str) -> None:
    assert contains_keyword(text)


@pytest.mark.parametrize("text", ["make", "Makefile", "key", "kayak mako", "serial", "product"])
def test_an_everyday_word_is_not_a_keyword(text: str) -> None:
    assert not contains_keyword(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the MAK is KEY", True),
        ("KEY (our MAK)", True),
        ("MAK\nKEY", False),
        ("KEY\nMAK", False),
        (f"MAK{' ' * 57}KEY", True),
        (f"MAK{' ' * 58}KEY", False),
        (f"KEY{' ' * 17}MAK", True),
        (f"KEY{' ' * 18}MAK", False),
    ],
)
def test_a_key_is_announced_by_a_word_close_by_on_its_line(text: str, *, expected: bool) -> None:
    start = text.index("KEY")

    assert has_keyword_near(text, start, start + 3) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a Product Key and a productkey", {13, 30}),
        ("MAK, maks, make, smak", {3, 9}),
        ("\u0130 product key", {13}),
        ("nothing", set()),
    ],
)
def test_each_keyword_is_found_with_its_end(text: str, expected: set[int]) -> None:
    assert set(keyword_ends(text)) == expected


HIGH, MEDIUM, LOW = Confidence.HIGH, Confidence.MEDIUM, Confidence.LOW
MISTYPED = TEST_MAK.replace("FT6W2", "FT6W3")
OLD = "B2222-FFFFG-22222-GGGGB-2FB2G"
BARE = TEST_MAK.replace("-", "")
UNKNOWN = "\u200b"


def found(text: str) -> list[Match]:
    return list(keys_in_text(text, LineCounter(text)))


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        (f"the MAK is {TEST_MAK}", HIGH),
        (f"ProductKey={OLD}", HIGH),
        (f"the code {TEST_MAK}", MEDIUM),
        (f"the code {OLD}", MEDIUM),
        (f"the MAK is {MISTYPED}", MEDIUM),
        (f"the code {MISTYPED}", LOW),
    ],
)
def test_a_keyword_raises_the_confidence_and_a_wrong_checksum_lowers_it(
    text: str, confidence: Confidence
) -> None:
    assert [one.confidence for one in found(text)] == [confidence]


@pytest.mark.parametrize(
    "text",
    [
        f"the MAK is {BARE} today",
        f"{'a line of other words, ' * 4}MAK {BARE}",
        f"MAK{' ' * 24}{BARE}",
        f"Product key: {BARE.lower()}",
        f"MAK: {TEST_MAK.replace('-', ' ')}",
        f"product key {TEST_MAK.replace('-', '.')}",
        f"product key {TEST_MAK.replace('-', '_')}",
        f"product key {TEST_MAK[:8]}{UNKNOWN}{TEST_MAK[8:]}",
        f"product key {TEST_MAK.replace('-', f'{UNKNOWN}-{UNKNOWN}')}",
        f"product key {UNKNOWN.join(TEST_MAK)}",
        f"ProductKey{TEST_MAK}",
        f"MAK: key{TEST_MAK}end",
        f"/pkey:{BARE}",
        f"ProductKey={TEST_MAK}-OLD",
        f"MAK{TEST_MAK}",
        "ProductKey=" + "\u00a0".join(TEST_MAK.split("-")),
        "ProductKey=" + " - ".join(TEST_MAK.split("-")),
    ],
)
def test_next_to_a_keyword_a_key_matches_in_any_form(text: str) -> None:
    [key] = found(text)

    assert (key.last_five, key.confidence, key.secret) == (
        "Q4JK2",
        HIGH,
        Secret(TEST_MAK, SecretKind.PRODUCT_KEY),
    )


@pytest.mark.parametrize("text", [f"{TEST_MAK}-2", f"Win11-{TEST_MAK}.iso", f"PC7-{TEST_MAK}"])
def test_a_correct_checksum_distinguishes_a_key_from_a_serial_number(text: str) -> None:
    assert {(key.last_five, key.content) for key in found(text)} == {("Q4JK2", ContentKind.CLEAR)}


@pytest.mark.parametrize(
    "text",
    [
        f"the code {BARE}",
        f"make {BARE}",
        f"MAK\n{BARE}",
        f"MAK {BARE}{BARE}",
        f"MAK A{BARE}",
        f"MAK {BARE}-{BARE[:5]}",
        f"MAK {TEST_MAK}-{BARE[:5]}",
        f"MAK {BARE.replace('J', 'A', 1)}",
        f"MAK {BARE.replace('J8', 'NN')}",
        f"MAK {BARE[:12]}{BARE[12:].lower()}",
        f"MAK {'words and more ' * 3} {BARE}",
        f"MAK{' ' * 25}{BARE}",
        "MAK BCDFGHJKMPQRTVWXYBCDFGHJK",
        f"MAK {'X' * 25}",
        f"MAK {'X' * 20}Q4JK2",
    ],
)
def test_text_that_is_too_loose_or_too_long_does_not_match(text: str) -> None:
    assert [one for one in found(text) if one.content.is_leak] == []


@pytest.mark.parametrize(
    ("text", "content", "last_five"),
    [
        (GVLK_PRO, ContentKind.PUBLISHED_KEY, "T83GX"),
        (f"MAK {GVLK_PRO.replace('-', '')}", ContentKind.PUBLISHED_KEY, "T83GX"),
        ("XXXXX-XXXXX-XXXXX-XXXXX-q4jk2", ContentKind.MASKED, "Q4JK2"),
        ("XXXXX-XXXXX-XXXXX-XXXXX-XXXXX", ContentKind.PLACEHOLDER, None),
    ],
)
def test_other_content_is_classified(
    text: str, content: ContentKind, last_five: str | None
) -> None:
    assert [(one.content, one.last_five) for one in found(text)] == [(content, last_five)]


def test_a_key_masked_by_symbols_is_identified_by_its_last_group() -> None:
    text = "partial: *****-*****-*****-*****-Q4JK2"

    assert [(one.last_five, one.content) for one in masked_keys(text, LineCounter(text))] == [
        ("Q4JK2", ContentKind.MASKED)
    ]


def test_a_list_of_keys_is_a_word_for_all_of_them() -> None:
    reading = a_reading(f"{TEST_MAK}\n{MISTYPED}\n")

    assert [one.confidence for one in matches_in_key_list(reading, "a list")] == [HIGH, MEDIUM]


@pytest.mark.parametrize("cell", [BARE, TEST_MAK, f'"{TEST_MAK}"', f" {BARE.lower()}\r"])
def test_a_cell_is_a_key_by_itself(cell: str) -> None:
    [key] = matches_in_key_cell(a_reading(cell), (0, len(cell)), "a table")

    assert (key.last_five, key.where) == ("Q4JK2", "a table")


@pytest.mark.parametrize("cell", ["", "none", f"see {BARE}", "12345"])
def test_a_cell_with_other_text_does_not_match(cell: str) -> None:
    assert list(matches_in_key_cell(a_reading(cell), (0, len(cell)), "a table")) == []


def test_an_old_key_has_no_wrong_checksum() -> None:
    assert key_confidence(ProductKey.parse(OLD), has_keyword=True) is HIGH


@pytest.mark.parametrize(
    ("letters", "count"),
    [("BPPKQFFHDCGRHVBJBXTNQVCWB", 1), ("BPPKQFFHDCGRHVBJBXTNQVCWC", 0), ("B" * 25, 0)],
)
def test_a_key_without_dashes_and_digits_needs_a_right_checksum(letters: str, count: int) -> None:
    found = keys_in_text(f"PIDKEY={letters}", LineCounter(""))

    assert len([one for one in found if one.content.is_leak]) == count
