from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from unattend_gen.catalog.facts import Kind
from unattend_gen.catalog.known_setting import KnownSetting, known_setting, unfit
from unattend_gen.catalog.load import catalog
from unattend_gen.core.setting_path import SettingPath
from unattend_gen.errors import InputError

NO_COMPONENT = "the catalog does not have this component"

if TYPE_CHECKING:
    from unattend_gen.catalog.facts import Setting


SHELL = "oobeSystem/Microsoft-Windows-Shell-Setup"


def known(path: str) -> KnownSetting:
    return known_setting(SettingPath.parse(path), catalog())


def refusal(path: str) -> tuple[str, str]:
    with pytest.raises(InputError) as caught:
        known(path)
    return caught.value.message, caught.value.advice


def test_a_known_path_is_given_back() -> None:
    found = known(f"{SHELL}/TimeZone")

    assert (str(found.path), found.component.name, found.setting.path) == (
        f"{SHELL}/TimeZone",
        "Microsoft-Windows-Shell-Setup",
        "TimeZone",
    )


def test_an_item_without_a_number_is_the_first() -> None:
    path = known(f"{SHELL}/FirstLogonCommands/SynchronousCommand/CommandLine").path

    assert str(path) == f"{SHELL}/FirstLogonCommands/SynchronousCommand[1]/CommandLine"


def test_the_identifying_attribute_of_an_item_can_be_set() -> None:
    path = "specialize/Networking-MPSSVC-Svc/FirewallGroups/FirewallGroup[2]/@keyValue"

    assert str(known(path).path) == path


def test_an_item_with_text_of_its_own_can_be_set() -> None:
    path = "specialize/Microsoft-Windows-DNS-Client/DNSSuffixSearchOrder/DomainName[2]"

    assert str(known(path).path) == path


@pytest.mark.parametrize(
    ("path", "refused"),
    [
        (
            "oobeSystem/Microsoft-Windows-Shel-Setup/TimeZone",
            (
                "the catalog does not have this component",
                "did you mean Microsoft-Windows-Shell-Setup?",
            ),
        ),
        (
            "oobeSystem/microsoft-windows-shell-setup/TimeZone",
            (
                "the catalog does not have this component",
                "did you mean Microsoft-Windows-Shell-Setup?",
            ),
        ),
        (
            "oobeSystem/Nothing/TimeZone",
            (
                "the catalog does not have this component",
                "unattend-gen explain components lists them",
            ),
        ),
        (
            f"{SHELL}/Timezone",
            (
                "Microsoft-Windows-Shell-Setup does not have this setting",
                "did you mean TimeZone?",
            ),
        ),
        (
            f"{SHELL}/AutoLogon/Usrname",
            (
                "Microsoft-Windows-Shell-Setup does not have this setting",
                "did you mean AutoLogon/Username?",
            ),
        ),
        (
            f"{SHELL}/AutoLogon/Value",
            (
                "Microsoft-Windows-Shell-Setup does not have this setting",
                "did you mean AutoLogon/Password/Value?",
            ),
        ),
        (
            f"{SHELL}/Xyzzy",
            (
                "Microsoft-Windows-Shell-Setup does not have this setting",
                "unattend-gen explain Microsoft-Windows-Shell-Setup lists them",
            ),
        ),
        (
            f"{SHELL}/TimeZone[1]",
            (
                "TimeZone is not a list item, so it takes no number",
                "write TimeZone without the number",
            ),
        ),
        (
            f"{SHELL}/UserAccounts",
            (
                "UserAccounts contains other settings and has no value of its own",
                "set one of these below it: AdministratorPassword, DomainAccounts, LocalAccounts",
            ),
        ),
        (
            f"{SHELL}/TimeZone/@keyValue",
            ("TimeZone is not an item of a keyed list", "remove the last step"),
        ),
        (
            "windowsPE/Microsoft-Windows-Shell-Setup/TimeZone",
            (
                "TimeZone is not valid in the windowsPE pass",
                "set it in specialize or auditSystem or oobeSystem",
            ),
        ),
    ],
)
def test_a_wrong_path_gets_the_nearest_name(path: str, refused: tuple[str, str]) -> None:
    assert refusal(path) == refused


def test_the_name_of_a_community_item_is_a_secret_and_its_text_is_not() -> None:
    item = "specialize/Microsoft-Windows-SNMP-Agent-Service/ValidCommunities/ValidCommunity[1]"

    assert known(f"{item}/@keyValue").is_secret
    assert not known(item).is_secret


def test_passwords_and_keys_are_secrets() -> None:
    assert known(f"{SHELL}/AutoLogon/Password/Value").is_secret
    assert known("specialize/Microsoft-Windows-Shell-Setup/ProductKey").is_secret
    assert not known(f"{SHELL}/AutoLogon/Password/PlainText").is_secret


def test_every_setting_of_the_catalog_with_a_value_can_be_set_in_each_of_its_passes() -> None:
    paths = [
        f"{pass_}/{component.name}/{setting.path}"
        for component in catalog().components()
        for setting in component.settings.values()
        for pass_ in setting.passes
        if setting.takes_value
    ]

    assert len(paths) > 1700
    assert [known(path).path.catalog_path for path in paths] == [
        path.split("/", 2)[2] for path in paths
    ]


def test_no_container_of_the_catalog_can_be_set() -> None:
    containers = [
        f"{setting.passes[0]}/{component.name}/{setting.path}"
        for component in catalog().components()
        for setting in component.settings.values()
        if setting.kind is Kind.CONTAINER and setting.type is None
    ]

    assert {refusal(path)[0].partition(" ")[2] for path in containers} == {
        "contains other settings and has no value of its own"
    }


def a_setting(path: str) -> Setting:
    component = catalog().component("Microsoft-Windows-Shell-Setup")
    assert component is not None
    return component.settings[path]


NAME = a_setting("ComputerName")
ACCOUNT = a_setting("UserAccounts/LocalAccounts/LocalAccount/Name")


@pytest.mark.parametrize(
    ("setting", "text", "message"),
    [
        (NAME, "PC-1234567890123", "is longer than 15 characters"),
        (NAME, 8 * "ä", "is longer than 15 characters"),
        (NAME, "PC/1", "contains a character that is not allowed"),
        (NAME, "123", "consists of digits only"),
        (NAME, " ", "is empty"),
        (ACCOUNT, 21 * "x", "is longer than 20 characters"),
        (ACCOUNT, "jo@home", "contains a character that is not allowed"),
    ],
)
def test_an_invalid_text_has_a_reason(setting: Setting, text: str, message: str) -> None:
    found = unfit(setting, text)

    assert found is not None
    assert found.message == message


@pytest.mark.parametrize(
    ("setting", "text"),
    [(NAME, "PC-1"), (NAME, "*"), (NAME, 15 * "x"), (ACCOUNT, "Jo Doe"), (ACCOUNT, "123")],
)
def test_another_text_fits(setting: Setting, text: str) -> None:
    assert unfit(setting, text) is None


def test_the_characters_are_named() -> None:
    found = unfit(NAME, "a b")

    assert found is not None
    assert found.advice.startswith("do not use: { |")
    assert found.advice.endswith("a blank")
