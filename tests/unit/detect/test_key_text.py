from __future__ import annotations

import pytest

from tests.documents import a_reading
from tests.samples import GVLK_PRO, TEST_MAK
from unattend_gen.core.finding import Confidence
from unattend_gen.core.product_key import ProductKey
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.detect.holding import Holding
from unattend_gen.detect.key_text import (
    confidence_in,
    in_key_cell,
    in_key_list,
    keys_in_text,
    masked_keys,
)
from unattend_gen.detect.loose_secret import Lines, LooseSecret

HIGH, MEDIUM, LOW = Confidence.HIGH, Confidence.MEDIUM, Confidence.LOW
MISTYPED = TEST_MAK.replace("FT6W2", "FT6W3")
OLD = "B2222-FFFFG-22222-GGGGB-2FB2G"
BARE = TEST_MAK.replace("-", "")
UNSEEN = "\u200b"


def found(text: str) -> list[LooseSecret]:
    return list(keys_in_text(text, Lines(text)))


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
def test_a_word_beside_a_key_makes_it_sure_and_a_wrong_checksum_less_so(
    text: str, confidence: Confidence
) -> None:
    assert [one.confidence for one in found(text)] == [confidence]


@pytest.mark.parametrize(
    "text",
    [
        f"the MAK is {BARE} today",
        f"Product key: {BARE.lower()}",
        f"MAK: {TEST_MAK.replace('-', ' ')}",
        f"product key {TEST_MAK.replace('-', '.')}",
        f"product key {TEST_MAK.replace('-', '_')}",
        f"product key {TEST_MAK[:8]}{UNSEEN}{TEST_MAK[8:]}",
        f"product key {TEST_MAK.replace('-', f'{UNSEEN}-{UNSEEN}')}",
        f"product key {UNSEEN.join(TEST_MAK)}",
        f"ProductKey{TEST_MAK}",
        f"MAK: key{TEST_MAK}end",
        f"/pkey:{BARE}",
        f"ProductKey={TEST_MAK}-OLD",
        f"MAK{TEST_MAK}",
        "ProductKey=" + "\u00a0".join(TEST_MAK.split("-")),
        "ProductKey=" + " - ".join(TEST_MAK.split("-")),
    ],
)
def test_beside_a_word_a_key_is_one_however_it_is_written(text: str) -> None:
    [key] = found(text)

    assert (key.last_five, key.confidence, key.secret) == (
        "Q4JK2",
        HIGH,
        Secret(TEST_MAK, SecretKind.PRODUCT_KEY),
    )


@pytest.mark.parametrize("text", [f"{TEST_MAK}-2", f"Win11-{TEST_MAK}.iso", f"PC7-{TEST_MAK}"])
def test_a_right_checksum_tells_a_key_from_a_serial_number(text: str) -> None:
    assert {(key.last_five, key.holding) for key in found(text)} == {("Q4JK2", Holding.CLEAR)}


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
        "MAK BCDFGHJKMPQRTVWXYBCDFGHJK",
        f"MAK {'X' * 25}",
        f"MAK {'X' * 20}Q4JK2",
    ],
)
def test_what_is_too_loose_or_longer_than_a_key_is_none(text: str) -> None:
    assert [one for one in found(text) if one.holding.is_leak] == []


@pytest.mark.parametrize(
    ("text", "holding", "last_five"),
    [
        (GVLK_PRO, Holding.PUBLISHED_KEY, "T83GX"),
        (f"MAK {GVLK_PRO.replace('-', '')}", Holding.PUBLISHED_KEY, "T83GX"),
        ("XXXXX-XXXXX-XXXXX-XXXXX-q4jk2", Holding.MASKED, "Q4JK2"),
        ("XXXXX-XXXXX-XXXXX-XXXXX-XXXXX", Holding.PLACEHOLDER, None),
    ],
)
def test_what_is_no_leak_is_told_as_what_it_is(
    text: str, holding: Holding, last_five: str | None
) -> None:
    assert [(one.holding, one.last_five) for one in found(text)] == [(holding, last_five)]


def test_a_key_that_is_masked_by_stars_is_known_by_its_last_group() -> None:
    text = "partial: *****-*****-*****-*****-Q4JK2"

    assert [(one.last_five, one.holding) for one in masked_keys(text, Lines(text))] == [
        ("Q4JK2", Holding.MASKED)
    ]


def test_a_list_of_keys_is_a_word_for_all_of_them() -> None:
    reading = a_reading(f"{TEST_MAK}\n{MISTYPED}\n")

    assert [one.confidence for one in in_key_list(reading, "a list")] == [HIGH, MEDIUM]


@pytest.mark.parametrize("cell", [BARE, TEST_MAK, f'"{TEST_MAK}"', f" {BARE.lower()}\r"])
def test_a_cell_is_a_key_by_itself(cell: str) -> None:
    [key] = in_key_cell(a_reading(cell), (0, len(cell)), "a table")

    assert (key.last_five, key.where) == ("Q4JK2", "a table")


@pytest.mark.parametrize("cell", ["", "none", f"see {BARE}", "12345"])
def test_a_cell_with_anything_else_is_none(cell: str) -> None:
    assert list(in_key_cell(a_reading(cell), (0, len(cell)), "a table")) == []


def test_an_old_key_has_no_checksum_that_could_be_wrong() -> None:
    assert confidence_in(ProductKey.parse(OLD), is_beside_word=True) is HIGH
