from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.judging import an_index
from tests.samples import a_component, a_shell_setup, an_answer_file
from unattend_gen.answer_file.edit import replaced
from unattend_gen.rules.attribute_repairs import (
    attribute,
    list_action,
    namespace_of_parent,
    namespace_of_root,
    new_attribute,
)

if TYPE_CHECKING:
    from unattend_gen.core.finding import Fix
    from unattend_gen.rules.index import Index

WCM = 'xmlns:wcm="http://schemas.microsoft.com/WMIConfig/2002/State"'
ITEM = "<FirstLogonCommands><SynchronousCommand{}/></FirstLogonCommands>"


def applied(survey: Index, fix: Fix | None) -> str:
    """The document after a fix."""
    return replaced(survey.answer_file.text, fix.edits if fix else ())


def an_item(attributes: str, declaration: str = WCM) -> bytes:
    """An answer file with one list item with these attributes, and this prefix declared."""
    data = a_shell_setup("oobeSystem", ITEM.format(attributes))
    return data.replace(WCM.encode(), declaration.encode())


def acted(data: bytes) -> str:
    """The document with the action on its list item."""
    survey = an_index(data)
    return applied(survey, list_action(survey, survey.all_settings[1].node.element))


def test_a_value_is_replaced_in_its_own_quotes() -> None:
    survey = an_index(a_shell_setup("specialize", "<a b = 'c'/>"))
    element = survey.all_settings[0].node.element

    fix = new_attribute(survey, element, "b", "d", is_safe=True)

    assert "<a b = 'd'/>" in applied(survey, fix)


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("<a/>", '<a x="1"/>'),
        ("<a b='/' />", "<a b='/' x=\"1\" />"),
        ("<a b='>'\n></a>", "<a b='>' x=\"1\"\n></a>"),
    ],
)
def test_an_attribute_is_put_in_behind_the_others(tag: str, expected: str) -> None:
    survey = an_index(a_shell_setup("specialize", tag))

    fix = new_attribute(survey, survey.all_settings[0].node.element, "x", "1", is_safe=True)

    assert expected in applied(survey, fix)


def test_an_attribute_is_found_by_its_name_as_written() -> None:
    survey = an_index(a_shell_setup("specialize", '<a wcm:b="c"/>'))
    element = survey.all_settings[0].node.element

    assert attribute(survey, element, "wcm:b") is not None
    assert attribute(survey, element, "b") is None


def test_a_list_item_gets_the_prefix_that_is_declared() -> None:
    data = an_item("", WCM.replace("wcm", "w"))

    assert '<SynchronousCommand w:action="add"/>' in acted(data)


def test_a_prefix_that_is_missing_is_declared_on_the_root() -> None:
    text = acted(an_item("", ""))

    assert f'<unattend xmlns="urn:schemas-microsoft-com:unattend" {WCM}' in text
    assert '<SynchronousCommand wcm:action="add"/>' in text


def test_a_prefix_that_means_something_else_is_left_alone() -> None:
    data = an_item("", 'xmlns:wcm="urn:other"')

    assert acted(data) == data.decode()


def test_an_action_without_a_prefix_gets_it() -> None:
    assert "<SynchronousCommand wcm:action='add'/>" in acted(an_item(" action='add'"))


def test_a_namespace_that_is_nearly_right_is_put_right_where_it_is_declared() -> None:
    data = an_item(' wcm:action="add"', WCM.replace("http:", "https:"))

    assert acted(data).encode() == an_item(' wcm:action="add"')


def test_another_action_is_left_alone() -> None:
    data = an_item(' action="remove"')

    assert acted(data) == data.decode()


def test_the_root_gets_its_namespace() -> None:
    survey = an_index(b"<unattend/>")

    text = applied(survey, namespace_of_root(survey))

    assert text == '<unattend xmlns="urn:schemas-microsoft-com:unattend"/>'


def test_the_prefix_of_a_root_gets_its_namespace() -> None:
    survey = an_index(b'<u:unattend xmlns:u="urn:schemas-microsoft-com:unatend"/>')

    text = applied(survey, namespace_of_root(survey))

    assert text == '<u:unattend xmlns:u="urn:schemas-microsoft-com:unattend"/>'


def test_an_element_loses_the_namespace_of_its_own() -> None:
    survey = an_index(a_shell_setup("specialize", '<TimeZone xmlns="">UTC</TimeZone>'))

    fix = namespace_of_parent(survey, survey.all_settings[0].node.element)

    assert "<TimeZone>UTC</TimeZone>" in applied(survey, fix)


def test_a_prefix_of_an_element_gets_the_namespace() -> None:
    wrong = '<n:TimeZone xmlns:n="urn:schemas-microsoft-com:unattended">UTC</n:TimeZone>'
    survey = an_index(a_shell_setup("specialize", wrong))

    fix = namespace_of_parent(survey, survey.all_settings[0].node.element)

    assert wrong.replace("unattended", "unattend") in applied(survey, fix)


def test_in_a_document_with_a_doctype_nothing_is_offered() -> None:
    data = an_answer_file(("specialize", a_component("X", "<a/>")))
    survey = an_index(data.replace(b"<unattend", b"<!DOCTYPE unattend><unattend"))
    element = survey.all_settings[0].node.element

    assert [
        new_attribute(survey, element, "b", "c", is_safe=True),
        list_action(survey, element),
        namespace_of_root(survey),
        namespace_of_parent(survey, element),
    ] == [None] * 4
