"""Spec keys, found by the registry value that they set or by words about them.

Many people know an option of Windows by the name of its registry value, such as `HideFileExt`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.catalog.switches import switches
from unattend_gen.pages.spec_key_page import SpecKey, spec_key, spec_keys

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.catalog.switches import Switch


def keys_that_set(value: str) -> tuple[SpecKey, ...]:
    """Return the keys that set a registry value of this name, in any case."""
    wanted = value.lower()
    if not wanted:
        return ()
    return tuple(
        key
        for switch in _all_switches()
        if any((fact.name or "").lower() == wanted for fact in switch.registry)
        and (key := spec_key(switch.key)) is not None
    )


def keys_about(words: str) -> tuple[str, ...]:
    """Return the keys whose name and description contain all words; none without a word.

    Args:
        words: separated by blanks or hyphens, in any case; the plural counts as the singular.
    """
    wanted = frozenset(word.removesuffix("s") for word in words.lower().replace("-", " ").split())
    keys = spec_keys().values()
    return tuple(key.name for key in keys if wanted and wanted <= _words_about(key))


def _words_about(key: SpecKey) -> frozenset[str]:
    text = f"{key.name} {key.description}".lower()
    words = "".join(each if each.isalnum() else " " for each in text).split()
    return frozenset(word.removesuffix("s") for word in words)


def _all_switches() -> Iterator[Switch]:
    for rows in switches().values():
        yield from rows
