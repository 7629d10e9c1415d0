"""What the machine gets from the example that has every kind of script."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.powershell import parsed
from tests.unpacking import files_written

TOUR = Path(__file__).resolve().parents[2] / "examples" / "feature-tour"
WRITTEN = files_written((TOUR / "expected" / "AutoUnattend.xml").read_bytes())
BY_SUFFIX = {
    suffix: {name: data for name, data in WRITTEN.items() if name.endswith(suffix)}
    for suffix in (".ps1", ".cmd", ".reg")
}


def test_the_example_has_scripts_of_each_stage() -> None:
    assert sorted(WRITTEN) == [
        "SetupComplete.cmd",
        "each-user-01-script-3.reg",
        "each-user.ps1",
        "first-logon-01-forget-wifi.ps1",
        "first-logon-02-script-2.ps1",
        "first-logon-03-scrub-check.ps1",
        "first-logon.ps1",
        "setup-complete-01-forget-wifi.ps1",
        "setup-complete-02-scrub-check.ps1",
        "setup-complete.ps1",
        "specialize-01-remove-apps.ps1",
        "specialize-02-logo.ps1",
        "specialize-03-registry.reg",
        "specialize-04-wallpaper.ps1",
        "specialize-05-wifi.ps1",
        "specialize-06-forget-wifi.ps1",
        "specialize-07-script-1.cmd",
        "specialize-08-default-user.ps1",
        "specialize.ps1",
        "wifi.profile",
    ]


@pytest.mark.parametrize("name", BY_SUFFIX[".ps1"])
def test_every_powershell_script_begins_with_its_mark_and_parses(name: str) -> None:
    data = WRITTEN[name]

    assert data.startswith(b"\xef\xbb\xbf")
    assert not parsed(data.decode("utf-8-sig").replace("\r\n", "\n")).root_node.has_error


@pytest.mark.parametrize("name", BY_SUFFIX[".cmd"])
def test_every_batch_file_is_ascii_with_its_line_ends_and_quotes_in_pairs(name: str) -> None:
    lines = WRITTEN[name].decode("ascii").split("\r\n")

    assert [line for line in lines if "\n" in line or "\r" in line] == []
    assert [line for line in lines if line.count('"') % 2] == []


@pytest.mark.parametrize("name", BY_SUFFIX[".reg"])
def test_every_registry_file_is_utf16_and_begins_with_its_version(name: str) -> None:
    data = WRITTEN[name]

    assert data.startswith(b"\xff\xfe")
    assert data.decode("utf-16").startswith("Windows Registry Editor Version 5.00\r\n\r\n")


def test_a_script_in_the_folder_of_the_spec_is_unchanged() -> None:
    own = (TOUR / "scripts" / "guest-tools.ps1").read_text(encoding="utf-8")

    arrived = WRITTEN["first-logon-02-script-2.ps1"].decode("utf-8-sig")

    assert arrived == own.replace("\n", "\r\n")


def test_the_passphrase_is_in_the_profile_only() -> None:
    secret = b"made-up-Wifi-1"
    holding = [
        path.relative_to(TOUR / "expected").as_posix()
        for path in (TOUR / "expected").rglob("*")
        if path.is_file() and secret in path.read_bytes()
    ]

    assert holding == ["AutoUnattend.xml"]
    assert [name for name, data in WRITTEN.items() if secret in data] == ["wifi.profile"]
