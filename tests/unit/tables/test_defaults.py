from __future__ import annotations

import pytest

from tests.specs import a_spec, written
from unattend_gen.tables.defaults import TABLE

ACCEPT = "windowsPE/Microsoft-Windows-Setup/UserData/AcceptEula"
PAGE = "windowsPE/Microsoft-Windows-Setup/UserData/ProductKey/WillShowUI"


@pytest.mark.parametrize("tables", [{}, {"product_key": {"setup": "env:KEY"}}])
def test_the_licence_is_accepted_and_the_key_page_is_for_errors(tables: dict[str, object]) -> None:
    assert written(TABLE.additions(a_spec(**tables))) == {ACCEPT: "true", PAGE: "OnError"}


@pytest.mark.parametrize("setup", ["ask", "firmware"])
def test_a_key_page_that_the_spec_decides_on_is_left_to_it(setup: str) -> None:
    spec = a_spec(product_key={"setup": setup})

    assert written(TABLE.additions(spec)) == {ACCEPT: "true"}


def test_without_defaults_nothing_is_added() -> None:
    assert written(TABLE.additions(a_spec(defaults=False))) == {}
