from __future__ import annotations

from unattend_gen.answer_file.parse import parse
from unattend_gen.rules.snippets import (
    administrator_password,
    answer_file,
    command,
    component,
    first_logon,
    image_key,
    settings,
    snippet,
)


def test_an_answer_file_is_built_from_the_outside_in() -> None:
    text = answer_file(
        settings("specialize", component("Any", "<A/>", identity="")), prolog="<!---->"
    )

    assert text == (
        '<?xml version="1.0" encoding="utf-8"?>\n<!---->'
        '<unattend xmlns="urn:schemas-microsoft-com:unattend"'
        ' xmlns:wcm="http://schemas.microsoft.com/WMIConfig/2002/State">\n'
        '<settings pass="specialize">\n<component name="Any">\n<A/>\n</component>\n</settings>\n'
        "</unattend>\n"
    )


def test_a_snippet_has_one_component_in_one_pass() -> None:
    (component_node,) = parse(snippet("specialize", "Any").encode()).components()

    assert (component_node.pass_name, component_node.name) == ("specialize", "Any")


def test_a_key_of_windowspe_is_in_its_element() -> None:
    nodes = list(parse(image_key("x").encode()).settings())

    assert [(node.path, node.text) for node in nodes][-1] == ("UserData/ProductKey/Key", "x")


def test_commands_are_items_with_an_order() -> None:
    text = first_logon(command("ver", order=2), command("vol", action=""))

    items = [node for node in parse(text.encode()).settings() if node.name == "SynchronousCommand"]
    assert [item.action for item in items] == ["add", None]


def test_a_password_of_the_administrator_is_in_clear_text() -> None:
    nodes = list(parse(administrator_password("x").encode()).settings())

    assert [(node.name, node.text) for node in nodes][-2:] == [
        ("Value", "x"),
        ("PlainText", "true"),
    ]
