from __future__ import annotations

import pytest

from tests.samples import TEST_MAK
from unattend_gen.catalog.load import catalog
from unattend_gen.errors import UsageError
from unattend_gen.pages.lookup import explain
from unattend_gen.pages.topic import Topic

SHELL_SETUP = "Microsoft-Windows-Shell-Setup"


def title(thing: str) -> str:
    return explain(thing, catalog()).partition("\n")[0]


def failure(thing: str) -> tuple[str, str]:
    with pytest.raises(UsageError) as caught:
        explain(thing, catalog(), topics=[Topic("rule", "mak-in-windowspe", lambda: "…")])
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
def test_a_page_is_found_by_its_name(thing: str, expected: str) -> None:
    assert title(thing) == expected


def test_a_name_of_several_settings_lists_them() -> None:
    assert (
        explain("ProductKey", catalog())
        == """\
productkey has 2 meanings

Name one of them
  - Microsoft-Windows-Setup/UserData/ProductKey: setting of windowsPE; Key that selects the edition.
  - Microsoft-Windows-Shell-Setup/ProductKey: setting of specialize; Product key for activation.
"""
    )


def test_the_whole_path_takes_precedence_over_longer_paths_with_this_end() -> None:
    assert title("Microsoft-Windows-Setup/UserData/ProductKey/Key").endswith("/ProductKey/Key")


def test_a_topic_is_found_by_its_name() -> None:
    topic = Topic("rule", "mak-in-windowspe", lambda: "A MAK.\n\n## Why\n")

    page = explain("Mak-In-Windowspe", catalog(), topics=[topic])

    assert page == "mak-in-windowspe\n\nA MAK.\n\n## Why\n"


@pytest.mark.parametrize("thing", ["computer.name", "[computer]", "accounts.local[2].password"])
def test_a_spec_key_is_found_with_or_without_brackets(thing: str) -> None:
    assert title(thing) in {"computer.name", "computer", "accounts.local[].password"}


WDS = Topic("target", "wds", lambda: "wds\n\nFiles of a WDS client.\n\nmore")


def test_a_name_with_several_meanings_lists_them() -> None:
    assert explain("WDS", catalog(), topics=[WDS]).splitlines()[:4] == [
        "wds has 2 meanings",
        "",
        "Name one of them",
        "  - target:wds: render target; Files of a WDS client.",
    ]


@pytest.mark.parametrize(("thing", "line"), [("target:wds", "more"), ("spec:wds", "Keys (8)")])
def test_a_kind_before_the_name_selects_one_meaning(thing: str, line: str) -> None:
    assert line in explain(thing, catalog(), topics=[WDS]).splitlines()


def test_a_kind_before_the_name_selects_the_setting() -> None:
    assert title("disk") == "disk has 2 meanings"
    assert title("setting:disk") == "Microsoft-Windows-Setup/DiskConfiguration/Disk"


@pytest.mark.parametrize(
    ("thing", "near"),
    [
        ("ComputrName", "ComputerName"),
        ("exitcodes", "exit-codes"),
        ("Microsoft-Windows-ShellSetup", SHELL_SETUP),
        ("mak-in-windows-pe", "mak-in-windowspe"),
        ("server-2o25", "server-2025"),
        ("computer.nam", "computer.name"),
    ],
)
def test_a_mistyped_name_gets_the_nearest(thing: str, near: str) -> None:
    assert failure(thing) == (
        "nothing has this name: no setting, spec key, rule, Windows version or other page",
        f"did you mean {near}?",
    )


def test_a_mistyped_setting_of_a_component_gets_the_nearest_of_that_component() -> None:
    assert failure(f"specialize/{SHELL_SETUP}/TimeZon") == (
        f"{SHELL_SETUP} has no setting of this name",
        f"did you mean {SHELL_SETUP}/TimeZone?",
    )


@pytest.mark.parametrize("thing", ["HideFileExt", "hidefileext"])
def test_a_registry_value_is_the_key_that_sets_it(thing: str) -> None:
    assert title(thing) == "explorer.show_extensions"


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        ("file extensions", "explorer.show_extensions"),
        ("widgets", "taskbar.widgets"),
        ("WallPaper", "theme.wallpaper"),
        ("dark mode", "theme.mode, theme.system_mode or theme.apps_mode"),
    ],
)
def test_words_that_are_no_name_get_the_keys_about_them(words: str, keys: str) -> None:
    assert failure(words)[1] == f"did you mean {keys}?"


@pytest.mark.parametrize("thing", ["", "/", "xyzzyxyzzy", TEST_MAK])
def test_a_name_like_no_other_gets_a_page_to_begin_with(thing: str) -> None:
    assert failure(thing) == (
        "nothing has this name: no setting, spec key, rule, Windows version or other page",
        "unattend-gen explain components lists the components",
    )


@pytest.mark.parametrize("thing", ["0xC004F074", "c004f074", "-1073418124", "3221549172"])
def test_an_activation_error_code_is_found_in_each_notation(thing: str) -> None:
    assert explain(thing, catalog()).startswith("0xC004F074 SL_E_VL_BINDING_SERVICE_UNAVAILABLE\n")


def test_all_activation_error_codes_are_listed() -> None:
    assert explain("activation errors", catalog()).startswith("Activation error codes\n")
