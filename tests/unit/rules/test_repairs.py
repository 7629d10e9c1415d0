from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.judging import an_index
from tests.samples import a_shell_setup
from unattend_gen.answer_file.edit import replaced
from unattend_gen.rules.repairs import (
    ORDER,
    is_twin,
    loose_text_removal,
    new_value,
    numbering,
    removal,
    renaming,
    trimming,
    wrapping,
)

if TYPE_CHECKING:
    from unattend_gen.answer_file.tree import Element
    from unattend_gen.core.finding import Fix
    from unattend_gen.rules.index import Index

DOCTYPE = b"<!DOCTYPE unattend>"


def walked(body: str, prolog: bytes = b"") -> tuple[Index, Element]:
    """The walk over a component with this body, and the first element in it."""
    survey = an_index(
        a_shell_setup("specialize", body).replace(b"<unattend", prolog + b"<unattend")
    )
    return survey, survey.all_settings[0].node.element


def applied(survey: Index, fix: Fix | None) -> str:
    """What stands in the component after a fix."""
    text = replaced(survey.answer_file.text, fix.edits if fix else ())
    start = text.index('versionScope="nonSxS">') + len('versionScope="nonSxS">')
    return text[start : text.index("</component>")]


def test_both_tags_get_the_name() -> None:
    survey, element = walked("<timezone>UTC</timezone >")

    fix = renaming(survey, element, "TimeZone", is_safe=True)

    assert applied(survey, fix) == "<TimeZone>UTC</TimeZone >"


def test_a_tag_that_closes_itself_has_one_name() -> None:
    survey, element = walked("<timezone/>")

    assert applied(survey, renaming(survey, element, "TimeZone", is_safe=True)) == "<TimeZone/>"


def test_a_prefix_stays() -> None:
    survey, element = walked('<u:a xmlns:u="urn:schemas-microsoft-com:unattend">x</u:a>')

    fix = renaming(survey, element, "b", is_safe=True)

    assert applied(survey, fix) == '<u:b xmlns:u="urn:schemas-microsoft-com:unattend">x</u:b>'


def test_a_value_changes_and_the_blanks_around_it_stay() -> None:
    survey, element = walked("<TimeZone>\n utc </TimeZone>")

    fix = new_value(survey, element, "A<&", is_safe=True)

    assert applied(survey, fix) == "<TimeZone>\n A&lt;&amp; </TimeZone>"


@pytest.mark.parametrize("text", ["", " ", "a<!-- -->b", "a&amp;b", "<![CDATA[a]]>"])
def test_a_text_that_is_not_plain_is_left_alone(text: str) -> None:
    survey, element = walked(f"<TimeZone>{text}</TimeZone>")

    assert new_value(survey, element, "UTC", is_safe=True) is None


def test_blanks_go_from_both_sides() -> None:
    survey, element = walked("<TimeZone>\r\n UTC\t</TimeZone>")

    assert applied(survey, trimming(survey, element)) == "<TimeZone>UTC</TimeZone>"


def test_an_element_goes_around_the_text() -> None:
    survey, element = walked("<ProductKey> x </ProductKey>")

    fix = wrapping(survey, element, "Key")

    assert applied(survey, fix) == "<ProductKey> <Key>x</Key> </ProductKey>"


def test_text_next_to_elements_is_wrapped_in_its_place() -> None:
    survey, element = walked("<ProductKey>x<WillShowUI>Never</WillShowUI>\n</ProductKey>")

    fix = wrapping(survey, element, "Key")

    assert applied(survey, fix) == (
        "<ProductKey><Key>x</Key><WillShowUI>Never</WillShowUI>\n</ProductKey>"
    )


def test_text_in_two_places_is_not_wrapped() -> None:
    survey, element = walked("<ProductKey>x<WillShowUI>Never</WillShowUI>y</ProductKey>")

    assert wrapping(survey, element, "Key") is None


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("<a b='1'> c <d/></a>", '<a b="1">c<d></d>\n</a>', True),
        ("<a>c</a>", "<a>d</a>", False),
        ("<a b='1'/>", "<a/>", False),
        ("<a><d/></a>", "<a><d/><d/></a>", False),
        ("<a><d>1</d></a>", "<a><d>2</d></a>", False),
    ],
)
def test_twins_say_the_same(one: str, other: str, *, expected: bool) -> None:
    _, first = walked(one + other)
    second = first.getnext()

    assert second is not None
    assert is_twin(first, second) is expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<a/><b/>", "<b/>"),
        ("\n  <a>x</a>\n  <b/>\n", "\n  <b/>\n"),
        ("\r\n\t<a>x\r\n</a> \r\n<b/>\r\n", "\r\n<b/>\r\n"),
        ("\n <a/> <!-- --><b/>", "\n  <!-- --><b/>"),
    ],
)
def test_an_element_goes_with_its_own_lines(body: str, expected: str) -> None:
    survey, element = walked(body)

    assert applied(survey, removal(survey, element, is_safe=False)) == expected


def test_an_element_that_becomes_empty_goes_too_but_never_the_root() -> None:
    survey, element = walked("<a/>")

    fix = removal(survey, element, is_safe=False)

    text = replaced(survey.answer_file.text, fix.edits if fix else ())
    assert "<settings" not in text
    assert "</unattend>" in text


def test_loose_words_go_and_comments_stay() -> None:
    survey, element = walked("<OOBE> a <!-- b --> c <ProtectYourPC>3</ProtectYourPC>\nd</OOBE>")

    fix = loose_text_removal(survey, element)

    assert applied(survey, fix) == ("<OOBE>  <!-- b -->  <ProtectYourPC>3</ProtectYourPC>\n</OOBE>")


def test_in_a_document_with_a_doctype_nothing_is_offered() -> None:
    survey, element = walked("<OOBE>a</OOBE>", DOCTYPE)

    assert [
        renaming(survey, element, "b", is_safe=True),
        new_value(survey, element, "b", is_safe=True),
        trimming(survey, element),
        wrapping(survey, element, "b"),
        removal(survey, element, is_safe=True),
        loose_text_removal(survey, element),
    ] == [None] * 6


def a_command(order: str) -> str:
    """A command for the first logon with this element for its order."""
    return f'<SynchronousCommand wcm:action="add">{order}</SynchronousCommand>'


def numbered(*orders: str) -> str | None:
    """What stands in a list of commands after it was numbered; None where it cannot be."""
    body = "".join(map(a_command, orders))
    survey = an_index(
        a_shell_setup("oobeSystem", f"<FirstLogonCommands>{body}</FirstLogonCommands>")
    )
    fix = numbering(survey, survey.all_settings[0].children)
    if fix is None:
        return None
    text = replaced(survey.answer_file.text, fix.edits)
    start = text.index("<FirstLogonCommands>") + len("<FirstLogonCommands>")
    return text[start : text.index("</FirstLogonCommands>")]


@pytest.mark.parametrize(
    ("orders", "expected"),
    [
        (("<Order>2</Order>", "<Order> 5 </Order>"), ("<Order>1</Order>", "<Order> 2 </Order>")),
        (("<Order>1</Order>", "<Order>1</Order>"), ("<Order>1</Order>", "<Order>2</Order>")),
        (("<Order>7</Order>", "<Order>3</Order>"), ("<Order>2</Order>", "<Order>1</Order>")),
        (("\n <x/>\n", "<Order>1</Order>"), ("\n <Order>1</Order>\n <x/>\n", "<Order>2</Order>")),
    ],
)
def test_items_are_numbered_in_the_order_they_have(
    orders: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    assert numbered(*orders) == "".join(map(a_command, expected))


@pytest.mark.parametrize(
    "orders",
    [
        ("<Order>1</Order>", "<Order>2</Order>"),
        ("<Order>7</Order>", "<x/>", "<Order>3</Order>"),
        ("<Order/>",),
        ("<Order>1</Order>", "<Order>{{ a }}</Order>"),
        ("<Order>1</Order>", "<Order>1<!-- --></Order>"),
    ],
)
def test_a_right_or_unclear_order_is_left_alone(orders: tuple[str, ...]) -> None:
    assert numbered(*orders) is None


def test_a_list_of_hundreds_of_items_is_left_alone() -> None:
    assert numbered(*["<Order>1</Order>"] * 250) is not None
    assert numbered(*["<Order>1</Order>"] * 251) is None


def test_numbers_change_the_order_in_which_things_happen() -> None:
    survey = an_index(
        a_shell_setup("oobeSystem", f"<FirstLogonCommands>{a_command('<x/>')}</FirstLogonCommands>")
    )

    fix = numbering(survey, survey.all_settings[0].children)

    assert fix is not None
    assert not fix.is_safe
    assert ORDER in fix.edits[0].text
