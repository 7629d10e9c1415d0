from __future__ import annotations

from typing import Annotated

import pytest
from pydantic import TypeAdapter, ValidationError

from unattend_gen.errors import CatalogError
from unattend_gen.tables.mapping.marks import Bounded, Fits, fact
from unattend_gen.tables.mapping.transforms import words

SHELL = "oobeSystem/Microsoft-Windows-Shell-Setup"
ACCOUNT = f"{SHELL}/UserAccounts/LocalAccounts/LocalAccount[n]"
COUNTRIES = words({"here": "1", "there": "2"})


def test_a_text_has_to_fit_its_setting() -> None:
    field = TypeAdapter(Annotated[str, Fits(f"{ACCOUNT}/Name")])

    with pytest.raises(ValidationError) as caught:
        field.validate_python(21 * "x")

    assert caught.value.errors()[0]["msg"] == "is longer than 20 characters"


@pytest.mark.parametrize("mark", [Fits, Bounded])
def test_the_length_is_part_of_the_json_schema(mark: type[Fits | Bounded]) -> None:
    field = TypeAdapter(Annotated[str, mark(f"{ACCOUNT}/Name")])

    assert field.json_schema() == {"type": "string", "maxLength": 20}


def test_a_path_that_the_catalog_lacks_is_a_bug() -> None:
    with pytest.raises(CatalogError, match="the catalog lacks"):
        fact(f"{SHELL}/NoSuchElement")
