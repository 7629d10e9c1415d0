from __future__ import annotations

import pytest

from tests.samples import a_component, a_shell_setup, an_answer_file
from tests.schemas import a_catalogued, a_setting
from unattend_gen.answer_file.parse import parse
from unattend_gen.catalog.facts import Kind, ValueType
from unattend_gen.catalog.load import catalog
from unattend_gen.validator.expectation import (
    ComponentPlaces,
    Expectation,
    Fault,
    FramePlaces,
    Place,
    Words,
    excess,
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
    "and optionally version and versionScope"
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
            Words("expected true or false", "correct the text, or delete the element"),
        ),
        (
            Fault.CONTENT,
            Expectation(text="true or false"),
            Words("there are elements where only text belongs", "write true or false"),
        ),
        (
            Fault.CONTENT,
            Expectation(children=("A", "B")),
            Words("there is text where only elements belong", "text belongs in A or B"),
        ),
        (
            Fault.ATTRIBUTE,
            Expectation(text="text"),
            Words("expected no attribute", "correct the attributes of the element"),
        ),
        (
            Fault.FOREIGN_CHILD,
            Expectation(children=("A", "B")),
            Words("this element does not belong here", "expected A or B"),
        ),
        (
            Fault.MISPLACED_CHILD,
            Expectation(children=("A", "B"), is_ordered=True),
            Words("this element is out of order", "expected A, B"),
        ),
        (
            Fault.MISPLACED_CHILD,
            Expectation(children=("A", "B")),
            Words("this element occurs more than once", "keep one of them"),
        ),
    ],
)
def test_each_fault_says_what_was_expected(
    fault: Fault, expectation: Expectation, said: Words
) -> None:
    assert words(fault, expectation) == said


SHELL_SETUP = "Microsoft-Windows-Shell-Setup"
COMMANDS = (
    "<FirstLogonCommands>"
    '<SynchronousCommand wcm:action="add"><Order>1</Order></SynchronousCommand>'
    '<SynchronousCommand wcm:action="add"><Unknown><Order>2</Order></Unknown></SynchronousCommand>'
    "</FirstLogonCommands>"
)
FILE = parse(
    an_answer_file(
        ("oobeSystem", a_component(SHELL_SETUP.upper(), COMMANDS)),
        ("unknown", a_component("Unknown", "<A/>") + a_component(SHELL_SETUP, "")),
    )
)
SHELL = catalog().resolve(SHELL_SETUP)


def test_the_frame_is_named_by_what_the_catalog_knows() -> None:
    places = FramePlaces(FILE, catalog())
    first, second = FILE.passes()

    assert [places.at(each) for each in (FILE.root, first, first[0], second, *second)] == [
        Place("unattend", of_root()),
        Place("oobeSystem", of_pass()),
        Place(f"oobeSystem/{SHELL_SETUP}", of_component(SHELL)),
        Place("settings[2]", of_pass()),
        Place("settings[2]/component[1]", of_component(None)),
        Place(f"settings[2]/{SHELL_SETUP}", of_component(SHELL)),
    ]


def test_an_element_that_the_frame_does_not_know_is_placed_around_it() -> None:
    places = FramePlaces(FILE, catalog())
    unknown = list(FILE.passes())[1][0]

    assert places.at(unknown[0]) == places.at(unknown)


def test_a_setting_is_named_with_its_number() -> None:
    assert SHELL is not None
    node = next(FILE.components())
    places = ComponentPlaces(node, SHELL, Place("the component", of_component(SHELL)))

    first_order = node.element[0][0][0]

    setting = SHELL.settings["FirstLogonCommands/SynchronousCommand/Order"]
    assert places.at(first_order) == Place(
        "the component/FirstLogonCommands/SynchronousCommand[1]/Order",
        of_setting(SHELL, setting),
    )


def test_an_element_below_an_unknown_element_is_placed_around_it() -> None:
    node = next(FILE.components())
    places = ComponentPlaces(node, SHELL, Place("the component", of_component(SHELL)))

    second_command = node.element[0][1]

    assert places.at(second_command[0][0]) == places.at(second_command)


def test_everything_in_an_unknown_component_is_placed_at_the_component() -> None:
    node = list(FILE.components())[1]
    place = Place("settings[2]/component[1]", of_component(None))

    assert ComponentPlaces(node, None, place).at(node.element[0]) == place


def _excess(body: str) -> tuple[str, str] | None:
    return excess(parse(a_shell_setup("oobeSystem", body)).root)


def test_some_hundred_elements_are_looked_at() -> None:
    assert _excess("<Wrong/>" * 500) is None


def test_many_thousand_elements_are_not() -> None:
    assert _excess("<Wrong/>" * 20_000) == (
        "there are more than 2000 elements, and not all follow the schema",
        "answer files have some hundreds; look for content that is repeated",
    )


def test_an_element_of_many_attributes_is_not() -> None:
    attributes = " ".join(f'a{number}=""' for number in range(101))

    assert _excess(f"<Wrong {attributes}/>") == (
        "an element has over 100 attributes, and not all follow the schema",
        "delete the attributes that answer files do not have",
    )
