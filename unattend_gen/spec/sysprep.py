"""What a spec written for Sysprep says in vain.

The windowsPE and offlineServicing passes are long over when a sealed image starts. A spec that
names the target itself and still has something for them is told so. One that is rendered for
Sysprep by `--target` may serve other targets as well, and what is for those passes is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.core.key_path import PlacedMistake
from unattend_gen.core.passes import PASSES_OF_SYSPREP, Pass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.core.key_path import KeyPath
    from unattend_gen.toml.text import Table

PASS_OF: Final[dict[KeyPath, Pass]] = {
    ("disk",): Pass.WINDOWS_PE,
    ("image",): Pass.WINDOWS_PE,
    ("product_key", "setup"): Pass.WINDOWS_PE,
    ("locale", "setup_ui"): Pass.WINDOWS_PE,
    ("commands", "windows_pe"): Pass.WINDOWS_PE,
    ("hardware_checks",): Pass.WINDOWS_PE,
    ("uac",): Pass.OFFLINE_SERVICING,
}
"""What of the friendly tables goes to one pass alone, and to one that Sysprep does not run."""

_QUESTIONS_OF_SETUP: Final = ("disk", "image")

_READERS: Final = {
    Pass.WINDOWS_PE: "only Setup reads the windowsPE pass",
    Pass.OFFLINE_SERVICING: "only Setup and DISM read the offlineServicing pass",
}
_ADVICE: Final = (
    'remove it; a spec for both has target = "media" and is rendered with --target sysprep'
)


def said_in_vain(data: Table) -> Iterator[PlacedMistake]:
    """One mistake for each thing that only a pass before the image is sealed would read."""
    if data.get("target") != "sysprep":
        return
    for path, pass_ in (PASS_OF | _settings(data)).items():
        if pass_ not in PASSES_OF_SYSPREP and _is_there(data, path):
            message = f"says nothing to a sealed image: {_READERS[pass_]}"
            yield PlacedMistake(path, message, _ADVICE)
    for path in _questions(data):
        message = f"says nothing to a sealed image: {_READERS[Pass.WINDOWS_PE]}"
        yield PlacedMistake(path, message, _ADVICE)


def _questions(data: Table) -> Iterator[KeyPath]:
    """Where `interactive` has a question that only Setup asks."""
    questions = data.get("interactive")
    listed = list(enumerate(questions)) if isinstance(questions, list) else [(None, questions)]
    for index, question in listed:
        if question in _QUESTIONS_OF_SETUP:
            yield ("interactive",) if index is None else ("interactive", index)


def _settings(data: Table) -> dict[KeyPath, Pass]:
    """The settings that are named by their path, where the path begins with a pass."""
    settings = data.get("settings")
    names = settings if isinstance(settings, dict) else {}
    passes = {pass_.value: pass_ for pass_ in Pass}
    return {
        ("settings", name): passes[first]
        for name in names
        if (first := name.partition("/")[0]) in passes
    }


def _is_there(data: object, path: KeyPath) -> bool:
    for step in path:
        if not isinstance(data, dict) or step not in data:
            return False
        data = data[step]
    return True
