from __future__ import annotations

import pytest

from tests.samples import CANARY_PASSWORD, GVLK_PRO, TEST_MAK, a_component, an_answer_file
from tests.schemas import a_setting
from unattend_gen.answer_file.parse import parse
from unattend_gen.catalog.facts import ValueType
from unattend_gen.catalog.load import catalog
from unattend_gen.differ.contents import contents, frame_contents, masked, meaning


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


@pytest.mark.parametrize("name", [CANARY_PASSWORD, "Harbor-71-Lantern"])
def test_a_value_that_looks_like_a_secret_is_not_shown(name: str) -> None:
    body = a_component("Microsoft-Windows-Shell-Setup", f"<ComputerName>{name}</ComputerName>")
    [node] = parse(an_answer_file(("specialize", body))).settings()

    content = contents(node, catalog())[""]

    assert (content.shown, content.holds) == (None, "a value that looks like a secret")


def test_neither_secrets_nor_unknown_settings_are_shown() -> None:
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


def test_the_attributes_of_a_component_are_contents() -> None:
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


@pytest.mark.parametrize(
    ("value_type", "one", "other"),
    [
        (ValueType.BOOLEAN, "true", " True\n"),
        (ValueType.BOOLEAN, "true", "1"),
        (ValueType.BOOLEAN, "FALSE", "0"),
        (ValueType.INTEGER, "7", " +007 "),
        (ValueType.GUID, "{0A}", "{0a}"),
        (ValueType.TIME_ZONE, "UTC", " UTC "),
    ],
)
def test_spellings_of_a_value_mean_the_same(value_type: ValueType, one: str, other: str) -> None:
    setting = a_setting("A", type=value_type)

    assert meaning(setting, one) == meaning(setting, other)


@pytest.mark.parametrize(
    ("value_type", "one", "other"),
    [
        (ValueType.BOOLEAN, "true", "yes"),
        (ValueType.INTEGER, "7", "0x7"),
        (ValueType.INTEGER, "1" * 50, "01" + "1" * 49),
        (ValueType.TIME_ZONE, "UTC", "utc"),
        (ValueType.STRING, "a", "a "),
        (ValueType.COMMAND, "cmd /c ver", "cmd /c ver "),
        (None, "true", "1"),
    ],
)
def test_unknown_spellings_differ(value_type: ValueType | None, one: str, other: str) -> None:
    setting = a_setting("A", type=value_type)

    assert meaning(setting, one) != meaning(setting, other)


def test_a_choice_has_no_blanks_around_it() -> None:
    setting = a_setting("A", type=ValueType.STRING, values=("Work",))

    assert meaning(setting, " Work ") == "Work"


def test_nothing_is_known_of_a_setting_without_facts() -> None:
    assert meaning(None, " True ") == " True "


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("cmd /c ver", "cmd /c ver"),
        (f"net user bob {CANARY_PASSWORD} /add", "net user bob *** /add"),
        (f"slmgr /ipk {TEST_MAK}", "slmgr /ipk ***"),
        (f"slmgr /ipk {GVLK_PRO}", f"slmgr /ipk {GVLK_PRO}"),
        (f"the key {TEST_MAK} and {TEST_MAK}.", "the key *** and ***."),
        (
            f"net user a {CANARY_PASSWORD} & slmgr /ipk {TEST_MAK}",
            "net user a *** & slmgr /ipk ***",
        ),
    ],
)
def test_secrets_in_a_text_are_masked(text: str, shown: str) -> None:
    assert masked(text) == shown
