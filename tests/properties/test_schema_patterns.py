from __future__ import annotations

import re
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.schemas import a_catalogued, a_component_element, a_setting
from unattend_gen.catalog.load import catalog
from unattend_gen.catalog.to_xsd import component_xsd

PATTERNS: Final = sorted(
    {
        setting.pattern
        for component in catalog().components()
        for setting in component.settings.values()
        if setting.pattern
    }
)
NEAR_TEXTS: Final = st.text(alphabet="{}-:;./, 0123456789xABCabcZz", max_size=45)


@pytest.mark.parametrize("pattern", PATTERNS)
@settings(max_examples=20)
@given(data=st.data())
def test_a_pattern_means_the_same_in_the_schema(pattern: str, data: st.DataObject) -> None:
    matching = st.from_regex(re.compile(pattern, re.ASCII), fullmatch=True)
    text = " ".join(data.draw(matching | NEAR_TEXTS).split())
    schema = etree.XMLSchema(
        etree.fromstring(component_xsd(a_catalogued(a_setting("A", pattern=pattern))))
    )

    element = a_component_element(f"<A>{text}</A>", "Test-Component")

    assert schema.validate(element) is (re.search(pattern, text) is not None)
