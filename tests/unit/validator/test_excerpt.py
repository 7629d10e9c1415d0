from __future__ import annotations

import pytest

from tests.judging import an_index, judged
from tests.samples import (
    CANARY_PASSWORD,
    TEST_MAK,
    a_component,
    a_shell_setup,
    an_answer_file,
)
from unattend_gen.answer_file.names import local
from unattend_gen.core.finding import Excerpt
from unattend_gen.validator.excerpt import excerpt

OWNER = "<RegisteredOwner>R&amp;D</RegisteredOwner>"


def shown(data: bytes, name: str) -> str | None:
    """The excerpt of the first element of a name."""
    survey = an_index(data)
    [element, *_] = [one for one in survey.answer_file.root.iter("*") if local(one.tag) == name]
    found = excerpt(element, survey)
    return found.text if found else None


def in_shell_setup(body: str, name: str) -> str | None:
    return shown(a_shell_setup("oobeSystem", body), name)


@pytest.mark.parametrize(
    ("body", "name", "text"),
    [
        # a number, and words of the reference with slips of the pen
        ("<TimeZone>UTC</TimeZone>", "TimeZone", "<TimeZone>UTC</TimeZone>"),
        (
            "<TimeZone>W. Europe Standart Time</TimeZone>",
            "TimeZone",
            "<TimeZone>W. Europe Standart Time</TimeZone>",
        ),
        (
            "<OOBE><HideEULAPage>ture</HideEULAPage></OOBE>",
            "HideEULAPage",
            "<HideEULAPage>ture</HideEULAPage>",
        ),
        ("<Display><DPI>-7</DPI></Display>", "DPI", "<DPI>-7</DPI>"),
        # nothing there
        ("<TimeZone/>", "TimeZone", "<TimeZone/>"),
        ("<AutoLogon></AutoLogon>", "AutoLogon", "<AutoLogon/>"),
        # a secret, what stands beside one, and a command
        (f"<ProductKey>{TEST_MAK}</ProductKey>", "ProductKey", "<ProductKey>…</ProductKey>"),
        (
            "<AutoLogon><LogonCount>1</LogonCount></AutoLogon>",
            "LogonCount",
            "<LogonCount>…</LogonCount>",
        ),
        (
            (
                '<FirstLogonCommands><SynchronousCommand wcm:action="add"><Order>1</Order>'
                "</SynchronousCommand></FirstLogonCommands>"
            ),
            "SynchronousCommand",
            '<SynchronousCommand wcm:action="add">…</SynchronousCommand>',
        ),
        # what the catalog does not know, and what only looks like a setting
        ("<TimeZones>UTC</TimeZones>", "TimeZones", "<TimeZones>…</TimeZones>"),
        ("<timezone>UTC</timezone>", "timezone", "<timezone>UTC</timezone>"),
        ("<x:Free xmlns:x='urn:x'>1</x:Free>", "Free", "<x:Free>…</x:Free>"),
        ("<AutoLogon>1</AutoLogon>", "AutoLogon", "<AutoLogon>…</AutoLogon>"),
        # anything that may be a secret in the wrong place
        ("<TimeZone>Moon-Time-1</TimeZone>", "TimeZone", "<TimeZone>…</TimeZone>"),
        ("<RegisteredOwner>R&amp;D</RegisteredOwner>", "RegisteredOwner", OWNER),
        ("<Display><DPI>12345678901</DPI></Display>", "DPI", "<DPI>12345678901</DPI>"),
        # attributes
        (f'<TimeZone at="{CANARY_PASSWORD}"/>', "TimeZone", "<TimeZone …/>"),
        (f'<TimeZone wcm:action="{CANARY_PASSWORD}"/>', "TimeZone", "<TimeZone …/>"),
        ('<TimeZone wcm:action="add" a="b"/>', "TimeZone", '<TimeZone wcm:action="add" …/>'),
    ],
)
def test_only_what_can_be_no_secret_is_shown(body: str, name: str, text: str) -> None:
    assert in_shell_setup(body, name) == text


def test_passes_and_components_show_their_names_where_the_reference_has_them() -> None:
    known = a_shell_setup("specialize", "")
    strange = an_answer_file((CANARY_PASSWORD, a_component(CANARY_PASSWORD, "<A/>")))

    assert (shown(known, "settings"), shown(known, "component")) == (
        '<settings pass="specialize">…</settings>',
        '<component name="Microsoft-Windows-Shell-Setup" …/>',
    )
    assert (shown(strange, "settings"), shown(strange, "component")) == (
        "<settings …>…</settings>",
        "<component …>…</component>",
    )


def test_a_text_that_an_entity_may_have_spelt_is_not_shown() -> None:
    data = a_shell_setup("specialize", "<TimeZone>&z;</TimeZone>").replace(
        b"<unattend", b'<!DOCTYPE unattend [<!ENTITY z "UTC">]>\n<unattend', 1
    )

    assert shown(data, "TimeZone") == "<TimeZone>…</TimeZone>"


def test_an_element_called_like_a_key_is_left_out() -> None:
    assert in_shell_setup(f"<{TEST_MAK}/>", TEST_MAK) is None


def test_a_finding_has_the_excerpt_of_the_element_that_it_names() -> None:
    data = a_shell_setup("oobeSystem", "<TimeZone>W. Europe Standart Time</TimeZone>")

    assert [finding.excerpt for finding in judged(data)] == [
        Excerpt("<TimeZone>W. Europe Standart Time</TimeZone>", 1, 9)
    ]


def test_a_finding_on_no_element_has_none() -> None:
    assert [finding.excerpt for finding in judged(b"<unattend>")] == [None]


def test_a_value_sends_no_control_character_and_begins_no_line() -> None:
    body = "<RegisteredOwner>a&#10;::error::x&#x202e;&#x9b;b</RegisteredOwner>"

    assert in_shell_setup(body, "RegisteredOwner") == (
        r"<RegisteredOwner>a\x0a::error::x\u202e\x9bb</RegisteredOwner>"
    )
