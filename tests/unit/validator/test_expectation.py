from __future__ import annotations

import pytest

from tests.schemas import a_catalogued, a_setting
from unattend_gen.catalog.facts import Kind, ValueType
from unattend_gen.validator.expectation import (
    Expectation,
    Fault,
    Words,
    of_component,
    of_pass,
    of_root,
    of_setting,
    words,
)

COMPONENT = a_catalogued(
    a_setting("C", kind=Kind.CONTAINER, child_order=("B", "A")),
    a_setting("C/A"),
    a_setting("C/B"),
    a_setting("L", kind=Kind.LIST),
    a_setting("L/I", kind=Kind.LIST_ITEM),
    a_setting("L/I/A", type=ValueType.BOOLEAN),
)
ATTRIBUTES = (
    "the attributes name, processorArchitecture, publicKeyToken, language, "
    "and if you like version and versionScope"
)


def test_the_root_holds_passes_and_servicing() -> None:
    assert of_root() == Expectation(children=("servicing", "settings"))


def test_a_pass_holds_components_and_says_which_it_is() -> None:
    assert of_pass() == Expectation(
        children=("component",),
        attributes=(
            "the attribute pass with windowsPE, offlineServicing, generalize, specialize, "
            "auditSystem, auditUser, oobeSystem or oobeUser"
        ),
    )


def test_a_component_holds_its_top_settings() -> None:
    assert of_component(COMPONENT) == Expectation(children=("C", "L"), attributes=ATTRIBUTES)


def test_of_an_unknown_component_only_the_attributes_are_known() -> None:
    assert of_component(None) == Expectation(attributes=ATTRIBUTES)


@pytest.mark.parametrize(
    ("path", "expectation"),
    [
        ("C", Expectation(children=("B", "A"), is_ordered=True)),
        ("L", Expectation(children=("I",))),
        (
            "L/I",
            Expectation(children=("A",), attributes="the attributes wcm:action and wcm:keyValue"),
        ),
        ("L/I/A", Expectation(text="true or false")),
    ],
)
def test_a_setting_is_expected_as_the_catalog_describes_it(
    path: str, expectation: Expectation
) -> None:
    assert of_setting(COMPONENT, COMPONENT.settings[path]) == expectation


@pytest.mark.parametrize(
    ("fault", "expectation", "said"),
    [
        (
            Fault.TEXT,
            Expectation(text="true or false"),
            Words("expected true or false", "correct the text, or leave the element out"),
        ),
        (
            Fault.CONTENT,
            Expectation(text="true or false"),
            Words("elements where only text belongs", "write true or false"),
        ),
        (
            Fault.CONTENT,
            Expectation(children=("A", "B")),
            Words("text where only elements belong", "text may stand inside A or B"),
        ),
        (
            Fault.ATTRIBUTE,
            Expectation(text="text"),
            Words("expected no attribute", "correct the attributes of the element"),
        ),
        (
            Fault.FOREIGN_CHILD,
            Expectation(children=("A", "B")),
            Words("an element that does not belong here", "expected A or B"),
        ),
        (
            Fault.MISPLACED_CHILD,
            Expectation(children=("A", "B"), is_ordered=True),
            Words("an element out of order", "expected A, B"),
        ),
        (
            Fault.MISPLACED_CHILD,
            Expectation(children=("A", "B")),
            Words("the element stands here more than once", "keep one of them"),
        ),
    ],
)
def test_each_fault_says_what_was_expected(
    fault: Fault, expectation: Expectation, said: Words
) -> None:
    assert words(fault, expectation) == said
