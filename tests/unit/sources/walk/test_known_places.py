from __future__ import annotations

import time

import pytest

from unattend_gen.sources.walk.known_places import is_known_place, is_place_by_name


@pytest.mark.parametrize(
    "path",
    [
        "Windows/Panther/unattend-original.xml",
        "Windows\\Panther\\UnattendGC\\setupact.log",
        "/Windows/System32/Sysprep/Panther/x",
        "Windows.old/Windows/Panther/unattend.xml",
        "Windows/Setup/Scripts/SetupComplete.cmd",
        "Windows/System32/config/SOFTWARE",
        "sources/$OEM$/$1/go.cmd",
        "DeploymentShare/Control/CustomSettings.ini",
        "RemoteInstall/Images/Group/install/Unattend/ImageUnattend.xml",
        "anywhere/else/MyUnattend.xml",
        "Users/x/AppData/Roaming/Microsoft/Windows/PowerShell/PSReadLine/ConsoleHost_history.txt",
        "Users/x/Documents/20260102/PowerShell_transcript.PC1.abc.20260102.txt",
        "Windows/System32/$winnt$.inf",
        "Windows/SYSVOL/domain/Policies/{1}/Machine/Preferences/Groups/Groups.xml",
        "contoso.local/Policies/{1}/MACHINE/Preferences/Groups/Groups.xml",
        "Windows/System32/config/RegBack/SOFTWARE",
        "Users/x/NTUSER.DAT",
        "Windows.old.000/Windows/System32/config/SYSTEM",
        "$WINDOWS.~WS/Sources/Panther/una1.tmp",
        "unattend.xml.bak",
        "notes",
        "autounattend.xml",
        "start.cmd",
        "Backup/PC1/Windows/Panther/una1.tmp",
        "Users/x/Desktop/autounattend.xml",
        "Imaging/Old/.unattend.xml.swp",
        "Imaging/Old/Groups - Copy (2).xml",
        "Imaging/Old/ts.xml~",
        "Imaging/Old/SYSPREP.INF.bak",
        "x" * 2000,
    ],
)
def test_paths_that_are_known_places(path: str) -> None:
    assert is_known_place(path)


@pytest.mark.parametrize(
    "path",
    [
        "Windows/notepad.exe",
        "Users/x/note.txt",
        "Windows/System32/config/SAM",
        "a.exe",
        "x/Subgroups.xml",
    ],
)
def test_paths_that_are_not_known_places(path: str) -> None:
    assert not is_known_place(path)


def test_folders_above_and_below_known_places_are_known_by_name() -> None:
    folders = ("", "Windows", "WINDOWS/panther/x", "RemoteInstall/Images/a", "Users/x/AppData")
    others = ("Windows/System32/drivers", "Users/x/Desktop", "Windows/WinSxS", "private")

    assert [is_place_by_name(folder) for folder in folders] == [True] * len(folders)
    assert [is_place_by_name(folder) for folder in others] == [False] * len(others)


def test_matching_a_name_is_fast() -> None:
    began = time.process_time()
    found = [is_known_place("sysprep/" * 110 + end) for end in "abcdefghij"]

    assert found
    assert time.process_time() - began < 0.5
