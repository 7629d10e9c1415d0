"""Why a secret stays where it is, and what a person has to do about it.

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
"""What removes a value of the registry on the running machine, by the value's name."""

_NO_TEXT: Final = (
    "it stands among bytes that are no text, where nothing is replaced: delete the file, or have"
    " the program that wrote it write it anew"
)
_NOT_ENCODABLE: Final = (
    "its file cannot be written in the encoding it has: save it as UTF-8, then scrub it again"
)
_NO_PLACE: Final = "it has no place of its own there: delete the file, or mend it by hand"
_IN_CONTAINER: Final = (
    "it stands in a container in which nothing is replaced: take the file out, scrub it and put it"
    " back, or delete it there"
)
_TOO_LARGE: Final = (
    f"the text is larger than {LIMIT_BYTES // 1024**2} MiB, so it is not changed: delete the file,"
    " or split it and scrub the parts"
)


def to_be_done_by_hand(finding: Finding, reading: Reading) -> Finding:
    """A finding on what could not be replaced in a document, with the reason and advice."""
    encoding = reading.encoding
    if encoding is None:
        return replace(finding, advice=_NO_TEXT)
    try:
        is_alike = encoding.bom + reading.text.encode(encoding.name) == reading.document.data
    except UnicodeEncodeError:
        is_alike = False  # the error holds the whole document
    return replace(finding, advice=_NO_PLACE if is_alike else _NOT_ENCODABLE)


def where_nothing_is_written(finding: Finding, document: Document) -> Finding:
    """A finding on what stands in a container, or in a piece of a large text."""
    is_large = document.is_piece and not document.location.inside
    advice = _TOO_LARGE if is_large else _IN_CONTAINER
    command = on_windows(finding) if _is_of_hive(document) else None
    return replace(finding, advice=command or advice)


def on_windows(finding: Finding) -> str | None:
    """What to run on the machine that a registry value belongs to, or None."""
    setting = finding.location.setting or ""
    command = _ON_WINDOWS.get(setting.replace("/", "\\").rpartition("\\")[2].lower())
    if command is None:
        return None
    return f"nothing is written to a registry hive: run {command} on that machine as administrator"


def _is_of_hive(document: Document) -> bool:
    """Whether it is a key of a hive: text that was written here, so its lines mean nothing.

    An export of the same values has lines, and can be scrubbed as soon as it is a file.
    """
    return bool(document.location.inside) and document.first_line is None
