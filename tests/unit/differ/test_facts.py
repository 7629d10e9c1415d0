from __future__ import annotations

import pytest

from tests.samples import a_component, an_answer_file
from unattend_gen.answer_file.answer_file import ComponentNode, SettingNode, nodes_right_below
from unattend_gen.answer_file.names import COMPONENT
from unattend_gen.answer_file.parse import parse
from unattend_gen.catalog.load import catalog
from unattend_gen.differ.facts import fact_of, holds_secrets_below, item_key

SHELL_SETUP = "Microsoft-Windows-Shell-Setup"
FIREWALL = "Networking-MPSSVC-Svc"


def the_last(component: str, body: str) -> SettingNode:
    """The last element of a component whose path is the deepest but one."""
    answer_file = parse(an_answer_file(("specialize", a_component(component, body))))
    return [node for node in answer_file.settings() if not node.is_leaf][-1]


@pytest.mark.parametrize(
    ("component", "body", "key"),
    [
        (
            SHELL_SETUP,
            (
                "<FirstLogonCommands><SynchronousCommand><Order> 2 </Order></SynchronousCommand>"
                "</FirstLogonCommands>"
            ),
            "2",
        ),
        (
            SHELL_SETUP,
            (
                "<UserAccounts><LocalAccounts><LocalAccount><Name>Bob</Name></LocalAccount>"
                "</LocalAccounts></UserAccounts>"
            ),
            "bob",
        ),
        (
            FIREWALL,
            (
                '<FirewallGroups><FirewallGroup wcm:keyValue="Rdp"><Active>true</Active>'
                "</FirewallGroup></FirewallGroups>"
            ),
            "rdp",
        ),
        ("Unknown", "<Items><Item><Order>3</Order></Item></Items>", "3"),
        ("Unknown", "<Items><Item><Text>3</Text></Item></Items>", None),
        (
            SHELL_SETUP,
            (
                "<FirstLogonCommands><SynchronousCommand><Order/></SynchronousCommand>"
                "</FirstLogonCommands>"
            ),
            None,
        ),
    ],
)
def test_an_item_has_the_key_that_tells_it_apart(
    component: str, body: str, key: str | None
) -> None:
    assert item_key(the_last(component, body), catalog()) == key


def test_a_setting_is_known_whatever_the_case_of_its_component() -> None:
    node = the_last(SHELL_SETUP.upper(), "<OOBE><ProtectYourPC>3</ProtectYourPC></OOBE>")

    fact = fact_of(node, catalog())

    assert fact is not None
    assert fact.path == "OOBE"


def test_nothing_is_known_of_what_is_in_no_component() -> None:
    answer_file = parse(an_answer_file(("specialize", a_component(SHELL_SETUP, "<TimeZone/>"))))
    [component] = answer_file.root.iter(COMPONENT)
    component.tag = "foreign"
    [node] = nodes_right_below(ComponentNode(component, "specialize", SHELL_SETUP))

    assert fact_of(node, catalog()) is None


@pytest.mark.parametrize(
    ("component", "body", "holds"),
    [
        (SHELL_SETUP, "<AutoLogon><Enabled>true</Enabled></AutoLogon>", True),
        (SHELL_SETUP, "<OOBE><ProtectYourPC>3</ProtectYourPC></OOBE>", False),
        ("Unknown", "<AutoLogon><Enabled>true</Enabled></AutoLogon>", False),
    ],
)
def test_a_secret_may_stand_below_an_element(component: str, body: str, *, holds: bool) -> None:
    assert holds_secrets_below(the_last(component, body), catalog()) is holds
