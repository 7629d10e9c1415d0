"""Small answer files for the examples on rule cards."""

from __future__ import annotations

from typing import Final

SHELL_SETUP: Final = "Microsoft-Windows-Shell-Setup"
SETUP: Final = "Microsoft-Windows-Setup"

GVLK: Final = "NPPR9-FWDCX-D2C8J-H872K-2YT43"
"""The published setup key of Windows 11 Enterprise; not a secret."""

MADE_UP_KEY: Final = "J8NJ4-FT6W2-6MCCQ-R38W2-Q4JK2"
"""A key without meaning: its group and all bits that would sign it are zero."""

_DECLARATION: Final = '<?xml version="1.0" encoding="utf-8"?>\n'
_ROOT: Final = (
    '<unattend xmlns="urn:schemas-microsoft-com:unattend"'
    ' xmlns:wcm="http://schemas.microsoft.com/WMIConfig/2002/State">\n'
)
_IDENTITY: Final = (
    ' processorArchitecture="amd64" publicKeyToken="31bf3856ad364e35"'
    ' language="neutral" versionScope="nonSxS"'
)


def answer_file(*children: str, prolog: str = "") -> str:
    """An answer file with these elements below its root."""
    return f"{_DECLARATION}{prolog}{_ROOT}{chr(10).join(children)}\n</unattend>\n"


def settings(pass_name: str, *components: str) -> str:
    """A `settings` element for one pass."""
    return f'<settings pass="{pass_name}">\n{chr(10).join(components)}\n</settings>'


def component(name: str, *children: str, identity: str = _IDENTITY) -> str:
    """A `component` element with the usual attributes."""
    return f'<component name="{name}"{identity}>\n{chr(10).join(children)}\n</component>'


def snippet(pass_name: str, component_name: str, *children: str) -> str:
    """An answer file with one component in one pass."""
    return answer_file(settings(pass_name, component(component_name, *children)))


def image_key(key: str) -> str:
    """An answer file with this text as the key of windowsPE."""
    return snippet(
        "windowsPE", SETUP, f"<UserData><ProductKey><Key>{key}</Key></ProductKey></UserData>"
    )


def first_logon(*commands: str) -> str:
    """An answer file with these commands for the first logon."""
    return snippet(
        "oobeSystem", SHELL_SETUP, "<FirstLogonCommands>", *commands, "</FirstLogonCommands>"
    )


def command(line: str, *, order: int = 1, action: str = ' wcm:action="add"') -> str:
    """One command for the first logon."""
    return (
        f"<SynchronousCommand{action}><Order>{order}</Order>"
        f"<CommandLine>{line}</CommandLine></SynchronousCommand>"
    )
