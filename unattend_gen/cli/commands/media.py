"""`media`: make an ISO, USB or floppy image of a rendered folder."""

from __future__ import annotations

from typing import Annotated, Final

import typer

import unattend_gen as ug
from unattend_gen.api.shown import shown_name
from unattend_gen.cli import console
from unattend_gen.cli.options import ForceOption, QuietOption, help_text, require_named

HELP: Final = help_text(
    "Make an image of a folder that was rendered for the target media, and has not changed since."
    " The suffix chooses the kind: .iso, .img for a USB stick, .vfd for a floppy disk.",
    examples=(
        "unattend-gen media examples/office-laptop/expected -o answer.iso",
        "unattend-gen media examples/office-laptop/expected -o answer.img --label ANSWERS",
    ),
    exit_codes=(
        "0 written",
        "2 wrong command line",
        "3 the folder cannot be used, or the image exists or cannot be written",
    ),
)


def media(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="Folder written by render.")],
    *,
    out: Annotated[
        str, typer.Option("--out", "-o", metavar="FILE", help="Image to write, mode 0600.")
    ],
    kind: Annotated[
        str | None,
        typer.Option("--kind", metavar="KIND", help="iso, usb or floppy; overrides the suffix."),
    ] = None,
    label: Annotated[
        str | None,
        typer.Option("--label", metavar="NAME", help="Volume label; UNATTEND by default."),
    ] = None,
    oem: Annotated[
        bool,
        typer.Option("--oem", help="Put $OEM$ folders below sources, where Setup finds them."),
    ] = False,
    force: ForceOption = False,
    quiet: QuietOption = False,
) -> None:
    """Make an image."""
    medium = ug.media(folder, out=require_named(out), kind=kind, label=label, oem=oem, force=force)
    if quiet:
        return
    for file in medium.files:
        keys = " and ".join(f"a key ending in {last}" for last in file.last_fives)
        held = keys or ("a secret" if file.holds_secret else "")
        console.say(f"added {shown_name(file.name)}{f'  holds {held}' if held else ''}")
    console.say(f"wrote {shown_name(out)}: {medium.kind}, {medium.size_bytes:,} bytes")


media.__doc__ = HELP
