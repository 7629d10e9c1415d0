"""Namespaces of answer files, and qualified names in them.

Source:
    Vendor reference: `unattend` element and its attributes.
"""

from __future__ import annotations

from typing import Final

UNATTEND_NS: Final = "urn:schemas-microsoft-com:unattend"
WCM_NS: Final = "http://schemas.microsoft.com/WMIConfig/2002/State"
XSI_NS: Final = "http://www.w3.org/2001/XMLSchema-instance"
CPI_NS: Final = "urn:schemas-microsoft-com:cpi"

SCRIPTS_NS: Final = "urn:unattend-gen:scripts:1"
"""Our namespace for the section that embeds scripts in an answer file; Setup ignores it."""

UNATTEND: Final = f"{{{UNATTEND_NS}}}unattend"
SETTINGS: Final = f"{{{UNATTEND_NS}}}settings"
COMPONENT: Final = f"{{{UNATTEND_NS}}}component"
ACTION: Final = f"{{{WCM_NS}}}action"
KEY_VALUE: Final = f"{{{WCM_NS}}}keyValue"

PUBLIC_KEY_TOKEN: Final = "31bf3856ad364e35"  # noqa: S105 - public, of a signature
"""The token of all components that Microsoft signs."""


def local(tag: object) -> str:
    """Return the name in a tag without its namespace. The argument has lxml's type of `tag`."""
    return str(tag).rpartition("}")[2]


def namespace(tag: object) -> str:
    """Return the namespace of a tag, or an empty text."""
    return str(tag).rpartition("}")[0][1:]
