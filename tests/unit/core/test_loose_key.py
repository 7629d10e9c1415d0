from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.keys import OLD_KEYS
from tests.samples import GVLK_PRO, OTHER_TEST_MAK, TEST_MAK
from unattend_gen.core.loose_key import LOOSE_KEY, keys_in_name, spelled_key
from unattend_gen.core.product_key import ALPHABET

GROUPS = TEST_MAK.split("-")
JOINTS = [
    *("\u00a0", "\u2009", "\u3000", "\uff0d", "\u2043", "\u30fc", "\u034f", "\ufe0f", " -- ", ", "),
    *(";", "=", "#", "&", "'", "~", "@", "!", ")(", "\u200b-\u200b", "+", "%"),
    *("%20", "%2D", "%2C", "%2B", "%5F", "%E2"),
]
COUNTERS = ["22334", "46678", "99223", "34466", "78899"]
OLD_KEY = OLD_KEYS[0]
"""Without an N, so without a checksum."""


def found_in(name: str) -> list[str]:
    return [key.secret.reveal() for _, _, key in keys_in_name(name)]


@pytest.mark.parametrize(
    "name",
    [
        f"{TEST_MAK}.txt",
        f"t{TEST_MAK}.txt",
        f"x{TEST_MAK}",
        f"{TEST_MAK}x",
        f"{TEST_MAK}-2",
        f"1-{TEST_MAK}",
        f"BCDFG-{TEST_MAK}",
        f"{TEST_MAK}-BCDFG",
        f"x\u2066y{TEST_MAK}.xml",
        "\u200b".join(GROUPS),
        "\u200b-".join(GROUPS),
        "\u200b".join(TEST_MAK),
        " ".join(GROUPS),
        " - ".join(GROUPS),
        "_".join(GROUPS),
        ".".join(GROUPS),
        "".join(GROUPS),
        f"X{''.join(GROUPS)}",
        f"{''.join(GROUPS)}X",
        f"key{''.join(GROUPS).lower()}",
        f"{GROUPS[0]}{GROUPS[1]}-{''.join(GROUPS[2:])}",
        "\ufe0f".join(TEST_MAK),
    ],
)
def test_a_key_is_found_in_any_kind_of_name(name: str) -> None:
    assert found_in(name) == [TEST_MAK]


@pytest.mark.parametrize("key", [TEST_MAK, OLD_KEY])
@pytest.mark.parametrize("joint", JOINTS)
def test_a_few_signs_of_any_kind_join_groups(joint: str, key: str) -> None:
    assert found_in(f"MAK {joint.join(key.split('-'))}.txt") == [key]


@pytest.mark.parametrize(
    "other",
    [
        "22334",
        "(22334)",
        ", 48273",
        "_22334",
        "HQ234",
        "K7M2P",
        "2346789",
        "22334 22346",
        "%20BCDFG",
    ],
)
@pytest.mark.parametrize("key", [TEST_MAK, OLD_KEY])
def test_groups_next_to_a_key_do_not_hide_it(key: str, other: str) -> None:
    assert found_in(f"PC {other} {key}.cmd") == [key]
    assert found_in(f"PC {key} {other}.cmd") == [key]
    assert found_in(f"PC {key} {other} {key}.cmd") == [key, key]


def test_six_groups_with_blanks_are_masked_as_one_key() -> None:
    name = f"PC BCDFG {OLD_KEY.replace('-', ' ')}"

    assert [span[:2] for span in keys_in_name(name)] == [(3, len(name))]


@pytest.mark.parametrize(
    "name", [OLD_KEY, f"t{OLD_KEY}x", f"{OLD_KEY}-2", OLD_KEY.replace("-", ""), f"a_{OLD_KEY}_b"]
)
def test_a_key_without_a_checksum_is_found_by_its_shape(name: str) -> None:
    assert found_in(name) == [OLD_KEY]


@pytest.mark.parametrize("joint", ["-", "_", " and ", "x", "/"])
def test_two_keys_in_one_name_are_both_found(joint: str) -> None:
    assert found_in(f"{OLD_KEY}{joint}{TEST_MAK}") == [OLD_KEY, TEST_MAK]
    assert found_in(f"{OLD_KEY}-{OLD_KEY}{joint}{OTHER_TEST_MAK}")[-1] == OTHER_TEST_MAK


@pytest.mark.parametrize(
    "name",
    [
        "unattend.xml",
        f"BCDFG-{OLD_KEY}",
        "XXXXX-XXXXX-XXXXX-XXXXX-XXXXX",
        "XXXXX-XXXXX-XXXXX-XXXXX-Q4JK2",
        "XXXXXXXXXXXXXXXXXXXXXXXXX",
        "***-Q4JK2",
        "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
        "9b74c9897bac770ffc029102a200c5de",
        f"b{OLD_KEY.replace('-', '')}b",
        "-".join(GROUPS[:4]),
        "34628.64923.46342.86432.93428.tmp",
        f"{'-'.join(COUNTERS)} log.txt",
        "".join(COUNTERS),
    ],
)
def test_text_that_is_not_a_key_is_none(name: str) -> None:
    assert found_in(name) == []


def test_places_are_those_of_the_key_alone() -> None:
    [(start, end, key)] = keys_in_name(f"PC-{TEST_MAK}-old")

    assert (start, end, key.last_five) == (3, 32, "Q4JK2")


def test_text_with_more_than_one_n_is_not_a_key() -> None:
    assert spelled_key(GVLK_PRO.replace("9", "N")) is None


@given(st.text(alphabet=f"{ALPHABET}N-_ .\u200bae01", max_size=120))
def test_places_are_in_order_and_do_not_overlap(name: str) -> None:
    places = [place for start, end, _ in keys_in_name(name) for place in (start, end)]

    assert places == sorted(places)
    for start, end, key in keys_in_name(name):
        assert spelled_key(name[start:end]) == key
        assert LOOSE_KEY.search(key.secret.reveal())
