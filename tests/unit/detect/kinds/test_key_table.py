from __future__ import annotations

import pytest

from tests.documents import a_reading
from tests.samples import TEST_MAK
from unattend_gen.core.finding import Confidence
from unattend_gen.detect.kinds.key_table import DETECTOR

BARE = TEST_MAK.replace("-", "")


def found(text: str) -> list[tuple[str, Confidence]]:
    reading = a_reading(text, "keys.csv")
    return [
        (reading.text[slice(*one.span)] if one.span else "", one.confidence)
        for one in DETECTOR.matches(reading)
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"PC,Product key\nPC1,{TEST_MAK}\n",
        f"ProductKey;PC\r\n{TEST_MAK};PC1\r\n",
        f'"PC"\t"MAK (site)"\n"a\tb"\t"{TEST_MAK}"',
        f'"say ""hi"", all",MAK\n"x, y",{TEST_MAK}',
    ],
)
def test_a_cell_below_such_a_head_is_a_sure_key(text: str) -> None:
    assert found(text) == [(TEST_MAK, Confidence.HIGH)]


def test_without_dashes_it_is_one_too() -> None:
    assert found(f"PC,MAK\nPC1,{BARE}\nPC2,\nPC3,none\n") == [(BARE, Confidence.HIGH)]


def test_other_columns_are_left_to_the_general_search() -> None:
    assert found(f"PC,MAK\n{BARE},none\n") == []


@pytest.mark.parametrize(
    "first",
    [
        "asset,serial,guid",
        "a line about a product key",
        "2026-03-11 10:20:11, Info  product key matched edition, partial key and a lot more words",
        '<a product="key,product key"/>',
        "make,model",
        "",
    ],
)
def test_without_such_a_header_it_is_not_a_table_of_keys(first: str) -> None:
    assert not DETECTOR.recognises(a_reading(f"{first}\nx,{TEST_MAK}\n"))


def test_a_text_without_a_header_has_no_matches() -> None:
    assert found(TEST_MAK) == []
