from __future__ import annotations

import pytest

from unattend_gen.catalog.load import catalog
from unattend_gen.core.passes import Pass
from unattend_gen.core.setting_path import KEY_VALUE, SettingPath, Step

SHELL = "Microsoft-Windows-Shell-Setup"


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (
            f"specialize/{SHELL}/ComputerName",
            SettingPath(Pass.SPECIALIZE, SHELL, (Step("ComputerName"),)),
        ),
        (
            f"oobeSystem/{SHELL}/FirstLogonCommands/SynchronousCommand[2]/CommandLine",
            SettingPath(
                Pass.OOBE_SYSTEM,
                SHELL,
                (
                    Step("FirstLogonCommands"),
                    Step("SynchronousCommand", 2),
                    Step("CommandLine"),
                ),
            ),
        ),
        (
            "specialize/Networking-MPSSVC-Svc/FirewallGroups/FirewallGroup[1]/@keyValue",
            SettingPath(
                Pass.SPECIALIZE,
                "Networking-MPSSVC-Svc",
                (Step("FirewallGroups"), Step("FirewallGroup", 1), Step(KEY_VALUE)),
            ),
        ),
        (
            "generalize/Microsoft-Windows-WDF-Kernel Library/WdfEnabled",
            SettingPath(
                Pass.GENERALIZE, "Microsoft-Windows-WDF-Kernel Library", (Step("WdfEnabled"),)
            ),
        ),
    ],
)
def test_a_path_is_read_and_written(text: str, path: SettingPath) -> None:
    assert SettingPath.parse(text) == path
    assert str(path) == text


@pytest.mark.parametrize(
    "text",
    ["", "x", "Specialize/C/S", "oobe/C/S", "specialise/C/S", " specialize/C/S", "/C/S"],
)
def test_a_path_without_a_pass_names_the_passes(text: str) -> None:
    with pytest.raises(
        ValueError, match=r"^a setting path begins with a configuration pass"
    ) as caught:
        SettingPath.parse(text)

    assert str(caught.value) == (
        "a setting path begins with a configuration pass: windowsPE, offlineServicing, "
        "generalize, specialize, auditSystem, auditUser, oobeSystem"
    )


@pytest.mark.parametrize(
    "text", ["specialize", "specialize/", "specialize/C", "specialize/C/", "specialize//S"]
)
def test_a_path_that_ends_too_soon_shows_the_form(text: str) -> None:
    with pytest.raises(
        ValueError, match=r"^a setting path is PASS/COMPONENT/ELEMENT\[/ELEMENT…\]$"
    ):
        SettingPath.parse(text)


@pytest.mark.parametrize(
    "elements",
    [
        "S/",
        "S//T",
        "1S",
        "S T",
        "S[0]",
        "S[01]",
        "S[-1]",
        "S[x]",
        "S[]",
        "S[1",
        "S[1][2]",
        "S[1234567]",
        "S[\u0661]",
        "S\n",
        "@keyValue",
        "@keyValue/S",
        "S/@keyValue[1]",
        "S/@other",
        "@action/S",
        "{urn:x}S",
    ],
)
def test_a_step_that_is_not_a_name_is_rejected(elements: str) -> None:
    with pytest.raises(ValueError, match=r"^an element is a name, followed"):
        SettingPath.parse(f"specialize/C/{elements}")


def test_the_catalog_path_has_no_positions_and_no_attribute() -> None:
    path = SettingPath.parse("specialize/C/FirewallGroups/FirewallGroup[3]/@keyValue")

    assert path.catalog_path == "FirewallGroups/FirewallGroup"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("specialize/C/List/Item[1]/@keyValue", True),
        ("specialize/C/List/Item[1]", False),
        ("specialize/C/List/keyValue", False),
    ],
)
def test_the_attribute_is_distinguished_from_an_element(text: str, *, expected: bool) -> None:
    assert SettingPath.parse(text).is_key_value is expected


@pytest.mark.parametrize("text", ["specialize/C:x86/S", "oobeSystem/C:wow64/List/Item[1]/@action"])
def test_a_component_may_name_its_architecture(text: str) -> None:
    path = SettingPath.parse(text)

    assert (path.component, str(path)) == ("C", text)
    assert path.architecture == text.partition(":")[2].partition("/")[0]


@pytest.mark.parametrize("component", ["C:", ":x86", "C:X86", "C:x86:arm64", "C: x86"])
def test_an_unknown_architecture_is_rejected(component: str) -> None:
    with pytest.raises(ValueError, match=r"^the part after the colon of a component is not"):
        SettingPath.parse(f"specialize/{component}/S")


def test_a_child_is_one_step_further_down() -> None:
    path = SettingPath.parse("specialize/C/List")

    assert str(path.child("Item", 2).child("Order")) == "specialize/C/List/Item[2]/Order"
    assert str(path) == "specialize/C/List"


def test_every_catalogued_setting_has_a_path_that_is_read_back() -> None:
    texts = [
        f"{setting.passes[0]}/{component.name}/{setting.path}"
        for component in catalog().components()
        for setting in component.settings.values()
    ]

    assert [str(SettingPath.parse(text)) for text in texts] == texts
