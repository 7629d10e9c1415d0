from __future__ import annotations

import pytest

from tests.samples import MARKER, TEST_MAK, a_component, a_shell_setup, an_answer_file
from unattend_gen.answer_file.parse import parse
from unattend_gen.answer_file.tree import (
    AnswerFile,
    SettingNode,
    child_nodes,
    is_marker,
    own_text,
)
from unattend_gen.core.location import Location

SHELL = "Microsoft-Windows-Shell-Setup"


def the_settings(data: bytes) -> list[SettingNode]:
    return list(parse(data).settings())


def the_places(text: str) -> dict[str, tuple[int | None, int | None]]:
    """Line and column of each element, by its name."""
    answer_file = parse(text.encode())
    places = {
        str(element.tag): answer_file.location("f", element)
        for element in answer_file.root.iter("*")
    }
    return {name: (place.line, place.column) for name, place in places.items()}


def test_passes_are_in_document_order() -> None:
    answer_file = parse(an_answer_file(("oobeSystem", ""), ("specialize", ""), ("oobeSystem", "")))

    assert [settings.get("pass") for settings in answer_file.passes()] == [
        "oobeSystem",
        "specialize",
        "oobeSystem",
    ]


def test_a_component_has_its_pass_and_name_as_written() -> None:
    answer_file = parse(
        an_answer_file(("Specialize", a_component("SHELL", "")), ("", "<component/>"))
    )

    assert [(node.pass_name, node.name) for node in answer_file.components()] == [
        ("Specialize", "SHELL"),
        ("", ""),
    ]


def test_elements_of_another_namespace_are_not_passes() -> None:
    answer_file = parse(b'<unattend><settings pass="specialize"><component/></settings></unattend>')

    assert (list(answer_file.passes()), list(answer_file.components())) == ([], [])


def test_a_product_key_in_a_name_is_masked_in_addresses() -> None:
    node, *_ = the_settings(an_answer_file(("specialize", a_component(TEST_MAK, f"<{TEST_MAK}/>"))))

    assert (node.component.address, node.address) == ("specialize/***", "specialize/***/***")


def test_settings_come_parents_first_with_their_addresses() -> None:
    data = a_shell_setup(
        "oobeSystem",
        "<TimeZone>UTC</TimeZone><!-- c --><FirstLogonCommands>"
        '<SynchronousCommand wcm:action="add"><Order>1</Order></SynchronousCommand>'
        "</FirstLogonCommands>"
        "<Display><DPI>96</DPI><DPI>120</DPI></Display>",
    )

    assert [node.address for node in the_settings(data)] == [
        f"oobeSystem/{SHELL}/TimeZone",
        f"oobeSystem/{SHELL}/FirstLogonCommands",
        f"oobeSystem/{SHELL}/FirstLogonCommands/SynchronousCommand[1]",
        f"oobeSystem/{SHELL}/FirstLogonCommands/SynchronousCommand[1]/Order",
        f"oobeSystem/{SHELL}/Display",
        f"oobeSystem/{SHELL}/Display/DPI[1]",
        f"oobeSystem/{SHELL}/Display/DPI[2]",
    ]


def test_the_catalog_path_of_a_setting_has_no_numbers() -> None:
    data = a_shell_setup(
        "oobeSystem",
        '<FirstLogonCommands><SynchronousCommand wcm:action="add"><Order>1</Order>'
        "</SynchronousCommand></FirstLogonCommands>",
    )

    assert [node.path for node in the_settings(data)] == [
        "FirstLogonCommands",
        "FirstLogonCommands/SynchronousCommand",
        "FirstLogonCommands/SynchronousCommand/Order",
    ]


def test_a_setting_has_its_name_text_and_attributes() -> None:
    data = a_shell_setup(
        "specialize",
        '<Group wcm:action="add" wcm:keyValue="Core">a<!-- c -->b</Group><Box><Leaf/></Box>',
    )

    assert [
        (node.name, node.text, node.is_leaf, node.action, node.key_value)
        for node in the_settings(data)
    ] == [
        ("Group", "ab", True, "add", "Core"),
        ("Box", "", False, None, None),
        ("Leaf", "", True, None, None),
    ]


@pytest.mark.parametrize(
    ("element", "text"),
    [
        ("<u/>", ""),
        ("<u> a </u>", " a "),
        ("<u>a<!-- b -->c</u>", "ac"),
        ("<u>a<?p b?>c</u>", "ac"),
        ("<u>a<b>c</b>d<b/>e</u>", "ade"),
        ("<u><![CDATA[a]]>b&#99;</u>", "abc"),
    ],
)
def test_own_text_is_the_character_data_of_the_element_itself(element: str, text: str) -> None:
    assert own_text(parse(element.encode()).root) == text


@pytest.mark.parametrize(
    ("processed", "expected"),
    [((), False), (("specialize",), True), (("windowsPE", "specialize"), True)],
)
def test_a_processed_pass_makes_a_panther_copy(
    processed: tuple[str, ...], *, expected: bool
) -> None:
    data = an_answer_file(("windowsPE", ""), ("specialize", ""), processed=processed)

    assert parse(data).was_processed is expected


@pytest.mark.parametrize(("value", "expected"), [("TRUE", True), ("false", False), ("", False)])
def test_the_mark_of_a_processed_pass_is_read_in_any_case(value: str, *, expected: bool) -> None:
    data = an_answer_file(("specialize", ""), processed=("specialize",))

    answer_file = parse(data.replace(b'"true"', f'"{value}"'.encode()))

    assert answer_file.was_processed is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (MARKER, True),
        (f"\n  {MARKER}\n", True),
        ("SENSITIVE*DATA*DELETED", True),
        ("SENSITIVE*DatA*deleteD.", True),
        ("*sensitive*data*deleted*", True),
        (f"{MARKER}.", True),
        ("", False),
        ("***", False),
        ("SENSITIVE DATA DELETED", False),
        (f"{MARKER}x", False),
        (f"{MARKER}{MARKER}", False),
    ],
)
def test_the_marker_is_known_in_the_forms_that_were_seen(text: str, *, expected: bool) -> None:
    assert is_marker(text) is expected


@pytest.mark.parametrize(
    ("text", "places"),
    [
        pytest.param("<u><a/></u>", {"u": (1, 1), "a": (1, 4)}, id="one line"),
        pytest.param(
            "<u>\n  <a/><b/> <c/>\n</u>",
            {"u": (1, 1), "a": (2, 3), "b": (2, 7), "c": (2, 12)},
            id="several on one line",
        ),
        pytest.param(
            '<u>\n  <a\n    b="1"\n    c="2"\n  ><d/></a>\n</u>',
            {"u": (1, 1), "a": (2, 3), "d": (5, 4)},
            id="a start tag on several lines",
        ),
        pytest.param(
            "<u>\r\n  <a\r\n/>\r\n<b/></u>",
            {"u": (1, 1), "a": (2, 3), "b": (4, 1)},
            id="CRLF",
        ),
        pytest.param("<u>\r <a/>\r<b/></u>", {"u": (1, 1), "a": (2, 2), "b": (3, 1)}, id="CR"),
        pytest.param(
            "<u>\u00e4\u0424\U0001f511<a/></u>", {"u": (1, 1), "a": (1, 7)}, id="not ASCII"
        ),
        pytest.param(
            "<!-- a\nb -->\n<?p q\nr?>\n<u><!-- \n --><a/></u>",
            {"u": (5, 1), "a": (6, 5)},
            id="after comments and instructions",
        ),
        pytest.param(
            "<u><![CDATA[\n<x/>\n]]><a/></u>", {"u": (1, 1), "a": (3, 4)}, id="after CDATA"
        ),
        pytest.param(
            '<!DOCTYPE u [\n<!ENTITY p "q">\n]>\n<u>&p;<a/></u>',
            {"u": (4, 1), "a": (4, 7)},
            id="after an entity",
        ),
        pytest.param(
            "<u>" + "\n" * 70_000 + " <a/></u>",
            {"u": (1, 1), "a": (70_001, 2)},
            id="beyond line 65,535",
        ),
    ],
)
def test_places_are_those_of_the_start_tags(text: str, places: dict[str, tuple[int, int]]) -> None:
    assert the_places(text) == places


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_places_count_characters_in_every_encoding(codec: str) -> None:
    answer_file = parse("<u>\n\u00e4\U0001f511<a/></u>".encode(codec))

    place = answer_file.location("f", answer_file.root[0])

    assert (place.line, place.column) == (2, 3)


def test_a_location_has_document_and_setting() -> None:
    answer_file = parse(a_shell_setup("specialize", "<ComputerName>PC</ComputerName>"))
    node = next(answer_file.settings())

    place = answer_file.location("unattend.xml", node.element, node.address)

    assert place == Location(
        "unattend.xml",
        line=3,
        column=182,
        setting=f"specialize/{SHELL}/ComputerName",
    )


def test_an_element_added_later_has_no_exact_location() -> None:
    answer_file = parse(b"<u/>")
    other = parse(b"<u>\n<a/></u>").root[0]

    assert answer_file.location("f", other) == Location("f", line=2, column=None)


def test_an_answer_file_with_another_text_still_has_lines() -> None:
    parsed = parse(b"<u>\n<a/></u>")

    view = AnswerFile(parsed.root, "<u>", parsed.encoding)

    assert view.location("f", view.root[0]) == Location("f", line=2, column=None)


def test_elements_are_found_by_the_places_of_their_start_tags() -> None:
    answer_file = parse(b"<a>\n  <b/><c/>\n</a>")

    found = answer_file.elements_at({(2, 7), (1, 1), (9, 9), (2, None)})

    assert {at: element.tag for at, element in found.items()} == {(1, 1): "a", (2, 7): "c"}


def test_comments_are_found_around_the_root_and_in_it_in_order() -> None:
    before, inside, after = "<!-- one -->\n", "<!-- two -->", "<!-- three -->"
    text = f"{before}<unattend>\n{inside}<a>x</a></unattend>\n{after}"
    answer_file = parse(text.encode())

    assert [words for _, words in answer_file.comments()] == [" one ", " two ", " three "]
    assert [answer_file.location("f", node).line for node, _ in answer_file.comments()] == [1, 3, 4]


def test_children_are_in_document_order_with_their_numbers() -> None:
    data = a_shell_setup("specialize", "<X><Y>1</Y><Z/><Y>2</Y></X>")
    [component] = parse(data).components()
    [node] = child_nodes(component)

    assert [(each.path, each.numbered) for each in child_nodes(node)] == [
        ("X/Y", "X/Y[1]"),
        ("X/Z", "X/Z"),
        ("X/Y", "X/Y[2]"),
    ]
