from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from unattend_gen import resources
from unattend_gen.catalog.load import catalog
from unattend_gen.catalog.to_xsd import to_xsd, to_xsd11

if TYPE_CHECKING:
    from collections.abc import Callable

    from unattend_gen.catalog.load import Catalog


@pytest.mark.parametrize(
    ("name", "generate"), [("unattend.xsd", to_xsd), ("unattend-1.1.xsd", to_xsd11)]
)
def test_a_schema_is_generated_from_the_current_catalog(
    name: str, generate: Callable[[Catalog], bytes]
) -> None:
    assert (resources.schemas() / name).read_bytes() == generate(catalog())
