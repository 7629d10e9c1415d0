from __future__ import annotations

from tests.judging import verdicts
from unattend_gen.rules.snippets import SETUP, snippet

_SLUG = "wds-settings-on-windows-11"
_WDS = snippet(
    "windowsPE",
    SETUP,
    "<WindowsDeploymentServices><Login><WillShowUI>OnError</WillShowUI></Login>",
    "</WindowsDeploymentServices>",
).encode()


def test_windows_11_ignores_them() -> None:
    assert verdicts(_SLUG, _WDS, windows="11-21h2") == [
        ("warning", "windowsPE/Microsoft-Windows-Setup/WindowsDeploymentServices")
    ]


def test_windows_10_and_servers_do_not() -> None:
    assert verdicts(_SLUG, _WDS, windows="10-22h2") == []
    assert verdicts(_SLUG, _WDS, windows="server-2025") == []


def test_without_a_release_nothing_is_said() -> None:
    assert verdicts(_SLUG, _WDS) == []
