"""The shipped facts against figures that were counted in their source, not in these files."""

from __future__ import annotations

from collections import Counter
from itertools import chain

import pytest

from unattend_gen import resources
from unattend_gen.catalog.facts import Component, KeyAttribute, Kind, Setting, ValueType
from unattend_gen.catalog.load import catalog, read_json
from unattend_gen.core.passes import Pass

COMPONENTS = catalog().components()
SETTINGS = tuple(chain.from_iterable(component.settings.values() for component in COMPONENTS))
SHELL = "Microsoft-Windows-Shell-Setup"


def the_setting(component: str, path: str) -> Setting:
    found = catalog().component(component)
    assert found is not None
    return found.settings[path]


def number_with(field: str, facts: tuple[Setting, ...] | tuple[Component, ...] = SETTINGS) -> int:
    """How many state a field: absence is None, False or empty, and 0 is a statement."""
    values = [getattr(fact, field) for fact in facts]
    return sum(value not in (None, (), {}) and value is not False for value in values)


def test_there_are_98_components_and_1249_settings() -> None:
    assert (len(COMPONENTS), len(SETTINGS)) == (98, 1249)


def test_components_by_origin() -> None:
    assert Counter(component.origin for component in COMPONENTS) == {
        "reference-2018": 82,
        "sim-catalog": 12,
        "reference-later": 3,
        "answer-files": 1,
    }


def test_settings_by_origin() -> None:
    assert Counter(setting.origin for setting in SETTINGS) == {
        "reference-2018": 1101,
        "sim-catalog": 121,
        "reference-later": 19,
        "reference-2018-text": 4,
        "answer-files": 3,
        "reference-2018-example": 1,
    }


def test_settings_by_kind() -> None:
    assert Counter(setting.kind for setting in SETTINGS) == {
        Kind.LEAF: 990,
        Kind.CONTAINER: 154,
        Kind.LIST_ITEM: 55,
        Kind.LIST: 50,
    }


def test_values_by_type() -> None:
    assert Counter(setting.type for setting in SETTINGS if setting.takes_value) == {
        ValueType.STRING: 308,
        ValueType.BOOLEAN: 206,
        ValueType.INTEGER: 189,
        ValueType.ENUM: 122,
        ValueType.PATH: 64,
        ValueType.URL: 20,
        ValueType.PASSWORD: 18,
        ValueType.RESOURCE_REF: 16,
        ValueType.GUID: 12,
        ValueType.IP_ADDRESS: 11,
        ValueType.LOCALE: 9,
        ValueType.COMMAND: 6,
        ValueType.PRODUCT_KEY: 3,
        ValueType.BASE64: 2,
        ValueType.COMPUTER_NAME: 2,
        ValueType.INPUT_LOCALE: 2,
        ValueType.MAC_ADDRESS: 1,
        ValueType.SID: 1,
        ValueType.TIME_ZONE: 1,
        None: 4,
    }


def test_the_leaves_of_unknown_type_are_these_four() -> None:
    """What is not known may shrink, and shows here when it grows."""
    unknown = [
        f"{component.name}/{setting.path}"
        for component in COMPONENTS
        for setting in component.settings.values()
        if setting.takes_value and setting.type is None
    ]

    assert unknown == [
        "Microsoft-Windows-Devices-Lights-Configuration/BacklightEnergySaverEnabled",
        "Microsoft-Windows-Devices-Lights-Configuration/BacklightEnergySaverMultiplier",
        "Microsoft-Windows-Devices-Lights-Configuration/EnableBucketedBacklightAutobrightness",
        "Microsoft-Windows-Sensors-Core/HumanPresenceSetting/DefaultInstantDim",
    ]


@pytest.mark.parametrize(
    ("field", "number"),
    [
        ("passes", 1249),
        ("summary", 1249),
        ("page", 1101),
        ("seen_in", 1031),
        ("example", 750),  # the source has one more, `[true/false]`, which is no value
        ("default", 423),
        ("introduced", 417),
        ("introduced_basis", 417),
        ("schema_required", 282),
        ("sim_filled", 271),
        ("rules", 267),
        ("max_length", 256),
        ("values", 191),
        ("deprecated", 107),
        ("deprecated_since", 84),
        ("removed", 98),
        ("removed_basis", 98),
        ("empty_allowed", 95),
        ("value_labels", 74),
        ("min", 67),
        ("item_key_basis", 55),
        ("unit", 46),
        ("max", 42),
        ("item_key", 42),
        ("default_note", 33),
        ("sim_differs", 27),
        ("credential", 26),
        ("sensitive", 25),
        ("pattern", 24),
        ("required", 18),
        ("applies_to", 17),
        ("variants", 16),
        ("min_items", 14),
        ("key_attribute", 13),
        ("key", 13),
        ("passes_by_version", 13),
        ("passes_inherited", 13),
        ("required_note", 12),
        ("separator", 12),
        ("value_variants", 10),
        ("may_contain_secret", 6),
        ("forbidden_characters", 5),
        ("child_order", 2),
        ("flags", 2),
        ("list_values", 1),
        ("max_items", 1),
        ("min_length", 1),
    ],
)
def test_settings_that_state_a_field(field: str, number: int) -> None:
    assert number_with(field) == number


@pytest.mark.parametrize(
    ("field", "number"),
    [
        ("page", 82),
        ("seen_in", 80),
        ("architectures_seen", 80),
        ("introduced", 35),
        ("introduced_basis", 35),
        ("aliases", 17),
        ("deprecated", 12),
        ("deprecated_since", 8),
        ("removed", 12),
        ("removed_basis", 12),
        ("applies_to", 2),
        ("architectures", 1),
    ],
)
def test_components_that_state_a_field(field: str, number: int) -> None:
    assert number_with(field, COMPONENTS) == number


@pytest.mark.parametrize(
    ("field", "true", "false", "unknown"),
    [
        ("empty_allowed", 95, 145, 1009),
        ("schema_required", 282, 347, 620),
        ("required", 18, 0, 1231),
        ("sensitive", 25, 1224, 0),
    ],
)
def test_unknown_differs_from_no(field: str, true: int, false: int, unknown: int) -> None:
    values = Counter(getattr(setting, field) for setting in SETTINGS)

    assert (values[True], values[False], values[None]) == (true, false, unknown)


def test_997_settings_take_a_value_and_993_have_a_known_type() -> None:
    valued = [setting for setting in SETTINGS if setting.takes_value]

    assert (len(valued), sum(setting.type is not None for setting in valued)) == (997, 993)


def test_176_settings_are_deprecated_or_removed() -> None:
    assert sum(bool(setting.deprecated or setting.removed) for setting in SETTINGS) == 176


def test_only_deprecated_facts_have_a_first_release_of_deprecation() -> None:
    facts: tuple[Setting | Component, ...] = (*COMPONENTS, *SETTINGS)
    said = [fact for fact in facts if fact.deprecated_since]

    assert [fact for fact in said if not fact.deprecated] == []
    assert {fact.deprecated_since for fact in said} == {
        "7",
        "8",
        "server-2012",
        "8.1",
        "10-1507",
        "10-1607",
        "10-1709",
        "10-1803",
    }


@pytest.mark.parametrize(
    ("path", "since"),
    [
        ("OOBE/NetworkLocation", "10-1507"),
        ("OEMInformation/Logo", "10-1709"),
        ("OEMWelcomeCenter", "8"),
        ("WindowsFeatures/ShowWindowsMail", "7"),
        ("OOBE/SkipUserOOBE", None),
    ],
)
def test_the_first_release_of_deprecation_is_that_of_the_text(path: str, since: str | None) -> None:
    assert the_setting(SHELL, path).deprecated_since == since


def test_69_settings_have_a_numeric_range() -> None:
    assert sum(setting.min is not None or setting.max is not None for setting in SETTINGS) == 69


def test_1236_settings_have_passes_of_their_own() -> None:
    assert sum(not setting.passes_inherited for setting in SETTINGS) == 1236


def test_paths_are_unique_and_have_parents() -> None:
    orphans = [
        f"{component.name}/{setting.path}"
        for component in COMPONENTS
        for setting in component.settings.values()
        if setting.parent and setting.parent not in component.settings
    ]

    assert orphans == []


def test_the_product_key_of_activation() -> None:
    assert the_setting(SHELL, "ProductKey") == Setting(
        path="ProductKey",
        kind=Kind.LEAF,
        type=ValueType.PRODUCT_KEY,
        summary="Product key for activation.",
        passes=(Pass.SPECIALIZE,),
        max_length=29,
        pattern="^[A-Za-z0-9]{5}(-[A-Za-z0-9]{5}){4}$",
        empty_allowed=False,
        sensitive=True,
        seen_in=("server-2008", "7", "server-2008-r2", "server-2012", "8.1", "server-2012-r2"),
        example="AAAAA-BBBBB-CCCCC-DDDDD-EEEEE",
        origin="reference-2018",
        page="microsoft-windows-shell-setup-productkey.md",
    )


def test_the_product_key_of_setup_belongs_to_windows_pe() -> None:
    key = the_setting("Microsoft-Windows-Setup", "UserData/ProductKey/Key")

    assert (key.passes, key.sensitive, key.max_length) == ((Pass.WINDOWS_PE,), True, 29)


def test_the_computer_name_has_15_characters_and_a_default() -> None:
    name = the_setting(SHELL, "ComputerName")

    assert (name.max_length, name.default, name.passes) == (
        15,
        "*",
        (Pass.OFFLINE_SERVICING, Pass.SPECIALIZE),
    )


def test_a_default_may_be_the_empty_text() -> None:
    assert the_setting("Networking-MPSSVC-Svc", "FirewallGroups/FirewallGroup/Group").default == ""


def test_a_least_number_may_be_zero() -> None:
    assert sum(setting.min == 0 for setting in SETTINGS) == 16


def test_a_firewall_group_is_identified_by_an_attribute() -> None:
    group = the_setting("Networking-MPSSVC-Svc", "FirewallGroups/FirewallGroup")

    assert (group.kind, group.key_attribute, group.key) == (
        Kind.LIST_ITEM,
        True,
        KeyAttribute(
            attribute="wcm:keyValue",
            summary="Key of the entry.",
            page="networking-mpssvc-svc-firewallgroups-firewallgroup-key.md",
            empty_allowed=False,
        ),
    )


def test_an_interface_requires_the_order_of_its_children() -> None:
    assert the_setting("Microsoft-Windows-TCPIP", "Interfaces/Interface").child_order == (
        "Ipv4Settings",
        "Ipv6Settings",
        "Identifier",
        "UnicastIpAddresses",
        "Routes",
    )


def test_the_name_with_a_blank_is_the_real_one() -> None:
    component = catalog().resolve("Microsoft-Windows-WDF-KernelLibrary")

    assert component is not None
    assert component.name == "Microsoft-Windows-WDF-Kernel Library"


@pytest.mark.parametrize(
    ("file", "list_", "number"),
    [
        ("keys/gvlk.json", "keys", 82),
        ("keys/generic.json", "keys", 20),
        ("windows-versions.json", "windows_versions", 40),
        ("time-zones.json", "time_zones", 142),
        ("locales.json", "locales", 686),
        ("locales.json", "keyboards", 246),
        ("locales.json", "geo_ids", 267),
        ("locales.json", "ui_languages", 38),
        ("editions.json", "editions", 71),
        ("answer-file.json", "passes", 7),
        ("answer-file.json", "architectures", 7),
        ("answer-file.json", "removed_settings", 1),
        ("answer-file.json", "not_settings", 5),
    ],
)
def test_the_other_lists_are_whole(file: str, list_: str, number: int) -> None:
    assert len(read_json(resources.schemas() / file)[list_]) == number


def test_keyboards_are_layouts_and_input_methods() -> None:
    keyboards = read_json(resources.schemas() / "locales.json")["keyboards"]

    assert Counter(keyboard["kind"] for keyboard in keyboards) == {"keyboard": 218, "ime": 28}


def test_every_edition_with_a_key_names_one_of_the_published() -> None:
    keys = [
        (kind, entry["product"], entry["edition"])
        for kind in ("gvlk", "generic")
        for entry in read_json(resources.schemas() / "keys" / f"{kind}.json")["keys"]
    ]
    named = [
        (key["kind"], key["product"], key["edition"])
        for edition in read_json(resources.schemas() / "editions.json")["editions"]
        for key in edition["product_keys"]
    ]

    assert (set(named), len(set(keys))) == (set(keys), 102)
