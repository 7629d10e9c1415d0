"""Advice on secrets that `scrub` cannot replace.

Source:
    Vendor pages of `slmgr.vbs` and of automatic logon.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from unattend_gen.core.document import LIMIT_BYTES

if TYPE_CHECKING:
    from unattend_gen.core.document import Document
    from unattend_gen.core.finding import Finding
    from unattend_gen.detect.reading import Reading


_WINLOGON: Final = r"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon"
_ON_WINDOWS: Final = {
    "defaultpassword": f'reg delete "{_WINLOGON}" /v DefaultPassword /f',
    "altdefaultpassword": f'reg delete "{_WINLOGON}" /v AltDefaultPassword /f',
    "backupproductkeydefault": "slmgr /cpky",
    "digitalproductid": "slmgr /cpky",
    "digitalproductid4": "slmgr /cpky",
}
"""The command that removes a registry value on the running machine, by the value's name."""

_NO_TEXT: Final = (
    "it is in binary data, which is not changed: delete the file, or have the program "
    "that wrote it write it again"
)
_NOT_ENCODABLE: Final = (
    "the file cannot be written in its own encoding: save it as UTF-8, then scrub it again"
)
_NO_PLACE: Final = (
    "it cannot be replaced separately from the text around it: delete the file, or edit it"
)
_IN_CONTAINER: Final = (
    "it is in a container that cannot be written: extract the file, scrub it and put it "
    "back, or delete it in the container"
)
_TOO_LARGE: Final = (
    f"the text is larger than {LIMIT_BYTES // 1024**2} MiB, so it is not changed: delete "
    "the file, or split it and scrub the parts"
)


def with_reason(finding: Finding, reading: Reading) -> Finding:
    """Return a finding on a secret that could not be replaced, with the reason as advice."""
    encoding = reading.encoding
    if encoding is None:
        return replace(finding, advice=_NO_TEXT)
    try:
        is_alike = encoding.bom + reading.text.encode(encoding.name) == reading.document.data
    except UnicodeEncodeError:
        is_alike = False  # the error contains the whole document
    return replace(finding, advice=_NO_PLACE if is_alike else _NOT_ENCODABLE)


def with_container_reason(finding: Finding, document: Document) -> Finding:
    """Return a finding in a container, or in a piece of a large text, with the reason as advice."""
    is_large = document.is_piece and not document.location.inside
    advice = _TOO_LARGE if is_large else _IN_CONTAINER
    command = command_on_windows(finding) if _is_of_hive(document) else None
    return replace(finding, advice=command or advice)


def command_on_windows(finding: Finding) -> str | None:
    """Return advice to run a command on the machine that a registry value belongs to, or None."""
    setting = finding.location.setting or ""
    command = _ON_WINDOWS.get(setting.replace("/", "\\").rpartition("\\")[2].lower())
    if command is None:
        return None
    return f"registry hives are not changed: run {command} on that machine as administrator"


def _is_of_hive(document: Document) -> bool:
    """Return whether it is a key of a hive: its text was generated, so its lines mean nothing.

    An export of the same values has lines, and can be scrubbed once it is a file.
    """
    return bool(document.location.inside) and document.first_line is None
