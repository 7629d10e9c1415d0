from __future__ import annotations

import pytest

from tests.schemas import a_setting
from unattend_gen.catalog.facts import Setting, ValueType
from unattend_gen.catalog.load import catalog
from unattend_gen.catalog.words import expected, nearest, one_of, sensitive_settings


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        (a_setting("A"), "text"),
        (a_setting("A", empty_allowed=False), "text that is not empty"),
        (a_setting("A", max_length=15), "text of up to 15 characters"),
        (a_setting("A", max_length=63, empty_allowed=False), "text of 1 to 63 characters"),
        (a_setting("A", max_length=9, min_length=2), "text of 2 to 9 characters"),
        (a_setting("A", type=ValueType.BOOLEAN), "true or false"),
        (
            a_setting("A", type=ValueType.BOOLEAN, value_variants=("0", "1")),
            "true, false, 0 or 1",
        ),
        (a_setting("A", type=ValueType.INTEGER), "a whole number"),
        (a_setting("A", type=ValueType.INTEGER, min=1), "a whole number, 1 or more"),
        (a_setting("A", type=ValueType.INTEGER, max=23), "a whole number, 23 or less"),
        (a_setting("A", type=ValueType.INTEGER, min=0, max=9), "a whole number from 0 to 9"),
        (
            a_setting("A", type=ValueType.INTEGER, min=1, pattern="^[1-9][0-9]*$"),
            "a whole number, 1 or more",
        ),
        (a_setting("A", values=("One", "Two"), value_variants=("one",)), "One, Two or one"),
        (a_setting("A", values=("1",), type=ValueType.INTEGER), "1"),
        (a_setting("A", flags=("1", "2", "4")), "a sum of some of 1, 2, 4"),
        (
            a_setting("A", list_values=("One", "Two"), separator="|"),
            "One or Two, or several separated by |",
        ),
        (a_setting("A", pattern="^[A-Z]{2}$", example="IT"), "text such as IT"),
        (a_setting("A", pattern="^[A-Z]{2}$", example="it"), "text that matches ^[A-Z]{2}$"),
        (a_setting("A", pattern="^[A-Z]{2}$"), "text that matches ^[A-Z]{2}$"),
        (
            a_setting("A", type=ValueType.PRODUCT_KEY, pattern="^.{29}$"),
            "a product key: five groups of five characters, separated by hyphens",
        ),
    ],
)
def test_the_narrowest_fact_is_put_into_words(setting: Setting, words: str) -> None:
    assert expected(setting) == words


def test_every_setting_of_the_catalog_has_words() -> None:
    said = [
        expected(setting)
        for component in catalog().components()
        for setting in component.settings.values()
        if setting.takes_value
    ]

    assert len(said) == 997
    assert all(said)


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ((), "nothing"),
        (("A",), "A"),
        (("A", "B"), "A or B"),
        (("A", "B", "C"), "A, B or C"),
        (tuple("ABCDEFGHIJKL"), "A, B, C, D, E, F, G, H, I, J, K or L"),
        (tuple("ABCDEFGHIJKLM"), "one of 13 names such as A, B, C"),
    ],
)
def test_a_long_choice_is_cut_short(names: tuple[str, ...], words: str) -> None:
    assert one_of(names) == words


SHELL = "Microsoft-Windows-Shell-Setup"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ComputerName", "ComputerName"),
        ("computername", "ComputerName"),
        ("ComputrName", "ComputerName"),
        ("Computer_Name", "ComputerName"),
        ("TimeZon", "TimeZone"),
        ("Bananas", None),
        ("", None),
        ("x" * 100_000, None),
    ],
)
def test_the_nearest_name_helps_with_a_typo(name: str, expected: str | None) -> None:
    assert nearest(name, ["ComputerName", "TimeZone", "ProductKey"]) == expected


def test_there_is_no_nearest_of_no_names() -> None:
    assert nearest("ComputerName", []) is None


def test_the_sensitive_settings_are_these() -> None:
    assert [
        f"{component.name}/{setting.path}" for component, setting in sensitive_settings(catalog())
    ] == [
        "Microsoft-Windows-Deployment/RunAsynchronous/RunAsynchronousCommand/Credentials/Password",
        "Microsoft-Windows-Deployment/RunSynchronous/RunSynchronousCommand/Credentials/Password",
        "Microsoft-Windows-Fax-Service/Receipts/FaxUserPassword",
        "Microsoft-Windows-PnpCustomizationsNonWinPE/DriverPaths/PathAndCredentials/Credentials/Password",
        "Microsoft-Windows-PnpCustomizationsWinPE/DriverPaths/PathAndCredentials/Credentials/Password",
        "Microsoft-Windows-SNMP-Agent-Service/TrapConfiguration/TrapConfigurationItems/Community_Name",
        "Microsoft-Windows-SNMP-Agent-Service/ValidCommunities/ValidCommunity",
        "Microsoft-Windows-Setup/ImageInstall/DataImage/InstallFrom/Credentials/Password",
        "Microsoft-Windows-Setup/ImageInstall/OSImage/InstallFrom/Credentials/Password",
        "Microsoft-Windows-Setup/RunAsynchronous/RunAsynchronousCommand/Credentials/Password",
        "Microsoft-Windows-Setup/RunSynchronous/RunSynchronousCommand/Credentials/Password",
        "Microsoft-Windows-Setup/UserData/ProductKey/Key",
        "Microsoft-Windows-Setup/WindowsDeploymentServices/Login/Credentials/Password",
        "Microsoft-Windows-Shell-Setup/AutoLogon/Password/Value",
        "Microsoft-Windows-Shell-Setup/OfflineUserAccounts/OfflineAdministratorPassword/Value",
        "Microsoft-Windows-Shell-Setup/OfflineUserAccounts/OfflineLocalAccounts/LocalAccount/Password/Value",
        "Microsoft-Windows-Shell-Setup/ProductKey",
        "Microsoft-Windows-Shell-Setup/UserAccounts/AdministratorPassword/Value",
        "Microsoft-Windows-Shell-Setup/UserAccounts/LocalAccounts/LocalAccount/Password/Value",
        "Microsoft-Windows-UnattendedJoin/Identification/Credentials/Password",
        "Microsoft-Windows-UnattendedJoin/Identification/MachinePassword",
        "Microsoft-Windows-UnattendedJoin/Identification/Provisioning/AccountData",
        "Microsoft-Windows-UnattendedJoin/OfflineIdentification/Provisioning/AccountData",
        "Microsoft-Windows-ehome-reg-inf/OCURProductKey",
        "UDDI-Setup/SitePassword",
    ]
