from __future__ import annotations

from tests.keys import PUBLISHED_KEYS
from tests.samples import GVLK_ENTERPRISE, TEST_MAK
from unattend_gen.core.product_key import ProductKey
from unattend_gen.core.sample_keys import GVLK, MADE_UP_KEY


def test_one_sample_is_published_and_the_other_belongs_to_nobody() -> None:
    assert GVLK == GVLK_ENTERPRISE
    assert GVLK in PUBLISHED_KEYS
    assert MADE_UP_KEY == TEST_MAK
    assert MADE_UP_KEY not in PUBLISHED_KEYS


def test_the_made_up_key_is_well_formed() -> None:
    assert ProductKey.parse(MADE_UP_KEY).checksum_matches is True
