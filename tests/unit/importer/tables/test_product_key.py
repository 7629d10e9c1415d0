from __future__ import annotations

from tests.imports import SHELL, tables
from tests.samples import GVLK_PRO, TEST_MAK
from unattend_gen.core.secret import Secret
from unattend_gen.importer.tables.product_key import propose

SETUP = "windowsPE/Microsoft-Windows-Setup/UserData/ProductKey"
ACTIVATION = f"specialize/{SHELL}/ProductKey"


def test_a_published_key_is_said_by_its_edition_first_and_then_as_it_is() -> None:
    values: dict[str, str | Secret] = {f"{SETUP}/Key": GVLK_PRO, ACTIVATION: Secret(TEST_MAK)}

    first, second = tables(propose, values, ProductKey="MAK")

    assert (first["activation"], first["setup"], second["setup"]) == ("env:MAK", "gvlk", GVLK_PRO)
    assert "edition" in first


def test_a_page_that_is_always_shown_asks() -> None:
    assert tables(propose, {f"{SETUP}/WillShowUI": "Always"}) == [{"setup": "ask"}]
