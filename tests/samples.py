"""Keys, canaries and small makers for tests.

The MAKs here are made up: their group, and all bits that would sign them, are zero. They pass
the checksum so that a right one can be told from a mistyped one, and activate nothing.
"""

from __future__ import annotations

from typing import Final

TEST_MAK: Final = "J8NJ4-FT6W2-6MCCQ-R38W2-Q4JK2"
OTHER_TEST_MAK: Final = "94KN8-4BDRG-7TMVD-YDMGR-Q9DYC"
GVLK_ENTERPRISE: Final = "NPPR9-FWDCX-D2C8J-H872K-2YT43"
GVLK_PRO: Final = "W269N-WFGWX-YVC9B-4J6C9-T83GX"
CANARY_PASSWORD: Final = "CanaryPw-7f3a!"
MARKER: Final = "*SENSITIVE*DATA*DELETED*"

_FRAME = """<?xml version="1.0" encoding="utf-8"?>
<unattend xmlns="urn:schemas-microsoft-com:unattend" \
xmlns:wcm="http://schemas.microsoft.com/WMIConfig/2002/State">
{body}
</unattend>
"""


def a_component(name: str, body: str, architecture: str = "amd64") -> str:
    """Return a `component` element with the usual attributes."""
    return (
        f'<component name="{name}" processorArchitecture="{architecture}" '
        'publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS">'
        f"{body}</component>"
    )


def an_answer_file(*passes: tuple[str, str], processed: tuple[str, ...] = ()) -> bytes:
    """Return an answer file from (pass, components) pairs; `processed` passes have Setup's mark."""
    body = "\n".join(
        f'<settings pass="{name}"'
        + (' wasPassProcessed="true"' if name in processed else "")
        + f">{components}</settings>"
        for name, components in passes
    )
    return _FRAME.format(body=body).encode()


def a_shell_setup(pass_name: str, body: str) -> bytes:
    """Return an answer file with one Shell-Setup component."""
    return an_answer_file((pass_name, a_component("Microsoft-Windows-Shell-Setup", body)))
