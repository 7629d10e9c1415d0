"""Offline registry hives: SOFTWARE, SYSTEM and any other.

Hive keys are converted to .reg text, so the .reg detector handles both. Without a deep search, only
the keys are read in which Windows keeps product keys, logons, commands that run at sign-in and the
settings of its setup. The location of a member is the path of the key. Line numbers are
meaningless, because the text is written here.

Source:
    Vendor documentation of automatic logon, of the keys Run and RunOnce, of the licensing service,
    of Setup and of the switch of Windows Deployment Services; the format of registry files.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.errors import SourceError
from unattend_gen.sources.blob import Blob
from unattend_gen.sources.containers import Container
from unattend_gen.sources.errors import damaged, limit_reached, read_failure
from unattend_gen.sources.regf import MARK, Hive, ValueType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.sources.limits import ExtractionBudget
    from unattend_gen.sources.regf import HiveKey, HiveValue

_KIND_AT: Final = 28
_PRIMARY: Final = bytes(4)
"""The log files next to a hive begin with the same mark, but have no tree."""

_MOST_BYTES: Final = 512 * 1024**2
_TOO_LARGE: Final = "larger than 512 MiB; load it on Windows and export the keys"

_CURRENT: Final = ("Microsoft", "Windows NT", "CurrentVersion")
_START: Final = ("Microsoft", "Windows", "CurrentVersion")
_USER: Final = "Software"
"""The key of a user's hive that has the same structure as the hive `SOFTWARE`."""

_LICENSING: Final = (*_CURRENT, "SoftwareProtectionPlatform")
_WDS: Final = ("Services", "WdsServer", "Providers", "WdsImgSrv", "Unattend")
_KEYS: Final = (
    _CURRENT,
    (*_CURRENT, "Winlogon"),
    _LICENSING,
    (*_LICENSING, "Activation"),
    (*_START, "Run"),
    (*_START, "RunOnce"),
    ("WOW6432Node", *_CURRENT),
    ("WOW6432Node", *_CURRENT, "Winlogon"),
    (_USER, *_CURRENT, "Winlogon"),
    (_USER, *_START, "Run"),
    (_USER, *_START, "RunOnce"),
    (_USER, *_START, "Explorer", "RunMRU"),
    ("Setup",),
    *((f"ControlSet00{number}", *_WDS) for number in (1, 2, 3)),
)
_MACHINE: Final = "HKEY_LOCAL_MACHINE"
_ROOTS: Final = {
    "microsoft": f"{_MACHINE}\\SOFTWARE",
    "select": f"{_MACHINE}\\SYSTEM",
    "setup": f"{_MACHINE}\\SYSTEM",
    "software": "HKEY_CURRENT_USER",
}
"""The path of the root of a hive by one of the keys below it."""

_HEAD: Final = "Windows Registry Editor Version 5.00\n\n"
_BINARY: Final = frozenset({"digitalproductid", "digitalproductid4"})
_TEXTS: Final = frozenset({ValueType.REG_SZ, ValueType.REG_EXPAND_SZ, ValueType.REG_MULTI_SZ})
_ESCAPES: Final = str.maketrans({"\\": "\\\\", '"': '\\"'})


@dataclass(frozen=True, slots=True)
class KeyText:
    """A key and its values in the format of an export.

    Attributes:
        path: below the root of the hive, with backslashes.
        text: the export; empty if no value holds a text, a number or an encoded product key.
        read_bytes: number of bytes that were read for it.
    """

    path: str
    text: str
    read_bytes: int


def _recognises(head: bytes, _name: str) -> bool:
    return head.startswith(MARK) and head.startswith(_PRIMARY, _KIND_AT)


def _members(blob: Blob, budget: ExtractionBudget) -> Iterator[Blob | Skipped]:
    """Yield the keys of interest, or all of them in a deep search."""
    try:
        with blob.stream() as stream:
            data = stream.read(_MOST_BYTES + 1)
    except OSError:
        yield read_failure(blob.location, budget)
        return
    if len(data) > _MOST_BYTES:
        yield Skipped(blob.location, SkipReason.TOO_LARGE, _TOO_LARGE)
        return
    try:
        yield from _keys(data, blob, budget)
    except SourceError:
        yield damaged(blob.location)


def _keys(data: bytes, blob: Blob, budget: ExtractionBudget) -> Iterator[Blob | Skipped]:
    for key in key_texts(data, is_deep=budget.limits.is_deep):
        text = key.text.encode("utf-8", "surrogatepass")
        if not (budget.takes_member() and budget.takes(key.read_bytes + len(text))):
            yield limit_reached(blob.location)
            return
        if text:
            location = blob.location.child(key.path or "\\")
            yield Blob(location, len(text), text, has_lines=False)


def key_texts(data: bytes, *, is_deep: bool) -> Iterator[KeyText]:
    """Yield the keys that may hold secrets or settings of Setup, or all keys.

    Args:
        data: the whole hive.
        is_deep: whether all keys are read.

    Raises:
        SourceError: the hive is damaged; keys before the damage were yielded.
    """
    hive = Hive(data)
    below = (key.name.lower() for key in hive.keys_below(hive.root))
    root = next((_ROOTS[name] for name in below if name in _ROOTS), _MACHINE)
    for path, key in hive.walk() if is_deep else _known(hive):
        values = tuple(key.values())
        lines = "".join(map(_line, values))
        place = "\\".join((root, *path))
        text = f"{_HEAD}[{_printed(place)}]\n{lines}" if lines else ""
        yield KeyText("\\".join(path), text, sum(len(value.data) for value in values))


def _known(hive: Hive) -> Iterator[tuple[tuple[str, ...], HiveKey]]:
    for path in _KEYS:
        key = hive.root.key(*path)
        if key is not None:
            yield path, key


def _line(value: HiveValue) -> str:
    """Return a value as an export writes it; nothing for other kinds of values."""
    name = f'"{_printed(value.name)}"'
    if value.type in _TEXTS:
        return f"{name}={_text(value.data)}\n"
    if value.number is not None:
        return f"{name}=dword:{value.number:08x}\n"
    if value.type == ValueType.REG_BINARY and value.name.lower() in _BINARY:
        return f"{name}=hex:{value.data.hex(',')}\n"
    return ""


def _text(data: bytes) -> str:
    """Return a text in quotes, or in hexadecimal if it has characters that would end the line."""
    text = data.decode("utf-16-le", "replace").rstrip("\0")
    if text.isprintable():
        return f'"{text.translate(_ESCAPES)}"'
    return f"hex(1):{data.hex(',')}"


def _printed(name: str) -> str:
    """Return a name that cannot leave its line or its quotes."""
    kept = "".join(one if one.isprintable() else "?" for one in name)
    return kept.replace('"', '\\"')


SOURCE: Final = Container(
    summary="offline hives of the registry",
    recognises=_recognises,
    members=_members,
)
