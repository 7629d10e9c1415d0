from __future__ import annotations

import pytest

from tests.specs import a_spec, refusals
from unattend_gen.core.secret_source import EnvSource
from unattend_gen.tables.elements import PlainXml, SecretXml

PACKAGES = '<servicing><package action="install"/></servicing>'


def test_elements_are_outside_the_passes() -> None:
    spec = a_spec(elements=[{"xml": PACKAGES}, {"xml": "<cpi:offlineImage/><a/>"}])

    assert [each.xml for each in spec.elements] == [
        PlainXml(PACKAGES),
        PlainXml("<cpi:offlineImage/><a/>"),
    ]


def test_elements_with_a_secret_come_from_its_source() -> None:
    spec = a_spec(elements=[{"xml": {"secret": "env:SCRIPTS"}}])

    assert spec.elements[0].xml == SecretXml(EnvSource("SCRIPTS"))


@pytest.mark.parametrize(
    ("xml", "message"),
    [
        ("", "is empty"),
        (1, "should be text"),
        ("words", "contains text outside elements, or no element"),
        ("<a/>words", "contains text outside elements, or no element"),
        ("<!-- a -->", "contains text outside elements, or no element"),
        (
            {"from": "env:A"},
            "should be text, a whole number, true or false, or a table with secret",
        ),
    ],
)
def test_an_invalid_element_is_rejected(xml: object, message: str) -> None:
    assert refusals(elements=[{"xml": xml}]) == {"elements[1].xml": message}


@pytest.mark.parametrize("xml", ["<a>", "<x:a/>", "</unattend><a/>", "<!DOCTYPE a><a/>"])
def test_malformed_xml_is_rejected(xml: str) -> None:
    assert [*refusals(elements=[{"xml": xml}])] == ["elements[1].xml"]
