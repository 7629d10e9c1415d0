from __future__ import annotations

import pytest

from tests.keys import PUBLISHED_KEYS
from tests.samples import CANARY_PASSWORD, GVLK_PRO, TEST_MAK
from unattend_gen.catalog.keys import (
    Channel,
    PublishedKey,
    published,
    published_key,
    published_keys,
)
from unattend_gen.core.product_key import ProductKey


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
