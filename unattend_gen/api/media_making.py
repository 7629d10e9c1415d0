"""`media`: a rendered folder becomes an image that Windows Setup reads."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from unattend_gen.errors import UsageError

if TYPE_CHECKING:
    from unattend_gen.core.artifact import Artifact
    from unattend_gen.imager.medium import MediumKind


@dataclass(frozen=True, slots=True)
class MediaRequest:
    """What `make_media` is to do.

    Attributes:
        folder: what `render` wrote for the target `media`.
        out: the image; its suffix says what to make.
        kind: `iso`, `floppy` or `usb`; wins over the suffix.
        label: of the volume; None for the usual one.
        oem: whether to lay out `$OEM$` folders below `sources`.
        replace: whether an image that exists may be replaced.
    """

    folder: str
    out: str
    kind: str | None = None
    label: str | None = None
    oem: bool = False
    replace: bool = False


@dataclass(frozen=True, slots=True)
class Medium:
    """An image that was written.

    Attributes:
        kind: what was made: `iso`, `usb` or `floppy`.
        files: what stands on it, by name.
        size_bytes: of the image.
    """

    kind: str
    files: tuple[Artifact, ...]
    size_bytes: int


def make_media(request: MediaRequest) -> Medium:
    """Write an image with the files of a rendered folder, whole or not at all, mode 0600.

    Every date on it is that of `SOURCE_DATE_EPOCH`, or the first of January 1980: the same folder
    gives the same bytes.

    Raises:
        UsageError: the kind, the label or the options do not go together, or the image would stand
            within the folder.
        InputError: the folder was changed since it was rendered, or does not fit.
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
    from unattend_gen.output import require_free, write_file

    kind = chosen_kind(request.out, request.kind)
    label = DEFAULT_LABEL if request.label is None else request.label
    require_label(label, kind)
    when = moment(os.environ.get(VARIABLE))
    _demand_outside(Path(request.folder), Path(request.out))
    require_free(Path(request.out), replace=request.replace)
    files = placed(read_rendered(request.folder, with_own_oem=request.oem), oem=request.oem)
    image = _image(kind, files, label, when)
    write_file(Path(request.out), image, replace=request.replace)
    return Medium(kind.value, files, len(image))


def _demand_outside(folder: Path, out: Path) -> None:
    """The manifest would not list the image, so no second one could be made of the folder."""
    if _real(out.parent).is_relative_to(_real(folder)):
        message = "the image would stand within the folder that it is made of"
        raise UsageError(message, advice="name a place beside it")


def _real(place: Path) -> Path:
    """The place behind links; one that leads to itself stays what it is, to be refused later."""
    return Path(os.path.realpath(place))


def _image(kind: MediumKind, files: tuple[Artifact, ...], label: str, moment: int) -> bytes:
    from unattend_gen.imager.medium import MediumKind

    if kind is MediumKind.ISO:
        from unattend_gen.imager.iso import iso_image

        return iso_image(files, label=label, moment=moment)
    from unattend_gen.imager.fat import fat_image

    return fat_image(files, kind, label=label, moment=moment)
