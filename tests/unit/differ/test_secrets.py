from __future__ import annotations

import pytest

from tests.samples import (
    CANARY_PASSWORD,
    GVLK_ENTERPRISE,
    MARKER,
    TEST_MAK,
    a_component,
    a_shell_setup,
    an_answer_file,
)
from unattend_gen.answer_file.names import COMPONENT
from unattend_gen.answer_file.parse import parse
from unattend_gen.answer_file.tree import ComponentNode, SettingNode, child_nodes
from unattend_gen.catalog.load import catalog
from unattend_gen.core.password import encode_password
from unattend_gen.core.secret import Secret
from unattend_gen.differ.secrets import (
    HeldSecret,
    fact_of,
    held_secret,
    holds_secrets_below,
    item_key,
)

ENCODED = encode_password(Secret(CANARY_PASSWORD), "AdministratorPassword").reveal()


def a_key(text: str) -> str:
    return f"<ProductKey>{text}</ProductKey>"


def a_password(text: str, plain_text: str) -> str:
    return (
        f"<AdministratorPassword><Value>{text}</Value><PlainText>{plain_text}</PlainText>"
        "</AdministratorPassword>"
    )


def the_secrets(body: str) -> list[HeldSecret]:
    nodes = parse(a_shell_setup("specialize", body)).settings()
    return [secret for node in nodes if (secret := held_secret(node, catalog()))]


@pytest.mark.parametrize(
    ("body", "holds"),
    [
        (a_key(TEST_MAK), "a product key ending in Q4JK2, in clear text"),
        (
            a_key(GVLK_ENTERPRISE),
            "the published key of Windows 11 / Windows 10 Enterprise ending in 2YT43",
        ),
        (a_key(MARKER), "Setup's marker"),
        (a_key("{{ key }}"), "a placeholder"),
        (a_key(""), "empty"),
        (a_password(CANARY_PASSWORD, "true"), "a password, in clear text"),
        (a_password(ENCODED, "false"), "a password, encoded"),
    ],
)
def test_a_secret_is_described_without_showing_it(body: str, holds: str) -> None:
    assert [secret.holds for secret in the_secrets(body)] == [holds]


def test_a_password_means_the_same_encoded_or_not() -> None:
    [clear] = the_secrets(a_password(CANARY_PASSWORD, "true"))
    [encoded] = the_secrets(a_password(ENCODED, "false"))

    assert clear.meaning == encoded.meaning


def test_a_key_means_the_same_in_small_letters() -> None:
    [upper] = the_secrets(a_key(TEST_MAK))
    [lower] = the_secrets(a_key(f" {TEST_MAK.lower()} "))

    assert upper.meaning == lower.meaning


def test_any_other_setting_contains_no_secret() -> None:
    assert the_secrets("<TimeZone>UTC</TimeZone>") == []


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
def test_an_item_is_identified_by_its_key(component: str, body: str, key: str | None) -> None:
    assert item_key(the_last(component, body), catalog()) == key


def test_a_setting_is_known_in_any_case_of_its_component() -> None:
    node = the_last(SHELL_SETUP.upper(), "<OOBE><ProtectYourPC>3</ProtectYourPC></OOBE>")

    fact = fact_of(node, catalog())

    assert fact is not None
    assert fact.path == "OOBE"


def test_an_element_outside_components_is_unknown() -> None:
    answer_file = parse(an_answer_file(("specialize", a_component(SHELL_SETUP, "<TimeZone/>"))))
    [component] = answer_file.root.iter(COMPONENT)
    component.tag = "foreign"
    [node] = child_nodes(ComponentNode(component, "specialize", SHELL_SETUP))

    assert fact_of(node, catalog()) is None


@pytest.mark.parametrize(
    ("component", "body", "holds"),
    [
        (SHELL_SETUP, "<AutoLogon><Enabled>true</Enabled></AutoLogon>", True),
        (SHELL_SETUP, "<OOBE><ProtectYourPC>3</ProtectYourPC></OOBE>", False),
        ("Unknown", "<AutoLogon><Enabled>true</Enabled></AutoLogon>", False),
    ],
)
def test_a_secret_may_be_below_an_element(component: str, body: str, *, holds: bool) -> None:
    assert holds_secrets_below(the_last(component, body), catalog()) is holds
