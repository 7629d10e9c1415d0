from __future__ import annotations

import pytest

from tests.samples import CANARY_PASSWORD, GVLK_PRO, TEST_MAK
from unattend_gen.spec.published import published_key


@pytest.mark.parametrize("text", [GVLK_PRO, GVLK_PRO.lower(), f" {GVLK_PRO} "])
def test_a_published_key_may_be_written_in_any_case(text: str) -> None:
    assert published_key(text) == GVLK_PRO


@pytest.mark.parametrize("text", [TEST_MAK, CANARY_PASSWORD, "", GVLK_PRO[:-1] + "B"])
def test_anything_else_is_none(text: str) -> None:
    assert published_key(text) is None
