from __future__ import annotations

from tests.samples import TEST_MAK, a_component, a_shell_setup, an_answer_file
from unattend_gen.answer_file.parse import parse
from unattend_gen.detect.places import Place, places

SHELL_SETUP = "Microsoft-Windows-Shell-Setup"


def addresses(data: bytes) -> list[str]:
    return [place.address for place in places(parse(data))]


def the_place(data: bytes, name: str) -> Place:
    [place] = [place for place in places(parse(data)) if place.name == name]
    return place


def test_every_element_has_an_address_in_document_order() -> None:
    data = a_shell_setup(
        "specialize", "<AutoLogon><Password><Value>x</Value></Password></AutoLogon><TimeZone/>"
    )

    assert addresses(data) == [
        "unattend",
        "unattend/settings",
        f"specialize/{SHELL_SETUP}",
        f"specialize/{SHELL_SETUP}/AutoLogon",
        f"specialize/{SHELL_SETUP}/AutoLogon/Password",
        f"specialize/{SHELL_SETUP}/AutoLogon/Password/Value",
        f"specialize/{SHELL_SETUP}/TimeZone",
    ]


def test_an_element_outside_components_is_addressed_from_the_root() -> None:
    data = (
        b'<u:unattend xmlns:u="urn:schemas-microsoft-com:unattend">'
        b'<Extensions xmlns="urn:other"><File/></Extensions></u:unattend>'
    )

    assert addresses(data) == ["unattend", "unattend/Extensions", "unattend/Extensions/File"]


def test_a_component_is_known_in_any_namespace() -> None:
    data = (
        b'<x:unattend xmlns:x="urn:wrong"><x:settings pass="specialize" wasPassProcessed="TRUE">'
        b'<x:component name="C"><x:P/></x:component></x:settings></x:unattend>'
    )

    place = the_place(data, "P")

    assert place.address == "specialize/C/P"
    assert (place.component, place.path, place.was_processed) == ("C", "P", True)


def test_a_pass_without_the_mark_was_not_processed() -> None:
    assert the_place(a_shell_setup("specialize", "<TimeZone/>"), "TimeZone").was_processed is False


def test_a_component_as_the_root_stands_in_no_pass() -> None:
    assert addresses(b'<component name="C"><P/></component>') == ["/C", "/C/P"]


def test_an_element_outside_components_has_no_pass_that_could_run() -> None:
    assert the_place(an_answer_file(), "unattend").was_processed is None


def test_a_key_in_a_name_is_masked() -> None:
    data = an_answer_file(("specialize", a_component(TEST_MAK, "<P/>")))

    assert addresses(data)[-1] == "specialize/***/P"
