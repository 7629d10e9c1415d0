"""Schemas, as a library asks for them."""

from __future__ import annotations

import json

import pytest

import unattend_gen as ug
from unattend_gen.api.schema import SCHEMAS
from unattend_gen.errors import UsageError


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_schema_is_xml_or_json(name: str) -> None:
    text = ug.schema(name)

    assert "<xs:schema " in text if name.startswith("xsd") else json.loads(text)["$schema"]


def test_an_unknown_schema_lists_the_valid_ones() -> None:
    with pytest.raises(UsageError, match="dtd is not a schema; valid names: xsd, "):
        ug.schema("dtd")
