from __future__ import annotations

import pytest

from tests.specs import a_spec, refusals
from unattend_gen.tables.image import ImageByEdition


@pytest.mark.parametrize("edition", ["Pro", "professional", "CoreSingleLanguage"])
def test_an_edition_has_an_id_and_a_name(edition: str) -> None:
    assert a_spec(image={"edition": edition}).image == ImageByEdition(edition=edition)


def test_an_unknown_edition_is_refused() -> None:
    assert refusals(image={"edition": "Profesional"}) == {
        "image.edition": "is no edition of Windows"
    }
