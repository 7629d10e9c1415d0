"""Time grows with the length of a document, whatever is repeated in it. Calls are counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

import unattend_gen as ug
from tests.growing import growth

if TYPE_CHECKING:
    from collections.abc import Callable

_ITEMS: Final = 60
_MOST: Final = 2.5
"""Growth of n log n stays below, that of a square is 4."""

_IDENTITY: Final = (
    'processorArchitecture="amd64" publicKeyToken="31bf3856ad364e35" language="neutral" '
    'versionScope="nonSxS"'
)
_ROOT: Final = (
    '<unattend xmlns="urn:schemas-microsoft-com:unattend" '
    'xmlns:wcm="http://schemas.microsoft.com/WMIConfig/2002/State"><settings pass="{}">'
    '<component name="Microsoft-Windows-{}" {}>{}</component></settings></unattend>'
)
_PASSWORD: Final = "<Password><Value>not-a-real-1#</Value><PlainText>true</PlainText></Password>"
_DISK: Final = "<Disk><DiskID>#</DiskID><WillWipeDisk>true</WillWipeDisk></Disk>"
_TARGET: Final = "<InstallTo><DiskID>#</DiskID><PartitionID>#</PartitionID></InstallTo>"
_NEW: Final = "<CreatePartition><Order>1</Order><Type>Primary</Type></CreatePartition>"

SHAPES: Final = {
    "accounts": (
        "oobeSystem/Shell-Setup/UserAccounts/LocalAccounts",
        f"<LocalAccount><Name>u#</Name>{_PASSWORD}</LocalAccount>",
    ),
    "accounts of one name": (
        "oobeSystem/Shell-Setup/UserAccounts/LocalAccounts",
        f"<LocalAccount><Name>u</Name>{_PASSWORD}</LocalAccount>",
    ),
    "values in a password": (
        "oobeSystem/Shell-Setup/AutoLogon/Password",
        "<Value>not-a-real-1#</Value>",
    ),
    "commands with a password": (
        "oobeSystem/Shell-Setup/FirstLogonCommands",
        (
            "<SynchronousCommand><Order>#</Order><CommandLine>net user a not-a-real-1#"
            "</CommandLine></SynchronousCommand>"
        ),
    ),
    "commands of one order": (
        "oobeSystem/Shell-Setup/FirstLogonCommands",
        "<SynchronousCommand><Order>1</Order><CommandLine>cmd</CommandLine></SynchronousCommand>",
    ),
    "keys": (
        "windowsPE/Setup/UserData",
        "<ProductKey><Key>VK7JG-NPHTM-C97JM-9MPGT-3V66T</Key></ProductKey>",
    ),
    "disks": ("windowsPE/Setup/DiskConfiguration", _DISK),
    "disks of one number": ("windowsPE/Setup/DiskConfiguration", _DISK.replace("#", "0")),
    "partitions": (
        "windowsPE/Setup/DiskConfiguration/Disk/CreatePartitions",
        "<CreatePartition><Order>#</Order><Type>Primary</Type></CreatePartition>",
    ),
    "images": (
        "windowsPE/Setup/ImageInstall",
        (
            "<OSImage><InstallFrom><MetaData><Key>/IMAGE/INDEX</Key><Value>#</Value></MetaData>"
            f"</InstallFrom>{_TARGET}</OSImage>"
        ),
    ),
    "disks and images": (
        "windowsPE/Setup",
        (
            f"<DiskConfiguration>{_DISK}</DiskConfiguration>"
            f"<ImageInstall><OSImage>{_TARGET}</OSImage></ImageInstall>"
        ),
    ),
    "a disk and an image, repeated": (
        "windowsPE/Setup",
        (
            "<DiskConfiguration><Disk><DiskID>0</DiskID><WillWipeDisk>true</WillWipeDisk>"
            f"<CreatePartitions>{_NEW}</CreatePartitions></Disk></DiskConfiguration>"
            f"<ImageInstall><OSImage>{_TARGET.replace('<DiskID>#', '<DiskID>0')}</OSImage>"
            "</ImageInstall>"
        ),
    ),
    "a setting, repeated": ("oobeSystem/Shell-Setup", "<TimeZone>UTC</TimeZone>"),
    "unknown settings": ("oobeSystem/Shell-Setup", "<Foo#>1</Foo#>"),
}


def a_file(shape: str, count: int) -> bytes:
    """Return an answer file with this many items; `#` is the number of an item."""
    address, item = SHAPES[shape]
    pass_, component, *around = address.split("/")
    items = "\n".join(item.replace("#", str(number)) for number in range(count))
    opened = "".join(f"<{name}>" for name in around)
    closed = "".join(f"</{name}>" for name in reversed(around))
    return _ROOT.format(pass_, component, _IDENTITY, f"{opened}{items}{closed}").encode()


def audited(data: bytes) -> object:
    """Search a document."""
    return ug.audit([data], no_config=True, jobs=1)


def validated(data: bytes) -> object:
    """Validate a document."""
    return ug.validate([data], no_config=True, jobs=1)


def checked(data: bytes) -> object:
    """Check a document as a Panther copy."""
    return ug.check([data])


def scrubbed(data: bytes) -> object:
    """Scrub a document in memory."""
    return ug.scrub([data])


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("verb", [audited, validated, checked, scrubbed])
def test_calls_grow_with_the_number_of_items(verb: Callable[[bytes], object], shape: str) -> None:
    def work(count: int) -> Callable[[], object]:
        data = a_file(shape, count)
        return lambda: verb(data)

    assert growth(work, _ITEMS) < _MOST
