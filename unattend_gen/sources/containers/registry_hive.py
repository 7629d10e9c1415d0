"""Offline hives of the registry: SOFTWARE, SYSTEM and any other.

The place of a member is the path of the key. Lines mean nothing in it: the text is written here.
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
"""The logs beside a hive begin with the same mark, and hold no tree."""

_MOST_BYTES: Final = 512 * 1024**2
_TOO_LARGE: Final = "larger than 512 MiB; load it on Windows and export the keys"


def recognises(head: bytes, _name: str) -> bool:
    """By the mark in the beginning, and by being the hive itself."""
    return head.startswith(MARK) and head.startswith(_PRIMARY, _KIND_AT)


def members(blob: Blob, budget: ExtractionBudget) -> Iterator[Blob | Skipped]:
    """The keys of interest, or all of them where the search is deep."""
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


SOURCE: Final = Container(
    summary="offline hives of the registry",
    recognises=recognises,
    members=members,
)


_CURRENT: Final = ("Microsoft", "Windows NT", "CurrentVersion")
_LICENSING: Final = (*_CURRENT, "SoftwareProtectionPlatform")
_WDS: Final = ("Services", "WdsServer", "Providers", "WdsImgSrv", "Unattend")
_KEYS: Final = (
    _CURRENT,
    (*_CURRENT, "Winlogon"),
    _LICENSING,
    (*_LICENSING, "Activation"),
    ("WOW6432Node", *_CURRENT),
    ("WOW6432Node", *_CURRENT, "Winlogon"),
    ("Setup",),
    *((f"ControlSet00{number}", *_WDS) for number in (1, 2, 3)),
)
_ROOTS: Final = {"microsoft": "SOFTWARE", "select": "SYSTEM", "setup": "SYSTEM"}
"""What a hive is, by a key right below its root."""

_HEAD: Final = "Windows Registry Editor Version 5.00\n\n"
_BINARY: Final = frozenset({"digitalproductid", "digitalproductid4"})
_TEXTS: Final = frozenset({ValueType.REG_SZ, ValueType.REG_EXPAND_SZ, ValueType.REG_MULTI_SZ})
_ESCAPES: Final = str.maketrans({"\\": "\\\\", '"': '\\"'})


@dataclass(frozen=True, slots=True)
class KeyText:
    """A key and its values in the form of an export.

    Attributes:
        path: below the root of the hive, with backslashes.
        text: the export; empty where no value holds a text, a number or an encoded key.
        read_bytes: how much was read for it.
    """

    path: str
    text: str
    read_bytes: int


def key_texts(data: bytes, *, is_deep: bool) -> Iterator[KeyText]:
    """The keys in which secrets and the settings of Setup stand, or all.

    Args:
        data: the whole hive.
        is_deep: whether all keys are looked at.

    Raises:
        SourceError: the hive is damaged, there or further on.
    """
    hive = Hive(data)
    below = (key.name.lower() for key in _below(hive.root))
    root = next((_ROOTS[name] for name in below if name in _ROOTS), "")
    for path, key in hive.walk() if is_deep else _known(hive):
        values = tuple(key.values())
        lines = "".join(map(_line, values))
        place = "\\".join(("HKEY_LOCAL_MACHINE", *filter(None, (root, *path))))
        text = f"{_HEAD}[{_printed(place)}]\n{lines}" if lines else ""
        yield KeyText("\\".join(path), text, sum(len(value.data) for value in values))


def _below(root: HiveKey) -> Iterator[HiveKey]:
    return root.hive.keys_below(root)


def _known(hive: Hive) -> Iterator[tuple[tuple[str, ...], HiveKey]]:
    for path in _KEYS:
        key = hive.root.key(*path)
        if key is not None:
            yield path, key


def _line(value: HiveValue) -> str:
    """A value as an export writes it; nothing for one that holds no text."""
    name = f'"{_printed(value.name)}"'
    if value.type in _TEXTS:
        return f"{name}={_text(value.data)}\n"
    if value.number is not None:
        return f"{name}=dword:{value.number:08x}\n"
    if value.type == ValueType.REG_BINARY and value.name.lower() in _BINARY:
        return f"{name}=hex:{value.data.hex(',')}\n"
    return ""


def _text(data: bytes) -> str:
    """A text in quotes, or in hexadecimal where it has characters that would end the line."""
    text = data.decode("utf-16-le", "replace").rstrip("\0")
    if text.isprintable():
        return f'"{text.translate(_ESCAPES)}"'
    return f"hex(1):{data.hex(',')}"


def _printed(name: str) -> str:
    """A name that stays on its line and inside its quotes."""
    kept = "".join(one if one.isprintable() else "?" for one in name)
    return kept.replace('"', '\\"')
