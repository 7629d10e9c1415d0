from __future__ import annotations

import pytest

from tests.imports import imported, spec_of_file

LONG_PATHS = r"HKLM\SYSTEM\CurrentControlSet\Control\FileSystem"
WIDGETS = r"HKLM:\SOFTWARE\Policies\Microsoft\Dsh"

POWER = r"HKLM\SYSTEM\CurrentControlSet\Control\Session Manager\Power"
OTHER = f'reg add "{POWER}" /v HiberbootEnabled /t REG_DWORD /d 0 /f'
"""One more command that becomes a switch; a single one stays a command."""

POWERSHELL = (
    f"powershell -Command \"Set-ItemProperty -Path '{WIDGETS}' -Name AllowNewsAndInterests"
    ' -Value 0 -Type DWord"'
)


def a_file(*lines: str, more: str = "") -> bytes:
    commands = "".join(
        f'<RunSynchronousCommand wcm:action="add"><Order>{number}</Order>'
        f"<Path>{line.replace('&', '&amp;')}</Path>{more}</RunSynchronousCommand>"
        for number, line in enumerate(lines, start=1)
    )
    return (
        '<unattend xmlns="urn:schemas-microsoft-com:unattend"'
        ' xmlns:wcm="http://schemas.microsoft.com/WMIConfig/2002/State">'
        '<settings pass="specialize"><component name="Microsoft-Windows-Deployment"'
        ' processorArchitecture="amd64" publicKeyToken="31bf3856ad364e35" language="neutral"'
        f' versionScope="nonSxS"><RunSynchronous>{commands}</RunSynchronous></component>'
        '<component name="Microsoft-Windows-Shell-Setup" processorArchitecture="amd64"'
        ' publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS">'
        "<ComputerName>PC-1</ComputerName></component></settings></unattend>"
    ).encode()


@pytest.mark.parametrize(
    ("line", "table"),
    [
        (
            f"reg add {LONG_PATHS} /v LongPathsEnabled /t REG_DWORD /d 1 /f",
            {"system": {"long_paths": True}},
        ),
        (
            f'cmd /c reg.exe add "{LONG_PATHS}" /v longpathsenabled /t REG_DWORD /d 0x1 /f',
            {"system": {"long_paths": True}},
        ),
        (
            POWERSHELL,
            {"taskbar": {"widgets": False}},
        ),
    ],
)
def test_a_command_that_writes_what_a_switch_writes_becomes_it(
    line: str, table: dict[str, object]
) -> None:
    outcome = imported(a_file(line, OTHER), "AutoUnattend.xml")
    spec = spec_of_file(a_file(line, OTHER), "AutoUnattend.xml")

    assert outcome.is_complete
    assert {name: spec[name] for name in table} == table
    assert "commands" not in spec


@pytest.mark.parametrize(
    "lines",
    [
        [f"reg add {LONG_PATHS} /v LongPathsEnabled /t REG_DWORD /d 7 /f"],
        [f"reg add {LONG_PATHS} /v LongPathsEnabled /t REG_SZ /d 1 /f"],
        [f"reg add {LONG_PATHS} /v Other /t REG_DWORD /d 1 /f"],
        [f"reg add {LONG_PATHS} /v LongPathsEnabled /t REG_DWORD /d {n} /f" for n in (1, 0)],
        [f"cmd /c reg add {LONG_PATHS} /v LongPathsEnabled /t REG_DWORD /d 1 /f & ver"],
    ],
)
def test_another_command_stays_one(lines: list[str]) -> None:
    spec = spec_of_file(a_file(*lines, OTHER, POWERSHELL), "AutoUnattend.xml")

    assert "system" not in spec
    assert len(spec["commands"]["specialize"]) == len(lines)


def test_a_single_command_stays_one() -> None:
    assert spec_of_file(a_file(OTHER), "AutoUnattend.xml")["commands"] == {"specialize": [OTHER]}


def test_a_command_with_more_to_it_stays_one() -> None:
    line = f"reg add {LONG_PATHS} /v LongPathsEnabled /t REG_DWORD /d 1 /f"
    file = a_file(line, more="<WillReboot>Always</WillReboot>")

    assert "system" not in spec_of_file(file, "AutoUnattend.xml")


def test_a_switch_of_several_values_needs_all_of_them() -> None:
    edge = r"HKLM\SOFTWARE\Policies\Microsoft\Edge\Recommended"
    lines = [
        f"reg add {edge} /v {name} /t REG_DWORD /d 0 /f"
        for name in ("StartupBoostEnabled", "BackgroundModeEnabled")
    ]

    assert spec_of_file(a_file(*lines, OTHER), "a.xml")["edge"] == {"background": False}
    assert "edge" not in spec_of_file(a_file(lines[0], OTHER, POWERSHELL), "a.xml")


def test_the_commands_that_are_left_keep_their_order() -> None:
    line = f"reg add {LONG_PATHS} /v LongPathsEnabled /t REG_DWORD /d 1 /f"

    spec = spec_of_file(a_file("cmd /c ver", line, "cmd /c vol", OTHER), "AutoUnattend.xml")

    assert spec["commands"]["specialize"] == ["cmd /c ver", "cmd /c vol"]
