"""`media`: an image that Windows Setup reads, made from a rendered folder."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from unattend_gen.api import inputs
from unattend_gen.errors import UsageError

if TYPE_CHECKING:
    from unattend_gen.api.inputs import PathInput
    from unattend_gen.core.artifact import Artifact
    from unattend_gen.imager.medium import MediumKind


@dataclass(frozen=True, slots=True)
class Medium:
    """An image.

    Attributes:
        kind: `iso`, `usb` or `floppy`.
        files: the files on it, by name.
        data: its bytes; it may hold secrets, so it is not printed.
    """

    kind: str
    files: tuple[Artifact, ...]
    data: bytes = field(repr=False)

    @property
    def size_bytes(self) -> int:
        """The size of the image."""
        return len(self.data)

    def write(self, out: PathInput, *, force: bool = False) -> None:
        """Write the image, whole or not at all, mode 0600.

        Args:
            out: the file.
            force: whether a file that exists is replaced.

        Raises:
            OutputError: the file exists or cannot be written.
        """
        from unattend_gen.output import write_file

        write_file(Path(inputs.path("out", out)), self.data, replace=force)


def media(
    folder: PathInput,
    *,
    out: PathInput | None = None,
    kind: str | None = None,
    label: str | None = None,
    oem: bool = False,
    force: bool = False,
) -> Medium:
    """Make an image of a folder that `render` wrote for the target `media`.

    Every date on the image is that of `SOURCE_DATE_EPOCH`, or 1 January 1980, so the same folder
    gives the same bytes.

    Args:
        folder: the rendered folder.
        out: the file to write, mode 0600; None leaves the image in memory.
        kind: `iso`, `usb` or `floppy`; None takes it from the suffix of `out`.
        label: the volume label; None for `UNATTEND`.
        oem: whether `$OEM$` folders are put below `sources`, where Setup copies them.
        force: whether an image that exists is replaced.

    Raises:
        UsageError: kind, label and options do not fit, or the image would be in the folder.
        InputError: the folder has changed since it was rendered, or does not fit on the medium.
        OutputError: the image exists or cannot be written; nothing is left behind.
    """
    from unattend_gen.imager.medium import (
        DEFAULT_LABEL,
        VARIABLE,
        chosen_kind,
        moment,
        require_label,
    )
    from unattend_gen.imager.places import placed
    from unattend_gen.imager.rendered_folder import read_rendered
    from unattend_gen.output import require_free

    inputs.require_texts(kind=kind, label=label)
    inputs.require_flags(oem=oem, force=force)
    source, place = inputs.path("folder", folder), inputs.optional_path("out", out)
    if place is None and kind is None:
        message = "kind is needed where no file name says what to make"
        raise UsageError(message, advice="pass kind='iso', kind='usb' or kind='floppy'")
    medium = chosen_kind(place or "", kind)
    volume = DEFAULT_LABEL if label is None else label
    require_label(volume, medium)
    when = moment(os.environ.get(VARIABLE))
    if place is not None:
        _require_outside(Path(source), Path(place))
        require_free(Path(place), replace=force)
    files = placed(read_rendered(source, with_own_oem=oem), oem=oem)
    image = Medium(medium.value, files, _image(medium, files, volume, when))
    if place is not None:
        image.write(place, force=force)
    return image


def _require_outside(folder: Path, out: Path) -> None:
    """Require the image to be outside of the folder, whose manifest would not list it.

    Raises:
        UsageError: it would be inside.
    """
    if _real(out.parent).is_relative_to(_real(folder)):
        message = "the image would be in the folder that it is made of"
        raise UsageError(message, advice="choose a place outside of the folder")


def _real(place: Path) -> Path:
    """Return the place behind links; a link to itself stays as it is, to be rejected later."""
    return Path(os.path.realpath(place))


def _image(kind: MediumKind, files: tuple[Artifact, ...], label: str, moment: int) -> bytes:
    from unattend_gen.imager.medium import MediumKind

    if kind is MediumKind.ISO:
        from unattend_gen.imager.iso import iso_image

        return iso_image(files, label=label, moment=moment)
    from unattend_gen.imager.fat import fat_image

    return fat_image(files, kind, label=label, moment=moment)
