from __future__ import annotations

import pytest

from tests.samples import GVLK_ENTERPRISE
from tests.specs import a_spec, refusals

PRO = {"setup": "gvlk", "edition": "Pro"}


@pytest.mark.parametrize(
    ("image", "keys", "message"),
    [
        (
            {"edition": "Enterprise"},
            None,
            "is of an edition whose image name is not known for 11-24h2",
        ),
        (
            {"name": "Windows Server 2025 SERVERSTANDARD"},
            None,
            "names an image of another release than 11-24h2",
        ),
        (
            {"edition": "Home"},
            PRO,
            "names an image of another edition than the setup key selects",
        ),
        (
            {"name": "Windows 11 Pro"},
            {"setup": GVLK_ENTERPRISE},
            "names an image of another edition than the setup key selects",
        ),
    ],
)
def test_an_image_that_does_not_suit_is_refused(
    image: dict[str, object], keys: dict[str, object] | None, message: str
) -> None:
    assert refusals(image=image, product_key=keys) == {"image": message}


@pytest.mark.parametrize(
    ("image", "keys"),
    [
        ({"edition": "Pro"}, PRO),
        ({"edition": "Pro"}, {"setup": "none"}),
        ({"edition": "Home"}, {"setup": "env:RETAIL"}),
        ({"name": "Contoso Golden Image"}, PRO),
        ({"index": 1}, PRO),
    ],
)
def test_an_image_that_may_suit_is_taken(image: dict[str, object], keys: dict[str, object]) -> None:
    assert a_spec(image=image, product_key=keys).image is not None
