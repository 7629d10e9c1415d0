from __future__ import annotations

from tests.samples import CANARY_PASSWORD, a_component, an_answer_file
from unattend_gen.answer_file.parse import parse
from unattend_gen.catalog.load import catalog
from unattend_gen.differ.contents import contents, frame_contents


def shown(component: str, body: str) -> list[tuple[str, str | None]]:
    """What may be shown of each text, by the name of its element."""
    answer_file = parse(an_answer_file(("specialize", a_component(component, body))))
    return [
        (f"{node.name}{step}", content.shown)
        for node in answer_file.settings()
        for step, content in contents(node, catalog()).items()
    ]


def test_the_text_of_a_known_setting_is_shown() -> None:
    assert shown("Microsoft-Windows-Shell-Setup", "<TimeZone>UTC</TimeZone>") == [
        ("TimeZone", "UTC")
    ]


def test_neither_a_secret_nor_what_nobody_knows_is_shown() -> None:
    body = f"<ProductKey>x</ProductKey><Unknown a='{CANARY_PASSWORD}'>y</Unknown>"

    assert shown("Microsoft-Windows-Shell-Setup", body) == [
        ("ProductKey", None),
        ("Unknown/@a", None),
        ("Unknown", None),
    ]


def test_the_name_of_a_keyed_item_and_its_action_are_shown() -> None:
    body = (
        '<FirewallGroups><FirewallGroup wcm:action="add" wcm:keyValue="rdp"/>'
        '<FirewallGroup wcm:action="other"/></FirewallGroups>'
    )

    assert shown("Networking-MPSSVC-Svc", body) == [
        ("FirewallGroup/@action", "add"),
        ("FirewallGroup/@keyValue", "rdp"),
        ("FirewallGroup", None),
        ("FirewallGroup/@action", None),
        ("FirewallGroup", None),
    ]


def test_the_name_of_an_item_that_holds_a_secret_is_not_shown() -> None:
    body = (
        f'<DriverPaths><PathAndCredentials wcm:keyValue="{CANARY_PASSWORD}">'
        "<Path>C:\\Drivers</Path></PathAndCredentials></DriverPaths>"
    )

    assert shown("Microsoft-Windows-PnpCustomizationsWinPE", body) == [
        ("PathAndCredentials/@keyValue", None),
        ("Path", "C:\\Drivers"),
    ]


def test_neither_the_name_of_an_snmp_community_nor_its_text_is_shown() -> None:
    body = (
        f'<ValidCommunities><ValidCommunity wcm:keyValue="{CANARY_PASSWORD}">4'
        "</ValidCommunity></ValidCommunities>"
    )

    assert shown("Microsoft-Windows-SNMP-Agent-Service", body) == [
        ("ValidCommunity/@keyValue", None),
        ("ValidCommunity", None),
    ]


def test_a_component_says_what_it_is() -> None:
    [frame] = parse(an_answer_file(("specialize", a_component("A", "loose")))).components()

    assert {step: content.shown for step, content in frame_contents(frame).items()} == {
        "/@pass": "specialize",
        "/@name": "A",
        "/@processorArchitecture": "amd64",
        "/@publicKeyToken": "31bf3856ad364e35",
        "/@language": "neutral",
        "/@versionScope": "nonSxS",
        "": None,
    }
