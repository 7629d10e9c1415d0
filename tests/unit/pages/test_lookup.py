from __future__ import annotations

import pytest

from tests.samples import TEST_MAK
from unattend_gen.catalog.load import catalog
from unattend_gen.errors import UsageError
from unattend_gen.pages.lookup import explain

SHELL_SETUP = "Microsoft-Windows-Shell-Setup"


def title(thing: str) -> str:
    return explain(thing, catalog()).partition("\n")[0]


def failure(thing: str) -> tuple[str, str]:
    with pytest.raises(UsageError) as caught:
        explain(thing, catalog(), extra={"mak-in-windowspe": "…"})
    return caught.value.message, caught.value.advice


@pytest.mark.parametrize(
    ("thing", "expected"),
    [
        ("exit-codes", "Exit codes"),
        ("Exit-Codes", "Exit codes"),
        ("exit codes", "Exit codes"),
        (" exit   codes ", "Exit codes"),
        ("Shell Setup", SHELL_SETUP),
        ("server 2025", "server-2025"),
        ("Wi-Fi keys", "Wi-Fi keys"),
        ("wi fi keys", "Wi-Fi keys"),
        ("components", "Components (98)"),
        ("11-24h2", "11-24h2"),
        ("windowspe", "windowsPE"),
        ("Specialize", "specialize"),
        ("Server-2025", "server-2025"),
        (SHELL_SETUP, SHELL_SETUP),
        (SHELL_SETUP.lower(), SHELL_SETUP),
        ("Shell-Setup", SHELL_SETUP),
        (f"{SHELL_SETUP}/ComputerName", f"{SHELL_SETUP}/ComputerName"),
        (f"specialize/{SHELL_SETUP}/computername", f"{SHELL_SETUP}/ComputerName"),
        ("Shell-Setup/ProductKey", f"{SHELL_SETUP}/ProductKey"),
        ("AutoLogon/LogonCount", f"{SHELL_SETUP}/AutoLogon/LogonCount"),
        ("  ComputerName ", f"{SHELL_SETUP}/ComputerName"),
        (
            f"oobeSystem/{SHELL_SETUP}/FirstLogonCommands/SynchronousCommand[2]/CommandLine",
            f"{SHELL_SETUP}/FirstLogonCommands/SynchronousCommand/CommandLine",
        ),
        (
            "Networking-MPSSVC-Svc/FirewallGroups/FirewallGroup[1]/@keyValue",
            "Networking-MPSSVC-Svc/FirewallGroups/FirewallGroup",
        ),
        ("labconfig", "LabConfig"),
        ("DisablePrivacyExperience", "DisableVoice, DisablePrivacyExperience"),
        ("AllowKoreanExtendedHanja", "Microsoft-Windows-TextInput/AllowKoreanExtendedHanja"),
    ],
)
def test_a_thing_is_found_by_its_name(thing: str, expected: str) -> None:
    assert title(thing) == expected


def test_a_name_that_several_settings_have_gives_them_all() -> None:
    assert (
        explain("ProductKey", catalog())
        == """\
2 settings are called so

Name one of them
  - Microsoft-Windows-Setup/UserData/ProductKey (windowsPE): Key that selects the edition.
  - Microsoft-Windows-Shell-Setup/ProductKey (specialize): Product key for activation.
"""
    )


def test_the_whole_path_wins_over_longer_ones_that_end_so() -> None:
    assert title("Microsoft-Windows-Setup/UserData/ProductKey/Key").endswith("/ProductKey/Key")


def test_pages_that_are_handed_in_are_found_by_their_name() -> None:
    page = explain("Mak-In-Windowspe", catalog(), extra={"mak-in-windowspe": "A MAK.\n\n## Why\n"})

    assert page == "mak-in-windowspe\n\nA MAK.\n\n## Why\n"


def test_a_page_that_has_its_own_title_gets_no_second_one() -> None:
    assert explain("a-rule", catalog(), extra={"a-rule": "a-rule\n\nText."}) == "a-rule\n\nText.\n"


@pytest.mark.parametrize(
    ("thing", "near"),
    [
        ("ComputrName", "ComputerName"),
        ("exitcodes", "exit-codes"),
        ("Microsoft-Windows-ShellSetup", SHELL_SETUP),
        ("mak-in-windows-pe", "mak-in-windowspe"),
        ("server-2o25", "server-2025"),
    ],
)
def test_a_mistyped_name_gets_the_nearest(thing: str, near: str) -> None:
    assert failure(thing) == (
        "nothing has this name: no component, setting, rule or Windows version",
        f"did you mean {near}?",
    )


def test_a_mistyped_setting_of_a_component_gets_the_nearest_of_that_component() -> None:
    assert failure(f"specialize/{SHELL_SETUP}/TimeZon") == (
        f"{SHELL_SETUP} has no setting of this name",
        f"did you mean {SHELL_SETUP}/TimeZone?",
    )


@pytest.mark.parametrize("thing", ["", "/", "xyzzyxyzzy", TEST_MAK])
def test_a_name_like_no_other_gets_a_page_to_begin_with(thing: str) -> None:
    assert failure(thing) == (
        "nothing has this name: no component, setting, rule or Windows version",
        "unattend-gen explain components lists the components",
    )


@pytest.mark.parametrize("thing", ["0xC004F074", "c004f074", "-1073418124", "3221549172"])
def test_a_code_of_activation_has_a_page_however_it_is_written(thing: str) -> None:
    assert explain(thing, catalog()).startswith("0xC004F074 SL_E_VL_BINDING_SERVICE_UNAVAILABLE\n")


def test_all_codes_of_activation_are_listed() -> None:
    assert explain("activation errors", catalog()).startswith("Codes that activation ends in\n")
