from __future__ import annotations

import pytest

from unattend_gen.catalog.load import catalog
from unattend_gen.catalog.query import nearest, sensitive_settings

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


def test_nothing_is_near_when_there_is_nothing() -> None:
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
