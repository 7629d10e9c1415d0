from __future__ import annotations

from tests.samples import a_component, an_answer_file
from unattend_gen.answer_file.parse import parse
from unattend_gen.catalog.load import catalog
from unattend_gen.validator.expectation import of_component, of_pass, of_root, of_setting
from unattend_gen.validator.places import ComponentPlaces, FramePlaces, Place

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
COMPONENT = catalog().resolve(SHELL_SETUP)


def test_the_frame_is_named_by_what_the_catalog_knows() -> None:
    places = FramePlaces(FILE, catalog())
    first, second = FILE.passes()

    assert [places.at(each) for each in (FILE.root, first, first[0], second, *second)] == [
        Place("unattend", of_root()),
        Place("oobeSystem", of_pass()),
        Place(f"oobeSystem/{SHELL_SETUP}", of_component(COMPONENT)),
        Place("settings[2]", of_pass()),
        Place("settings[2]/component[1]", of_component(None)),
        Place(f"settings[2]/{SHELL_SETUP}", of_component(COMPONENT)),
    ]


def test_an_element_that_the_frame_does_not_know_is_placed_around_it() -> None:
    places = FramePlaces(FILE, catalog())
    unknown = list(FILE.passes())[1][0]

    assert places.at(unknown[0]) == places.at(unknown)


def test_a_setting_is_named_with_its_number() -> None:
    assert COMPONENT is not None
    node = next(FILE.components())
    places = ComponentPlaces(node, COMPONENT, Place("the component", of_component(COMPONENT)))

    first_order = node.element[0][0][0]

    setting = COMPONENT.settings["FirstLogonCommands/SynchronousCommand/Order"]
    assert places.at(first_order) == Place(
        "the component/FirstLogonCommands/SynchronousCommand[1]/Order",
        of_setting(COMPONENT, setting),
    )


def test_what_is_below_an_unknown_element_is_placed_around_it() -> None:
    node = next(FILE.components())
    places = ComponentPlaces(node, COMPONENT, Place("the component", of_component(COMPONENT)))

    second_command = node.element[0][1]

    assert places.at(second_command[0][0]) == places.at(second_command)


def test_everything_in_an_unknown_component_is_placed_at_the_component() -> None:
    node = list(FILE.components())[1]
    place = Place("settings[2]/component[1]", of_component(None))

    assert ComponentPlaces(node, None, place).at(node.element[0]) == place
