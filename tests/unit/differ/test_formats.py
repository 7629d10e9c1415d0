from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.comparisons import a_comparison
from unattend_gen.differ.formats import LAYOUTS

if TYPE_CHECKING:
    from unattend_gen.core.comparison import Comparison


def test_there_are_these_layouts() -> None:
    assert list(LAYOUTS) == ["text", "json", "markdown"]


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_a_layout_ends_with_a_line(layout: Callable[[Comparison], str]) -> None:
    assert layout(a_comparison()).endswith("\n")
