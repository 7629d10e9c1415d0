"""What a spec written for Sysprep says in vain.

The windowsPE pass is long over when a sealed image starts. A spec that names the target itself
and still has something for that pass is told so. One that is rendered for Sysprep by `--target`
may serve other targets as well, and what is for windowsPE is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.core.key_path import PlacedMistake
from unattend_gen.core.passes import Pass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.core.key_path import KeyPath
    from unattend_gen.toml.text import Table

_SETUP_ONLY: Final[tuple[KeyPath, ...]] = (
    ("disk",),
    ("image",),
    ("product_key", "setup"),
    ("locale", "setup_ui"),
    ("commands", "windows_pe"),
)
_MESSAGE: Final = "says nothing to a sealed image: only Setup reads the windowsPE pass"
_ADVICE: Final = (
    'remove it; a spec for both has target = "media" and is rendered with --target sysprep'
)


def said_in_vain(data: Table) -> Iterator[PlacedMistake]:
    """One mistake for each thing that only the windowsPE pass would read."""
    if data.get("target") != "sysprep":
        return
    settings = data.get("settings")
    names = settings if isinstance(settings, dict) else {}
    paths = [("settings", name) for name in names if name.startswith(f"{Pass.WINDOWS_PE}/")]
    for path in (*_SETUP_ONLY, *paths):
        if _is_there(data, path):
            yield PlacedMistake(path, _MESSAGE, _ADVICE)


def _is_there(data: object, path: KeyPath) -> bool:
    for step in path:
        if not isinstance(data, dict) or step not in data:
            return False
        data = data[step]
    return True
