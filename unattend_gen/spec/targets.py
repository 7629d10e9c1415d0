"""Deployment targets as a spec sees them.

The targets themselves are files of the renderer, one each. Reading a spec gets their facts as
`Targets` from its caller, so that this package neither imports the renderer nor lists targets.

All checks run on the plain values of a spec, so that they are reported together with every other
error in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from unattend_gen.catalog.words import nearest
from unattend_gen.core.artifact import LARGEST_EMBEDDED
from unattend_gen.core.key_path import PlacedMistake
from unattend_gen.core.passes import Architecture, Pass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.core.key_path import KeyPath
    from unattend_gen.toml.text import Table


@dataclass(frozen=True, slots=True)
class Unused:
    """A part of a spec that a target ignores.

    Attributes:
        keys: keys of the spec.
        settings: a setting path; the setting and all settings below it.
        reason: why it has no effect.
        advice: what to write instead.
    """

    keys: tuple[KeyPath, ...]
    settings: str
    reason: str
    advice: str


@dataclass(frozen=True, slots=True)
class TargetFacts:
    """What reading a spec needs to know about a target.

    Attributes:
        passes: the passes in its answer files.
        architectures: the processor architectures that it supports.
        copies_oem_folder: whether files in `$OEM$` reach the computer.
        unused: further parts of a spec that have no effect.
    """

    passes: frozenset[Pass] = frozenset(Pass)
    architectures: tuple[Architecture, ...] = tuple(Architecture)
    copies_oem_folder: bool = False
    unused: tuple[Unused, ...] = ()


Targets: TypeAlias = Mapping[str, TargetFacts]
"""The facts of every built-in target by its name."""

PASS_OF: Final[Mapping[KeyPath, Pass]] = {
    ("disk",): Pass.WINDOWS_PE,
    ("disk_check",): Pass.WINDOWS_PE,
    ("image",): Pass.WINDOWS_PE,
    ("product_key", "setup"): Pass.WINDOWS_PE,
    ("locale", "setup_ui"): Pass.WINDOWS_PE,
    ("commands", "windows_pe"): Pass.WINDOWS_PE,
    ("hardware_checks",): Pass.WINDOWS_PE,
    ("drivers", "windows_pe"): Pass.WINDOWS_PE,
    ("drivers", "image"): Pass.OFFLINE_SERVICING,
    ("uac",): Pass.OFFLINE_SERVICING,
}
"""Keys that affect a single pass, which not every target has."""

_READERS: Final = {
    Pass.WINDOWS_PE: "only Setup reads the windowsPE pass",
    Pass.OFFLINE_SERVICING: "only Setup and DISM read the offlineServicing pass",
}
_QUESTIONS_OF_SETUP: Final = ("disk", "image")

_FILES: Final[Mapping[KeyPath, str]] = {
    ("theme", "wallpaper"): "the wallpaper",
    ("oem", "logo"): "the logo",
}
"""Keys that need a file on the computer, which is copied from `$OEM$` if it is large."""


def target_errors(data: Table, targets: Targets) -> Iterator[PlacedMistake]:
    """Yield an error if the target does not exist, or cannot do what the spec requires of it."""
    name = data.get("target")
    if not isinstance(name, str) or not name:
        return
    facts = targets.get(name)
    if facts is None:
        yield _unknown(name, targets)
        return
    architectures = {str(one) for one in Architecture} - set(facts.architectures)
    if data.get("architecture") in architectures:
        supported = " and ".join(facts.architectures)
        message = f"the target {name} supports {supported} only"
        advice = f'write architecture = "{facts.architectures[0]}" or another target'
        yield PlacedMistake(("architecture",), message, advice)
    if not facts.copies_oem_folder:
        able = " or ".join(sorted(each for each in targets if targets[each].copies_oem_folder))
        for path, file in _FILES.items():
            if _is_large(data, path):
                message = f"{file} is larger than 128 KB, and {name} copies no files"
                advice = f"use a smaller file, put it into the image, or render for {able}"
                yield PlacedMistake(path, message, advice)


def _is_large(data: object, path: KeyPath) -> bool:
    """Return whether a key names a file that an answer file does not carry."""
    value = data
    for step in path:
        value = value.get(step) if isinstance(value, dict) else None
    try:
        return isinstance(value, str) and Path(value).stat().st_size > LARGEST_EMBEDDED
    except (OSError, ValueError):
        return False  # reading it reports the error


def _unknown(name: str, targets: Targets) -> PlacedMistake:
    near = nearest(name, targets)
    advice = f"did you mean {near}?" if near else f"the targets are {', '.join(targets)}"
    # The value is not shown, because it may be a password in the wrong place.
    return PlacedMistake(("target",), "there is no such target", advice)


def unused_keys(data: Table, targets: Targets) -> Iterator[PlacedMistake]:
    """Yield an error for each part of a spec that has no effect for the target it names.

    A spec that is rendered for another target by `--target` may be meant for several targets, and
    must not be checked.
    """
    name = data.get("target")
    facts = targets.get(name) if isinstance(name, str) else None
    if facts is None:
        return
    for path, reason in _in_missing_passes(data, facts):
        advice = (
            f'remove it; a spec for both has target = "media" and is rendered with --target {name}'
        )
        yield PlacedMistake(path, f"has no effect: {reason}", advice)
    for unused in facts.unused:
        for path in (*unused.keys, *_settings_below(data, unused.settings)):
            if _is_set(data, path):
                yield PlacedMistake(path, f"has no effect: {unused.reason}", unused.advice)


def _in_missing_passes(data: Table, facts: TargetFacts) -> Iterator[tuple[KeyPath, str]]:
    """Yield each key that only a pass that the target lacks would read, and who reads that pass."""
    for path, pass_ in (dict(PASS_OF) | _passes_of_settings(data)).items():
        if pass_ not in facts.passes and _is_set(data, path):
            yield path, _reason(pass_)
    if Pass.WINDOWS_PE not in facts.passes:
        for path in _questions_of_setup(data):
            yield path, _reason(Pass.WINDOWS_PE)


def _reason(pass_: Pass) -> str:
    return _READERS.get(pass_, f"the target does not have the {pass_} pass")


def _questions_of_setup(data: Table) -> Iterator[KeyPath]:
    """Yield the entries of `interactive` that only Setup asks."""
    questions = data.get("interactive")
    listed = list(enumerate(questions)) if isinstance(questions, list) else [(None, questions)]
    for index, question in listed:
        if question in _QUESTIONS_OF_SETUP:
            yield ("interactive",) if index is None else ("interactive", index)


def _passes_of_settings(data: Table) -> dict[KeyPath, Pass]:
    """Return the pass of each entry of `[settings]` whose path begins with one."""
    passes = {pass_.value: pass_ for pass_ in Pass}
    return {
        ("settings", name): passes[first]
        for name in _settings(data)
        if (first := name.partition("/")[0]) in passes
    }


def _settings_below(data: Table, path: str) -> Iterator[KeyPath]:
    for name in _settings(data):
        if f"{name}/".startswith(f"{path}/"):
            yield ("settings", name)


def _settings(data: Table) -> Table:
    settings = data.get("settings")
    return settings if isinstance(settings, dict) else {}


def _is_set(data: object, path: KeyPath) -> bool:
    for step in path:
        if not isinstance(data, dict) or step not in data:
            return False
        data = data[step]
    return True
