from __future__ import annotations

import pytest

from tests.trees import COMMANDS, COMPUTER_NAME, SHELL_SETUP, a_tree
from unattend_gen.catalog.load import catalog
from unattend_gen.core.passes import Architecture, Pass
from unattend_gen.core.secret import Secret
from unattend_gen.core.setting_path import SettingPath
from unattend_gen.errors import InputError
from unattend_gen.renderer.tree import ComponentTree, Node, PassTree, build
from unattend_gen.tables.mapping.additions import Assignment


def a_shell_setup_in(pass_: Pass, *nodes: Node) -> PassTree:
    return PassTree(pass_, (ComponentTree(SHELL_SETUP, Architecture.AMD64, nodes),))


def names(nodes: tuple[Node, ...]) -> list[str]:
    return [node.name for node in nodes]


def test_no_assignments_make_no_passes() -> None:
    assert a_tree() == ()


def test_a_leaf_is_below_its_component_and_pass() -> None:
    tree = a_tree((COMPUTER_NAME, "PC-1"))
    assert tree == (a_shell_setup_in(Pass.SPECIALIZE, Node("ComputerName", "PC-1")),)


def test_passes_are_sorted_in_processing_order() -> None:
    tree = a_tree(
        (f"oobeSystem/{SHELL_SETUP}/TimeZone", "UTC"),
        ("windowsPE/Microsoft-Windows-Setup/LogPath", "X:\\logs"),
        (COMPUTER_NAME, "PC-1"),
    )
    assert [pass_.name for pass_ in tree] == [
        Pass.WINDOWS_PE,
        Pass.SPECIALIZE,
        Pass.OOBE_SYSTEM,
    ]


def test_components_are_sorted_by_name() -> None:
    tree = a_tree(
        ("specialize/Microsoft-Windows-UnattendedJoin/Identification/JoinWorkgroup", "LAB"),
        (COMPUTER_NAME, "PC-1"),
        ("specialize/Microsoft-Windows-DNS-Client/DNSDomain", "example.org"),
    )
    assert [component.name for component in tree[0].components] == [
        "Microsoft-Windows-DNS-Client",
        SHELL_SETUP,
        "Microsoft-Windows-UnattendedJoin",
    ]


def test_settings_are_in_catalog_order() -> None:
    tree = a_tree(
        (f"specialize/{SHELL_SETUP}/TimeZone", "UTC"),
        (f"specialize/{SHELL_SETUP}/RegisteredOwner", "Contoso"),
        (COMPUTER_NAME, "PC-1"),
    )
    assert names(tree[0].components[0].nodes) == ["ComputerName", "RegisteredOwner", "TimeZone"]


def test_children_are_in_the_order_that_setup_requires() -> None:
    interface = "specialize/Microsoft-Windows-TCPIP/Interfaces/Interface[1]"
    tree = a_tree(
        (f"{interface}/Routes/Route[1]/Prefix", "0.0.0.0/0"),
        (f"{interface}/UnicastIpAddresses/IpAddress[1]", "192.0.2.5/24"),
        (f"{interface}/Identifier", "Ethernet"),
        (f"{interface}/Routes/Route[1]/Identifier", "0"),
        (f"{interface}/Ipv4Settings/DhcpEnabled", "false"),
    )
    (item,) = tree[0].components[0].nodes[0].children
    assert names(item.children) == [
        "Ipv4Settings",
        "Identifier",
        "UnicastIpAddresses",
        "Routes",
    ]
    assert names(item.children[-1].children[0].children) == ["Identifier", "Prefix"]


def test_of_two_assignments_to_one_setting_the_later_wins() -> None:
    assert a_tree((COMPUTER_NAME, "PC-1"), (COMPUTER_NAME, "PC-2")) == a_tree(
        (COMPUTER_NAME, "PC-2")
    )


def test_a_list_item_without_a_number_is_the_first() -> None:
    assert a_tree((f"{COMMANDS}/CommandLine", "ver")) == a_tree(
        (f"{COMMANDS}[1]/CommandLine", "ver")
    )


def test_list_items_have_their_action_and_are_sorted_by_number() -> None:
    tree = a_tree(
        (f"{COMMANDS}[3]/CommandLine", "third"),
        (f"{COMMANDS}[2]/CommandLine", "second"),
        (f"{COMMANDS}[1]/CommandLine", "first"),
    )
    items = tuple(
        Node("SynchronousCommand", children=(Node("CommandLine", text),), action="add")
        for text in ("first", "second", "third")
    )
    commands = Node("FirstLogonCommands", children=items)
    assert tree == (a_shell_setup_in(Pass.OOBE_SYSTEM, commands),)


def test_items_of_a_keyed_list_are_identified_by_key_or_number() -> None:
    suffixes = "specialize/Microsoft-Windows-DNS-Client/DNSSuffixSearchOrder/DomainName"
    tree = a_tree(
        (f"{suffixes}[1]", "a.example"),
        (f"{suffixes}[2]", "b.example"),
        (f"{suffixes}[2]/@keyValue", "last"),
    )
    assert tree[0].components[0].nodes[0].children == (
        Node("DomainName", "a.example", action="add", key_value="1"),
        Node("DomainName", "b.example", action="add", key_value="last"),
    )


def test_an_item_may_have_nothing_but_its_key() -> None:
    community = "specialize/Microsoft-Windows-SNMP-Agent-Service/ValidCommunities/ValidCommunity"
    tree = a_tree((f"{community}[1]/@keyValue", Secret("hidden")))
    assert tree[0].components[0].nodes[0].children == (
        Node("ValidCommunity", action="add", key_value=Secret("hidden")),
    )


def test_a_secret_stays_a_secret() -> None:
    tree = a_tree((f"specialize/{SHELL_SETUP}/ProductKey", Secret("hidden")))
    assert "hidden" not in repr(tree)


def unlisted(*pairs: tuple[str, str]) -> tuple[ComponentTree, ...]:
    given = [Assignment(SettingPath.parse(path), value, is_listed=False) for path, value in pairs]
    return build(given, catalog(), Architecture.AMD64)[0].components


def test_elements_that_are_not_in_the_catalog_come_last() -> None:
    (component,) = unlisted(
        (f"specialize/{SHELL_SETUP}/Colour", "red"),
        (COMPUTER_NAME, "PC-1"),
        (f"specialize/{SHELL_SETUP}/Taste", "sweet"),
    )
    assert names(component.nodes) == ["ComputerName", "Colour", "Taste"]


def test_a_component_that_the_catalog_does_not_have_is_made() -> None:
    (component,) = unlisted(("specialize/Contoso-Agent/Servers/Server[1]/Name", "a"))
    server = Node("Server", children=(Node("Name", "a"),), action="add")
    assert component == ComponentTree("Contoso-Agent", "amd64", (Node("Servers", None, (server,)),))


def test_an_action_is_written_as_it_is_given_and_left_out_where_it_is_empty() -> None:
    (component,) = unlisted(
        (f"{COMMANDS}[1]/@action", ""),
        (f"{COMMANDS}[2]/@action", "modify"),
        (f"{COMMANDS}[3]/Order", "3"),
    )
    assert [item.action for item in component.nodes[0].children] == [None, "modify", "add"]


def test_an_element_may_have_text_and_children() -> None:
    (component,) = unlisted(
        (f"oobeSystem/{SHELL_SETUP}/OOBE", "loose"),
        (f"oobeSystem/{SHELL_SETUP}/OOBE/HideEULAPage", "true"),
    )
    assert component.nodes == (Node("OOBE", "loose", (Node("HideEULAPage", "true"),)),)


def test_an_element_may_be_empty() -> None:
    (component,) = unlisted((f"oobeSystem/{SHELL_SETUP}/FirstLogonCommands", ""))
    assert component.nodes == (Node("FirstLogonCommands", ""),)


def test_a_component_for_another_architecture_follows_the_one_of_the_file() -> None:
    tree = a_tree(
        (f"specialize/{SHELL_SETUP}:x86/ComputerName", "PC-86"),
        (COMPUTER_NAME, "PC-1"),
    )
    assert [(each.architecture, each.nodes) for each in tree[0].components] == [
        ("amd64", (Node("ComputerName", "PC-1"),)),
        ("x86", (Node("ComputerName", "PC-86"),)),
    ]


def test_an_item_after_a_gap_is_rejected() -> None:
    with pytest.raises(InputError, match=r"SynchronousCommand\[50000\]: there is no Sync.*\[2\]"):
        a_tree((f"{COMMANDS}[1]/Order", "1"), (f"{COMMANDS}[50000]/Order", "2"))
