"""The keys of an offline hive as texts in the form of a registry export.

Whoever judges exports judges hives so, too. Looked at are the keys in which Windows keeps product
keys, logons and the settings of its setup; or all keys.

Source:
    Vendor documentation of automatic logon, of the licensing service, of Setup and of the switch of
    Windows Deployment Services; the form of registry files.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from unattend_gen.sources.regf import Hive, ValueType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.sources.regf import HiveKey, HiveValue

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
