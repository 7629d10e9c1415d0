from __future__ import annotations

import pytest

from tests.samples import CANARY_PASSWORD, a_component, a_shell_setup, an_answer_file
from tests.trees import COMMANDS, COMPUTER_NAME, SHELL_SETUP, a_tree
from unattend_gen.answer_file.parse import parse
from unattend_gen.catalog.load import catalog
from unattend_gen.core.passes import Architecture
from unattend_gen.core.secret import Secret
from unattend_gen.core.setting_path import SettingPath
from unattend_gen.errors import TemplateError
from unattend_gen.renderer.comparison import require_match
from unattend_gen.renderer.tree import PassTree, build
from unattend_gen.tables.mapping.additions import Assignment

PASSWORD = f"oobeSystem/{SHELL_SETUP}/AutoLogon/Password/Value"
TEMPLATE = f"components/{SHELL_SETUP}.xml.j2"


def difference(data: bytes, *pairs: tuple[str, str | Secret]) -> tuple[str, str]:
    with pytest.raises(TemplateError) as caught:
        require_match(a_tree(*pairs), parse(data))
    return caught.value.where, caught.value.message


def test_a_file_with_every_element_matches() -> None:
    body = (
        '<FirstLogonCommands><SynchronousCommand wcm:action="add"><CommandLine>a</CommandLine>'
        '</SynchronousCommand><SynchronousCommand wcm:action="add"><CommandLine>b</CommandLine>'
        "</SynchronousCommand></FirstLogonCommands><AutoLogon><Password>"
        f"<Value>{CANARY_PASSWORD}</Value></Password><Domain/></AutoLogon>"
    )
    tree = a_tree(
        (f"{COMMANDS}[1]/CommandLine", "a"),
        (f"{COMMANDS}[2]/CommandLine", "b"),
        (PASSWORD, Secret(CANARY_PASSWORD)),
        (f"oobeSystem/{SHELL_SETUP}/AutoLogon/Domain", ""),
    )
    require_match(tree, parse(a_shell_setup("oobeSystem", body)))


def test_a_template_may_write_additional_elements() -> None:
    body = "<ComputerName>PC-1</ComputerName><TimeZone>UTC</TimeZone>"
    require_match(a_tree((COMPUTER_NAME, "PC-1")), parse(a_shell_setup("specialize", body)))


def test_a_missing_setting_is_named() -> None:
    data = a_shell_setup("specialize", "<TimeZone>UTC</TimeZone>")
    assert difference(data, (COMPUTER_NAME, "PC-1")) == (
        TEMPLATE,
        f"{COMPUTER_NAME} is missing from the rendered file",
    )


def test_a_setting_in_another_pass_is_missing() -> None:
    data = a_shell_setup("oobeSystem", "<ComputerName>PC-1</ComputerName>")
    assert difference(data, (COMPUTER_NAME, "PC-1")) == (
        TEMPLATE,
        f"{COMPUTER_NAME} is missing from the rendered file",
    )


def test_a_setting_written_twice_does_not_match() -> None:
    body = "<ComputerName>PC-1</ComputerName><ComputerName>PC-1</ComputerName>"
    assert difference(a_shell_setup("specialize", body), (COMPUTER_NAME, "PC-1")) == (
        TEMPLATE,
        f"{COMPUTER_NAME} is missing from the rendered file",
    )


@pytest.mark.parametrize("body", ["PC-2", "", " PC-1", "<Name>PC-1</Name>"])
def test_a_different_value_is_reported_by_its_setting_only(body: str) -> None:
    data = a_shell_setup("specialize", f"<ComputerName>{body}</ComputerName>")
    assert difference(data, (COMPUTER_NAME, "PC-1")) == (
        TEMPLATE,
        f"{COMPUTER_NAME} has a different value in the rendered file",
    )


def test_a_different_secret_is_reported_by_its_setting_only() -> None:
    body = "<AutoLogon><Password><Value>***</Value></Password></AutoLogon>"
    data = a_shell_setup("oobeSystem", body)
    assert difference(data, (PASSWORD, Secret(CANARY_PASSWORD))) == (
        TEMPLATE,
        f"{PASSWORD} has a different value in the rendered file",
    )


def test_an_item_needs_its_action() -> None:
    body = (
        "<FirstLogonCommands><SynchronousCommand><CommandLine>a</CommandLine></SynchronousCommand>"
        "<SynchronousCommand><CommandLine>b</CommandLine></SynchronousCommand></FirstLogonCommands>"
    )
    data = a_shell_setup("oobeSystem", body)
    pairs = ((f"{COMMANDS}[1]/CommandLine", "a"), (f"{COMMANDS}[2]/CommandLine", "b"))
    assert difference(data, *pairs) == (
        TEMPLATE,
        f"{COMMANDS}[1] lacks the attributes of a list item in the rendered file",
    )


def test_an_item_of_a_keyed_list_needs_its_key() -> None:
    component = "Microsoft-Windows-DNS-Client"
    body = (
        '<DNSSuffixSearchOrder><DomainName wcm:action="add" wcm:keyValue="2">a.example</DomainName>'
        "</DNSSuffixSearchOrder>"
    )
    data = an_answer_file(("specialize", a_component(component, body)))
    path = f"specialize/{component}/DNSSuffixSearchOrder/DomainName[1]"
    assert difference(data, (path, "a.example")) == (
        f"components/{component}.xml.j2",
        f"{path} lacks the attributes of a list item in the rendered file",
    )


@pytest.mark.parametrize("written", ["Pa55&word", "Pa55&amp;word"])
def test_a_secret_in_a_comment_is_rejected(written: str) -> None:
    body = (
        f"<!-- the password is {written} -->"
        "<AutoLogon><Password><Value>Pa55&amp;word</Value></Password></AutoLogon>"
    )
    assert difference(a_shell_setup("oobeSystem", body), (PASSWORD, Secret("Pa55&word"))) == (
        TEMPLATE,
        "a comment contains a secret, and Setup does not scrub comments",
    )


@pytest.mark.parametrize("password", ["password", "Setup", "machine", "owner"])
def test_a_secret_may_be_a_word_of_a_built_in_comment(password: str) -> None:
    body = (
        "<!-- Accounts; Setup scrubs these passwords in Panther at the end of the pass,\n verify it"
        f" --><!-- The machine and its owner --><AutoLogon><Password><Value>{password}</Value>"
        "</Password></AutoLogon>"
    )
    require_match(a_tree((PASSWORD, Secret(password))), parse(a_shell_setup("oobeSystem", body)))


def test_a_short_secret_is_not_searched_in_comments() -> None:
    body = "<!-- a -->\n<AutoLogon><Password><Value>a</Value></Password></AutoLogon>"
    require_match(a_tree((PASSWORD, Secret("a"))), parse(a_shell_setup("oobeSystem", body)))


def test_components_are_distinguished_by_architecture() -> None:
    body = "<ComputerName>{}</ComputerName>"
    components = (
        a_component(SHELL_SETUP, body.format("PC-1")),
        a_component(SHELL_SETUP, body.format("PC-2"), "x86"),
    )
    data = an_answer_file(("specialize", "".join(components)))
    pairs = (
        (COMPUTER_NAME, "PC-1"),
        (f"specialize/{SHELL_SETUP}:x86/ComputerName", "PC-2"),
    )
    require_match(a_tree(*pairs), parse(data))
    assert difference(data, (f"specialize/{SHELL_SETUP}:x86/ComputerName", "PC-1")) == (
        TEMPLATE,
        f"{COMPUTER_NAME} has a different value in the rendered file",
    )


def an_unlisted_tree(*pairs: tuple[str, str]) -> tuple[PassTree, ...]:
    given = [Assignment(SettingPath.parse(path), value, is_listed=False) for path, value in pairs]
    return build(given, catalog(), Architecture.AMD64)


def test_repeated_elements_without_an_action_are_distinguished() -> None:
    tree = an_unlisted_tree(
        (f"oobeSystem/{SHELL_SETUP}/Colour[1]", "red"),
        (f"oobeSystem/{SHELL_SETUP}/Colour[1]/@action", ""),
        (f"oobeSystem/{SHELL_SETUP}/Colour[2]", "blue"),
        (f"oobeSystem/{SHELL_SETUP}/Colour[2]/@action", ""),
    )
    require_match(
        tree, parse(a_shell_setup("oobeSystem", "<Colour>red</Colour><Colour>blue</Colour>"))
    )


@pytest.mark.parametrize("text", ["other", ""])
def test_different_text_next_to_children_is_a_difference(text: str) -> None:
    tree = an_unlisted_tree(
        (f"oobeSystem/{SHELL_SETUP}/OOBE", "loose"),
        (f"oobeSystem/{SHELL_SETUP}/OOBE/HideEULAPage", "true"),
    )
    data = a_shell_setup("oobeSystem", f"<OOBE>{text}<HideEULAPage>true</HideEULAPage></OOBE>")
    with pytest.raises(TemplateError, match="OOBE has a different value in the rendered file"):
        require_match(tree, parse(data))
