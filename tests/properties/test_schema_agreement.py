from __future__ import annotations

import pytest
from hypothesis import given
from lxml import etree
from xmlschema import XMLSchema10, XMLSchema11

from tests.properties.schema_documents import documents
from unattend_gen import resources
from unattend_gen.answer_file.parse import parse
from unattend_gen.validator.schema import Profile, accepts, violations


@pytest.fixture(scope="module")
def version_1_0() -> XMLSchema10:
    return XMLSchema10(resources.schemas() / "unattend.xsd")


@pytest.fixture(scope="module")
def version_1_1() -> XMLSchema11:
    return XMLSchema11(resources.schemas() / "unattend-1.1.xsd")


@pytest.mark.slow
@given(documents())
def test_three_engines_agree_on_every_document(
    version_1_0: XMLSchema10, version_1_1: XMLSchema11, document: bytes
) -> None:
    verdict = accepts(parse(document), profile=Profile.STRICT)

    assert version_1_0.is_valid(document.decode()) is verdict
    assert version_1_1.is_valid(document.decode()) is verdict


@given(documents())
def test_only_rejected_values_are_explained(document: bytes) -> None:
    answer_file = parse(document)
    elements = set(answer_file.root.iter(etree.Element))

    found = violations(answer_file, profile=Profile.STRICT)

    assert bool(found) is not accepts(answer_file, profile=Profile.STRICT)
    assert {violation.element for violation in found} <= elements
