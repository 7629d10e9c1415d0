from __future__ import annotations

import pytest

from tests.keys import PUBLISHED_KEYS
from tests.samples import CANARY_PASSWORD, GVLK_PRO, OTHER_TEST_MAK, TEST_MAK
from unattend_gen.catalog.keys import (
    Channel,
    PublishedKey,
    published,
    published_key,
    published_keys,
    secret_keys,
    shown_location,
    shown_name,
    without_secret_keys,
)
from unattend_gen.core.location import Location
from unattend_gen.core.product_key import ProductKey
from unattend_gen.core.quoting import printable


def test_all_published_keys_are_there() -> None:
    assert set(published_keys()) == set(PUBLISHED_KEYS)
    assert len(published_keys()) == 102


def test_both_channels_have_as_many_keys_as_the_lists_they_come_from() -> None:
    channels = [key.channel for key in published_keys().values()]

    assert (channels.count(Channel.GVLK), channels.count(Channel.GENERIC)) == (82, 20)


def test_a_published_key_is_recognised_by_its_text() -> None:
    assert published(ProductKey.parse(GVLK_PRO.lower())) == PublishedKey(
        key=GVLK_PRO,
        channel=Channel.GVLK,
        product="Windows 11 / Windows 10",
        edition="Pro",
        version="Windows 11 / Windows 10",
        family="client",
        source=published_keys()[GVLK_PRO].source,
    )


def test_any_other_key_is_not_published() -> None:
    assert published(ProductKey.parse(TEST_MAK)) is None


@pytest.mark.parametrize("text", [GVLK_PRO, GVLK_PRO.lower(), f" {GVLK_PRO} "])
def test_a_published_key_may_be_written_in_any_case(text: str) -> None:
    assert published_key(text) == GVLK_PRO


@pytest.mark.parametrize("text", [TEST_MAK, CANARY_PASSWORD, "", GVLK_PRO[:-1] + "B"])
def test_anything_else_is_none(text: str) -> None:
    assert published_key(text) is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (f"MAK {TEST_MAK}.txt", "MAK ***-Q4JK2.txt"),
        (f"a_{TEST_MAK.lower()}_b", "a_***-Q4JK2_b"),
        (TEST_MAK.replace("-", "\u2013"), "***-Q4JK2"),
        (f"{TEST_MAK}/{OTHER_TEST_MAK}.xml", "***-Q4JK2/***-Q9DYC.xml"),
        (f"t{TEST_MAK}-2", "t***-Q4JK2-2"),
        (TEST_MAK.replace("-", ""), "***-Q4JK2"),
    ],
)
def test_of_a_key_the_last_five_are_shown(name: str, expected: str) -> None:
    assert without_secret_keys(name) == expected


@pytest.mark.parametrize(
    "name",
    [
        f"GVLK {GVLK_PRO}.txt",
        "XXXXX-XXXXX-XXXXX-XXXXX-XXXXX",
        "unattend.xml",
        "a-long-name-with-many-dashes-in-it-and-no-key",
        "***-Q4JK2.txt",
    ],
)
def test_other_text_and_published_keys_stay(name: str) -> None:
    assert without_secret_keys(name) == name


def test_a_key_is_found_with_its_place() -> None:
    [(start, end, key)] = secret_keys(f"MAK {TEST_MAK}.txt")

    assert (start, end, key.last_five) == (4, 33, "Q4JK2")


def test_every_name_of_a_place_is_masked() -> None:
    at = Location(f"{TEST_MAK}.zip", ("a", f"{TEST_MAK}.xml"), 3, 4, f"x/{TEST_MAK}")

    assert shown_location(at) == Location(
        "***-Q4JK2.zip", ("a", "***-Q4JK2.xml"), 3, 4, "x/***-Q4JK2"
    )


def test_a_place_without_a_key_is_the_same_object() -> None:
    at = Location("share/unattend.xml", line=3)

    assert shown_location(at) is at


@pytest.mark.parametrize("sign", ["\u202e", "\x1b", "\n", "\u200b", "\udcff"])
def test_no_escape_joins_a_key(sign: str) -> None:
    shown = shown_name(f"a{sign}{TEST_MAK}{sign}.xml")

    assert shown == f"a{printable(sign)}***-Q4JK2{printable(sign)}.xml"
