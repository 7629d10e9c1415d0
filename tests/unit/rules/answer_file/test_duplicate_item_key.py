from __future__ import annotations

from tests.judging import of_rule, verdicts
from tests.samples import a_component, a_shell_setup, an_answer_file

_COMMANDS = "oobeSystem/Microsoft-Windows-Shell-Setup/FirstLogonCommands"


def _commands(*orders: str) -> bytes:
    items = "".join(
        f'\n<SynchronousCommand wcm:action="add">\n<CommandLine>cmd</CommandLine>\n{order}'
        "</SynchronousCommand>"
        for order in orders
    )
    return a_shell_setup("oobeSystem", f"<FirstLogonCommands>{items}</FirstLogonCommands>")


def test_the_key_of_the_second_item_is_named() -> None:
    finding = of_rule("duplicate-item-key", _commands("<Order>1</Order>", "<Order>1</Order>"))[0]

    assert finding.location.line == 9
    assert finding.location.setting == f"{_COMMANDS}/SynchronousCommand[2]/Order"


def test_items_without_a_key_are_no_twins() -> None:
    assert of_rule("duplicate-item-key", _commands("", "")) == []


def test_keys_in_an_attribute_are_compared() -> None:
    item = '<IpAddress wcm:action="add" wcm:keyValue="1">10.0.0.1/24</IpAddress>'
    interface = (
        '<Interface wcm:action="add"><Identifier>Ethernet</Identifier>'
        f"<UnicastIpAddresses>{item}{item}</UnicastIpAddresses></Interface>"
    )
    data = an_answer_file(
        (
            "specialize",
            a_component("Microsoft-Windows-TCPIP", f"<Interfaces>{interface}</Interfaces>"),
        )
    )

    address = "Interfaces/Interface[1]/UnicastIpAddresses/IpAddress[2]"
    assert verdicts("duplicate-item-key", data) == [
        ("warning", f"specialize/Microsoft-Windows-TCPIP/{address}")
    ]


def test_names_are_compared_without_case() -> None:
    items = "".join(
        f'<LocalAccount wcm:action="add"><Name>{name}</Name></LocalAccount>'
        for name in ("admin", "ADMIN")
    )
    data = a_shell_setup(
        "oobeSystem", f"<UserAccounts><LocalAccounts>{items}</LocalAccounts></UserAccounts>"
    )

    assert len(of_rule("duplicate-item-key", data)) == 1


def test_branches_of_a_template_are_alternatives() -> None:
    data = _commands("<Order>1</Order>", "<Order>1</Order>").replace(
        b"<FirstLogonCommands>", b"<FirstLogonCommands>%{ if quiet ~}"
    )

    assert of_rule("duplicate-item-key", data) == []
