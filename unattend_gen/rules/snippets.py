"""Small answer files for the examples on rule cards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

SHELL_SETUP: Final = "Microsoft-Windows-Shell-Setup"
SETUP: Final = "Microsoft-Windows-Setup"
UNATTENDED_JOIN: Final = "Microsoft-Windows-UnattendedJoin"
UNSECURE: Final = "<UnsecureJoin>true</UnsecureJoin>"

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
    """Return an answer file with these elements below its root."""
    return f"{_DECLARATION}{prolog}{_ROOT}{chr(10).join(children)}\n</unattend>\n"


def settings(pass_name: str, *components: str) -> str:
    """Return a `settings` element for one pass."""
    return f'<settings pass="{pass_name}">\n{chr(10).join(components)}\n</settings>'


def component(name: str, *children: str, identity: str = _IDENTITY) -> str:
    """Return a `component` element with the usual attributes."""
    return f'<component name="{name}"{identity}>\n{chr(10).join(children)}\n</component>'


TIME_ZONE: Final = component(SHELL_SETUP, "<TimeZone>UTC</TimeZone>")
"""A component with one setting, for examples in which any component will do."""


def snippet(pass_name: str, component_name: str, *children: str) -> str:
    """Return an answer file with one component in one pass."""
    return answer_file(settings(pass_name, component(component_name, *children)))


def image_key(key: str) -> str:
    """Return an answer file with this text as the product key of windowsPE."""
    return snippet(
        "windowsPE", SETUP, f"<UserData><ProductKey><Key>{key}</Key></ProductKey></UserData>"
    )


def administrator_password(value: str) -> str:
    """Return an answer file with this clear-text password of the built-in administrator."""
    return snippet(
        "oobeSystem",
        SHELL_SETUP,
        "<UserAccounts><AdministratorPassword>",
        f"<Value>{value}</Value><PlainText>true</PlainText>",
        "</AdministratorPassword></UserAccounts>",
    )


def first_logon(*commands: str) -> str:
    """Return an answer file with these first-logon commands."""
    return snippet(
        "oobeSystem", SHELL_SETUP, "<FirstLogonCommands>", *commands, "</FirstLogonCommands>"
    )


def command(line: str, *, order: int = 1, action: str = ' wcm:action="add"') -> str:
    """Return one first-logon command."""
    return (
        f"<SynchronousCommand{action}><Order>{order}</Order>"
        f"<CommandLine>{line}</CommandLine></SynchronousCommand>"
    )


def new(order: int, type_: str, size_mb: int | None = None, *, extend: str = "") -> str:
    """Return one new partition; without a size it takes the rest of the disk."""
    size = f"<Size>{size_mb}</Size>" if size_mb is not None else "<Extend>true</Extend>"
    extend_too = f"<Extend>{extend}</Extend>" if extend else ""
    return (
        f'<CreatePartition wcm:action="add"><Order>{order}</Order>{size}{extend_too}'
        f"<Type>{type_}</Type></CreatePartition>"
    )


def disk(*partitions: str, changes: Iterable[str] = (), install_to: int | None = None) -> str:
    """Return an answer file that wipes disk 0 and creates these partitions.

    Args:
        partitions: made by `new`.
        changes: the content of each `ModifyPartition`.
        install_to: number of the partition for Windows.
    """
    modify = "".join(
        f'<ModifyPartition wcm:action="add">{change}</ModifyPartition>' for change in changes
    )
    return snippet(
        "windowsPE",
        SETUP,
        '<DiskConfiguration><Disk wcm:action="add"><DiskID>0</DiskID>',
        "<WillWipeDisk>true</WillWipeDisk>",
        f"<CreatePartitions>{''.join(partitions)}</CreatePartitions>" if partitions else "",
        f"<ModifyPartitions>{modify}</ModifyPartitions>" if modify else "",
        "</Disk></DiskConfiguration>",
        _install_to(install_to) if install_to is not None else "",
    )


def _install_to(partition: int) -> str:
    target = f"<DiskID>0</DiskID><PartitionID>{partition}</PartitionID>"
    return f"<ImageInstall><OSImage><InstallTo>{target}</InstallTo></OSImage></ImageInstall>"


def meta_data(key: str, value: str) -> str:
    """Return one property that selects an image."""
    return f'<MetaData wcm:action="add"><Key>{key}</Key><Value>{value}</Value></MetaData>'


def install_from(*properties: str, target: str = "", more: str = "") -> str:
    """Return an answer file that selects a Windows image.

    Args:
        properties: made by `meta_data`.
        target: elements that say where it is installed.
        more: elements next to `ImageInstall`.
    """
    image = f"<OSImage><InstallFrom>{''.join(properties)}</InstallFrom>{target}</OSImage>"
    return snippet("windowsPE", SETUP, f"<ImageInstall>{image}</ImageInstall>", more)


def join(*children: str) -> str:
    """Return an answer file that joins a domain or a workgroup."""
    identification = f"<Identification>{''.join(children)}</Identification>"
    return snippet("specialize", UNATTENDED_JOIN, identification)


def run_in_specialize(line: str, more: str = "") -> str:
    """Return an answer file with one command in specialize."""
    return snippet(
        "specialize",
        "Microsoft-Windows-Deployment",
        '<RunSynchronous><RunSynchronousCommand wcm:action="add">',
        f"<Order>1</Order><Path>{line}</Path>{more}",
        "</RunSynchronousCommand></RunSynchronous>",
    )
