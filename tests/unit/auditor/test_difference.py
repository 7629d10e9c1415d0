from __future__ import annotations

import pytest

from tests.samples import (
    CANARY_PASSWORD,
    MARKER,
    OTHER_TEST_MAK,
    TEST_MAK,
    a_component,
    a_shell_setup,
    an_answer_file,
)
from unattend_gen.answer_file.parse import parse
from unattend_gen.auditor.difference import differences
from unattend_gen.core.location import Location

SHELL_SETUP = "Microsoft-Windows-Shell-Setup"
PASSWORD = f"<Password><Value>{CANARY_PASSWORD}</Value><PlainText>true</PlainText></Password>"
ADDED = "the setting is here but was not rendered"
MISSING = "the setting was rendered but is not here"
CHANGED = "the setting has another value than was rendered"


def found(copy: bytes, *rendered: bytes) -> list[tuple[str, str | None]]:
    location = Location("unattend.xml")
    results = differences(location, parse(copy), [parse(data) for data in rendered])
    return [(finding.message, finding.location.setting) for finding in results]


def between(copy: str, rendered: str) -> list[tuple[str, str | None]]:
    return found(a_shell_setup("specialize", copy), a_shell_setup("specialize", rendered))


def setting(path: str) -> str:
    return f"specialize/{SHELL_SETUP}/{path}"


def test_a_file_does_not_differ_from_itself() -> None:
    assert between("<TimeZone>UTC</TimeZone>", "<TimeZone>UTC</TimeZone>") == []


def test_without_a_rendered_file_nothing_is_compared() -> None:
    assert found(a_shell_setup("specialize", "<TimeZone>UTC</TimeZone>")) == []


@pytest.mark.parametrize(
    "scrubbed",
    [
        f"<Password>{MARKER}</Password>",
        f"<Password><Value>{MARKER}</Value><PlainText>true</PlainText></Password>",
        "<Password>SENSITIVE*DatA*deleteD.</Password>",
    ],
)
def test_scrubbing_is_no_difference(scrubbed: str) -> None:
    assert between(f"<AutoLogon>{scrubbed}</AutoLogon>", f"<AutoLogon>{PASSWORD}</AutoLogon>") == []


def test_setups_mark_on_a_pass_and_blanks_are_no_difference() -> None:
    body = a_component(SHELL_SETUP, "<TimeZone>UTC</TimeZone>")
    spaced = a_component(SHELL_SETUP, "\n\n  <TimeZone>\n  UTC </TimeZone><!-- by Setup -->")

    assert (
        found(
            an_answer_file(("specialize", spaced), processed=("specialize",)),
            an_answer_file(("specialize", body)),
        )
        == []
    )


def test_the_order_of_passes_is_no_difference() -> None:
    one = ("specialize", a_component(SHELL_SETUP, "<TimeZone>UTC</TimeZone>"))
    other = ("oobeSystem", a_component(SHELL_SETUP, "<TimeZone>GMT</TimeZone>"))

    assert found(an_answer_file(one, other), an_answer_file(other, one)) == []


def test_an_action_that_setup_dropped_is_no_difference() -> None:
    rendered = "<X><Y wcm:action='add'><Z>1</Z></Y></X>"

    assert between("<X><Y><Z>1</Z></Y></X>", rendered) == []


def test_another_value_is_a_difference() -> None:
    assert between("<TimeZone>GMT</TimeZone>", "<TimeZone>UTC</TimeZone>") == [
        (CHANGED, setting("TimeZone"))
    ]


def test_another_secret_is_a_difference_and_neither_is_shown() -> None:
    assert between(
        f"<ProductKey>{TEST_MAK}</ProductKey>", f"<ProductKey>{OTHER_TEST_MAK}</ProductKey>"
    ) == [(CHANGED, setting("ProductKey"))]


def test_a_setting_that_was_not_rendered_is_a_difference() -> None:
    assert between("<TimeZone>UTC</TimeZone>", "") == [(ADDED, setting("TimeZone"))]


def test_a_setting_that_is_gone_is_a_difference_without_a_line() -> None:
    copy = parse(a_shell_setup("specialize", ""))
    rendered = parse(a_shell_setup("specialize", "<TimeZone>UTC</TimeZone>"))

    [finding] = differences(Location("unattend.xml"), copy, [rendered])

    assert finding.location == Location("unattend.xml", setting=setting("TimeZone"))
    assert finding.message == MISSING


def test_a_marker_where_nothing_was_rendered_is_a_difference() -> None:
    assert between(f"<ProductKey>{MARKER}</ProductKey>", "") == [(ADDED, setting("ProductKey"))]


def test_items_of_a_list_are_compared_one_by_one() -> None:
    item = "<Y wcm:action='add'><Z>{}</Z></Y>"
    copy = f"<X>{item.format(1)}{item.format(3)}</X>"
    rendered = f"<X>{item.format(1)}{item.format(2)}{item.format(9)}</X>"

    assert between(copy, rendered) == [
        (CHANGED, setting("X/Y[2]/Z")),
        (MISSING, setting("X/Y[3]/Z")),
    ]


def test_an_item_that_was_taken_out_of_the_middle_is_missing_and_nothing_else() -> None:
    item = "<Y wcm:action='add'><Z>{}</Z></Y>"
    copy = f"<X>{item.format(1)}{item.format(3)}</X>"
    rendered = f"<X>{item.format(1)}{item.format(2)}{item.format(3)}</X>"

    assert between(copy, rendered) == [(MISSING, setting("X/Y[2]/Z"))]


def test_a_scrubbed_item_is_matched_by_what_is_left_of_it() -> None:
    item = "<A><Name>{}</Name>{}</A>"
    copy = f"<X>{item.format('b', f'<Password>{MARKER}</Password>')}</X>"
    rendered = f"<X>{item.format('a', PASSWORD)}{item.format('b', PASSWORD)}</X>"

    assert between(copy, rendered) == [
        (MISSING, setting("X/A[1]/Name")),
        (MISSING, setting("X/A[1]/Password/Value")),
        (MISSING, setting("X/A[1]/Password/PlainText")),
    ]


def test_the_name_of_a_keyed_item_is_compared() -> None:
    assert between("<X><Y wcm:keyValue='a'/></X>", "<X><Y wcm:keyValue='b'/></X>") == [
        (CHANGED, setting("X/Y/@keyValue"))
    ]


def test_architectures_are_told_apart() -> None:
    one = an_answer_file(("specialize", a_component(SHELL_SETUP, "<TimeZone>UTC</TimeZone>")))
    other = an_answer_file(
        ("specialize", a_component(SHELL_SETUP, "<TimeZone>UTC</TimeZone>", "x86"))
    )

    assert found(one, other) == [
        (ADDED, setting("TimeZone")),
        (MISSING, setting("TimeZone")),
    ]


def test_a_copy_is_compared_with_the_file_it_is_most_like() -> None:
    copy = a_shell_setup("specialize", "<TimeZone>UTC</TimeZone><ComputerName>A</ComputerName>")
    near = a_shell_setup("specialize", "<TimeZone>UTC</TimeZone><ComputerName>B</ComputerName>")
    far = a_shell_setup("oobeSystem", "<TimeZone>UTC</TimeZone>")

    assert found(copy, far, near) == [(CHANGED, setting("ComputerName"))]
