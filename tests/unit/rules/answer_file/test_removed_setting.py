from __future__ import annotations

from tests.judging import verdicts
from tests.samples import a_component, a_shell_setup, an_answer_file

_SHELL = "Microsoft-Windows-Shell-Setup"
_SCREEN_SAVER = a_shell_setup("oobeSystem", "<Themes><ScreenSaver>x</ScreenSaver></Themes>")


def test_without_a_release_it_is_a_note() -> None:
    assert verdicts("removed-setting", _SCREEN_SAVER) == [
        ("note", f"oobeSystem/{_SHELL}/Themes/ScreenSaver")
    ]


def test_for_a_release_that_lacks_it_it_is_a_warning() -> None:
    assert verdicts("removed-setting", _SCREEN_SAVER, windows="11-24h2") == [
        ("warning", f"oobeSystem/{_SHELL}/Themes/ScreenSaver")
    ]


def test_for_a_release_that_has_it_nothing_is_said() -> None:
    assert verdicts("removed-setting", _SCREEN_SAVER, windows="7") == []


def test_of_a_component_that_is_gone_its_settings_are_not_named() -> None:
    body = a_component("UDDI-Setup", "<SiteName>x</SiteName>")

    found = verdicts("removed-setting", an_answer_file(("specialize", body)))

    assert found == [("note", "specialize/UDDI-Setup")]


def test_what_left_the_clients_is_still_there_on_servers() -> None:
    wds = "<WindowsDeploymentServices><Login/></WindowsDeploymentServices>"
    data = an_answer_file(("windowsPE", a_component("Microsoft-Windows-Setup", wds)))

    assert verdicts("removed-setting", data, windows="server-2025") == []
    assert verdicts("removed-setting", data) == []
    assert verdicts("removed-setting", data, windows="11-25h2") == [
        ("warning", "windowsPE/Microsoft-Windows-Setup/WindowsDeploymentServices")
    ]
