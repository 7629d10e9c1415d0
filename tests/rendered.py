"""Rendered folders and files of media for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.core.artifact import Artifact
from unattend_gen.output import write_folder
from unattend_gen.renderer.engine import manifest

if TYPE_CHECKING:
    from pathlib import Path

ANSWER_FILE: Final = "AutoUnattend.xml"
SCRIPT: Final = "$OEM$/$$/Setup/Scripts/SetupComplete.cmd"


def an_artifact(name: str = ANSWER_FILE, data: bytes = b"<unattend/>") -> Artifact:
    """Return a file without secrets."""
    return Artifact(name, data, holds_secret=False)


def named(contents: dict[str, bytes]) -> tuple[Artifact, ...]:
    """Return files by name."""
    return tuple(an_artifact(name, data) for name, data in contents.items())


def a_rendered_folder(place: Path, *files: Artifact) -> str:
    """Write a folder as `render` does, and return its path as text."""
    rendered = files or (an_artifact(),)
    write_folder(place, (*rendered, manifest("media", rendered)), replace=False)
    return str(place)
