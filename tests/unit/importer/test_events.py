from __future__ import annotations

import pytest

from tests.samples import CANARY_PASSWORD, a_component, a_shell_setup, an_answer_file
from unattend_gen.answer_file.parse import parse
from unattend_gen.catalog.load import catalog
from unattend_gen.core.secret import Secret
from unattend_gen.importer.events import events
from unattend_gen.importer.extracted import Comment, ExtractedElement, ExtractedSetting, Lost

SHELL = "oobeSystem/Microsoft-Windows-Shell-Setup"


def settings(data: bytes) -> dict[str, tuple[object, bool]]:
    """Value and listing of each setting by its path."""
    return {
        str(each.path): (each.value, each.is_listed)
        for each in events(parse(data), catalog(), "amd64")
        if isinstance(each, ExtractedSetting)
    }


def lost(data: bytes) -> list[tuple[str, str]]:
    found = events(parse(data), catalog(), "amd64")
    return [(each.what, each.reason) for each in found if isinstance(each, Lost)]


def test_a_known_setting_is_listed_and_an_unknown_one_is_not() -> None:
    data = a_shell_setup("oobeSystem", "<TimeZone>UTC</TimeZone><Colour>red</Colour>")

    assert settings(data) == {f"{SHELL}/TimeZone": ("UTC", True), f"{SHELL}/Colour": ("red", False)}


def test_items_are_numbered_and_their_usual_action_is_left_out() -> None:
    body = (
        '<FirstLogonCommands><SynchronousCommand wcm:action="add"><Order>1</Order>'
        "</SynchronousCommand><SynchronousCommand><Order>2</Order></SynchronousCommand>"
        "</FirstLogonCommands>"
    )
    item = f"{SHELL}/FirstLogonCommands/SynchronousCommand"

    assert settings(a_shell_setup("oobeSystem", body)) == {
        f"{item}[1]/Order": ("1", True),
        f"{item}[2]/@action": ("", False),
        f"{item}[2]/Order": ("2", True),
    }


def test_unknown_elements_are_numbered_if_they_repeat_or_have_an_action() -> None:
    body = '<A>1</A><A>2</A><B wcm:action="add">3</B><C wcm:action="modify">4</C><D>5</D>'

    assert settings(a_shell_setup("oobeSystem", body)) == {
        f"{SHELL}/A[1]/@action": ("", False),
        f"{SHELL}/A[1]": ("1", False),
        f"{SHELL}/A[2]/@action": ("", False),
        f"{SHELL}/A[2]": ("2", False),
        f"{SHELL}/B[1]": ("3", False),
        f"{SHELL}/C[1]/@action": ("modify", False),
        f"{SHELL}/C[1]": ("4", False),
        f"{SHELL}/D": ("5", False),
    }


def test_the_key_of_an_item_is_extracted_even_if_it_is_the_position() -> None:
    component = "Microsoft-Windows-DNS-Client"
    body = (
        '<DNSSuffixSearchOrder><DomainName wcm:action="add" wcm:keyValue="1">a.example</DomainName>'
        "</DNSSuffixSearchOrder>"
    )
    item = f"specialize/{component}/DNSSuffixSearchOrder/DomainName[1]"

    assert settings(an_answer_file(("specialize", a_component(component, body)))) == {
        f"{item}/@keyValue": ("1", True),
        item: ("a.example", True),
    }


def test_an_empty_container_and_a_text_in_one_are_unlisted() -> None:
    body = "<FirstLogonCommands/><OOBE>x<HideEULAPage>true</HideEULAPage></OOBE>"

    assert settings(a_shell_setup("oobeSystem", body)) == {
        f"{SHELL}/FirstLogonCommands": ("", False),
        f"{SHELL}/OOBE": ("x", False),
        f"{SHELL}/OOBE/HideEULAPage": ("true", True),
    }


def test_a_right_setting_in_a_wrong_pass_is_unlisted_and_its_secret_stays_one() -> None:
    body = f"<AutoLogon><Password><Value>{CANARY_PASSWORD}</Value></Password></AutoLogon>"

    assert settings(a_shell_setup("generalize", body)) == {
        "generalize/Microsoft-Windows-Shell-Setup/AutoLogon/Password/Value": (
            Secret(CANARY_PASSWORD),
            False,
        )
    }


def test_another_architecture_is_in_the_path() -> None:
    component = a_component("Microsoft-Windows-Shell-Setup", "<TimeZone>UTC</TimeZone>", "wow64")

    assert [*settings(an_answer_file(("oobeSystem", component)))] == [f"{SHELL}:wow64/TimeZone"]


def test_elements_outside_the_passes_are_kept_as_xml() -> None:
    data = an_answer_file(("later", a_component("C", ""))).replace(
        b"</unattend>", b"<servicing><package/></servicing></unattend>"
    )
    found = [
        each
        for each in events(parse(data), catalog(), "amd64")
        if isinstance(each, ExtractedElement)
    ]

    assert [(each.name, str(each.xml)[:19]) for each in found] == [
        ("settings", '<settings pass="lat'),
        ("servicing", "<servicing><package"),
    ]


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ('<x:A xmlns:x="urn:x">1</x:A>', f"{SHELL}/A"),
        ('<TimeZone a="b">UTC</TimeZone>', f"{SHELL}/TimeZone/@a"),
        ("loose", SHELL),
    ],
)
def test_what_no_path_can_name_is_lost(body: str, what: str) -> None:
    assert [place for place, _ in lost(a_shell_setup("oobeSystem", body))] == [what]


def test_unexpected_attributes_and_elements_are_lost() -> None:
    data = a_shell_setup("oobeSystem", "<TimeZone>UTC</TimeZone>")
    changed = data.replace(b'language="neutral"', b'language="en-US" extra="1"').replace(
        b'<settings pass="oobeSystem">', b'<settings pass="oobeSystem" mode="x"><stranger/>'
    )

    assert lost(changed) == [
        ("oobeSystem/@mode", "attributes of a pass cannot be set"),
        ("oobeSystem/stranger", "it is not a component"),
        (f"{SHELL}/@language", "it gets the value that every component has"),
        (f"{SHELL}/@extra", "it gets the value that every component has"),
    ]


@pytest.mark.parametrize(
    "attribute", ['name=""', 'name="a/b"', 'name="C" processorArchitecture="%x%"']
)
def test_a_component_without_a_right_name_is_lost(attribute: str) -> None:
    data = an_answer_file(("oobeSystem", f"<component {attribute}><A>1</A></component>"))

    assert [reason for _, reason in lost(data)] == [
        "the name or the architecture of the component is invalid"
    ]
    assert settings(data) == {}


def test_the_mark_that_setup_leaves_on_a_pass_is_not_lost() -> None:
    data = an_answer_file(("oobeSystem", a_component("C", "<A>1</A>")), processed=("oobeSystem",))

    assert lost(data) == []


def test_comments_keep_their_places() -> None:
    data = a_shell_setup("oobeSystem", "<!--a--><TimeZone>UTC<!--b--></TimeZone><!--c-->")
    found = events(parse(data), catalog(), "amd64")

    assert [each.text if isinstance(each, Comment) else "-" for each in found] == [
        "a",
        "-",
        "b",
        "c",
    ]


def test_an_item_of_another_namespace_is_lost_and_leaves_no_gap() -> None:
    body = '<A xmlns="urn:other">1</A><A>2</A><A>3</A>'

    data = a_shell_setup("oobeSystem", body)

    assert [path for path in settings(data) if not path.endswith("@action")] == [
        f"{SHELL}/A[1]",
        f"{SHELL}/A[2]",
    ]
    assert lost(data) == [(f"{SHELL}/A", "it is in another namespace")]
