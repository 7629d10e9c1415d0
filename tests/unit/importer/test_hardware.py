from __future__ import annotations

import pytest

from tests.imports import imported, spec_of_file

KEY = r"HKLM\SYSTEM\Setup\LabConfig"


def component(*lines: str, architecture: str = "amd64", more: str = "") -> str:
    commands = "".join(
        f'<RunSynchronousCommand wcm:action="add"><Order>{number}</Order>'
        f"<Path>{line}</Path>{more}</RunSynchronousCommand>"
        for number, line in enumerate(lines, start=1)
    )
    return (
        f'<component name="Microsoft-Windows-Setup" processorArchitecture="{architecture}"'
        ' publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS">'
        f"<RunSynchronous>{commands}</RunSynchronous></component>"
    )


def a_file(*components: str) -> bytes:
    return (
        '<unattend xmlns="urn:schemas-microsoft-com:unattend"'
        ' xmlns:wcm="http://schemas.microsoft.com/WMIConfig/2002/State">'
        f'<settings pass="windowsPE">{"".join(components)}'
        '<component name="Microsoft-Windows-International-Core-WinPE"'
        ' processorArchitecture="amd64" publicKeyToken="31bf3856ad364e35" language="neutral"'
        ' versionScope="nonSxS"><UILanguage>en-US</UILanguage></component>'
        "</settings></unattend>"
    ).encode()


@pytest.mark.parametrize(
    "line",
    [
        f'reg add "{KEY}" /v BypassTPMCheck /t REG_DWORD /d 1 /f',
        f"REG ADD {KEY} /v BypassTPMCheck /t reg_dword /d 0x00000001 /f",
        f"reg.exe add {KEY} /t REG_DWORD /v BypassTPMCheck /d 1",
        r"reg add HKEY_LOCAL_MACHINE\System\Setup\LabConfig /v BypassTPMCheck /t REG_DWORD /d 1 /f",
        f"%SystemRoot%\\System32\\reg.exe add {KEY} /v BypassTPMCheck /t REG_DWORD /d 1 /f",
        f"cmd /c reg add {KEY} /v BypassTPMCheck /t REG_DWORD /d 1 /f",
        f'cmd.exe /c "reg add {KEY} &amp;&amp; reg add {KEY} /v BypassTPMCheck /d 1 /t REG_DWORD"',
    ],
)
def test_the_value_may_be_spelled_in_any_way(line: str) -> None:
    spec = spec_of_file(a_file(component(line)))

    assert spec["hardware_checks"] == {"skip": ["tpm"]}
    assert "commands" not in spec


@pytest.mark.parametrize(
    "line",
    [
        f"reg add {KEY} /v BypassTPMCheck /t REG_DWORD /d 0 /f",
        f"reg add {KEY} /v BypassTPMCheck /t REG_SZ /d 1 /f",
        f"reg add {KEY} /v Other /t REG_DWORD /d 1 /f",
        r"reg add HKLM\SYSTEM\Setup\MoSetup /v BypassTPMCheck /t REG_DWORD /d 1 /f",
        f"reg add {KEY} /f",
        f'cmd /c "reg add {KEY} /v BypassTPMCheck /t REG_DWORD /d 1 /f &amp; wpeutil reboot"',
    ],
)
def test_a_command_that_does_anything_else_stays(line: str) -> None:
    spec = spec_of_file(a_file(component(line)))

    assert "hardware_checks" not in spec
    assert len(spec["commands"]["windows_pe"]) == 1


def test_other_commands_keep_their_order() -> None:
    skip = f"reg add {KEY} /v BypassRAMCheck /t REG_DWORD /d 1 /f"

    spec = spec_of_file(a_file(component("first", skip, "second")))

    assert spec["commands"]["windows_pe"] == ["first", "second"]
    assert spec["hardware_checks"] == {"skip": ["ram"]}


def test_a_command_with_credentials_stays() -> None:
    line = f"reg add {KEY} /v BypassTPMCheck /t REG_DWORD /d 1 /f"
    more = "<Credentials><Username>jo</Username></Credentials>"

    assert "hardware_checks" not in spec_of_file(a_file(component(line, more=more)))


def test_equal_components_of_other_architectures_follow() -> None:
    line = f"reg add {KEY} /v BypassTPMCheck /t REG_DWORD /d 1 /f"

    spec = spec_of_file(
        a_file(component(line, "ver"), component(line, "ver", architecture="arm64"))
    )

    assert spec["architectures"] == {"arm64": ["windowsPE/Microsoft-Windows-Setup"]}
    assert spec["hardware_checks"] == {"skip": ["tpm"]}
    assert spec["commands"] == {"windows_pe": ["ver"]}


def test_the_import_is_complete_without_the_commands() -> None:
    line = f"reg add {KEY} /v BypassTPMCheck /t REG_DWORD /d 1 /f"

    outcome = imported(a_file(component(line, "ver")))

    assert outcome.is_complete
    assert "[hardware_checks], which sets the same registry values" in outcome.spec
