"""An ISO image that Windows reads: ISO 9660, Joliet and UDF over the same files.

Windows takes UDF or Joliet, where names are as they were rendered. The plain tree is for other
readers: its names are shortened, and it leaves out what stands deeper than it can.

Source:
    ECMA-119 on depth and names; the Joliet specification on 64 characters a name and 240 bytes a
    path.
"""

from __future__ import annotations

import random
import time
from contextlib import contextmanager
from io import BytesIO
from types import SimpleNamespace
from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.keys import shown_name
from unattend_gen.errors import InputError, OutputError
from unattend_gen.imager.short_names import ISO, short_names
from unattend_gen.imager.tree import Folder, as_tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pycdlib import PyCdlib

    from unattend_gen.core.artifact import Artifact

_LONGEST_NAME: Final = 64
_LONGEST_PATH: Final = 119
_DEEPEST: Final = 7
"""Folders below the root that the plain tree has; the root is its first level of eight."""

_FORBIDDEN: Final = frozenset(";")
_LEVEL: Final = 3
_JOLIET_LEVEL: Final = 3
_UDF: Final = "2.60"
_LAST_PLAIN_CHARACTER: Final = "\uffff"


def iso_image(files: Iterable[Artifact], *, label: str, moment: int) -> bytes:
    """The image; the same for the same files, label and moment, byte for byte.

    Args:
        files: with safe relative names.
        label: of the volume.
        moment: what every date shows, in seconds since 1970.

    Raises:
        InputError: a name is longer than the file systems allow, or has other characters.
        OutputError: the package that writes ISO images is not installed.
    """
    tree = as_tree(files)
    for path, folder in tree.walk():
        for name in folder.names():
            _demand_name("/".join((*path, name)), name)
    iso = _pycdlib()
    with _standing_clock(moment):
        return _written(iso, tree, label)


def _demand_name(path: str, name: str) -> None:
    advice = "give it a shorter name with letters, digits, dots and dashes"
    trouble = None
    if len(name) > _LONGEST_NAME:
        trouble = f"the name has more than {_LONGEST_NAME} characters"
    elif len(path) > _LONGEST_PATH:
        trouble = f"the path has more than {_LONGEST_PATH} characters"
    elif _FORBIDDEN & {*name} or max(name) > _LAST_PLAIN_CHARACTER:
        trouble = "the name has a character that an ISO cannot carry"
    if trouble is not None:
        raise InputError(trouble, advice=advice, where=shown_name(path))


def _written(iso: PyCdlib, tree: Folder, label: str) -> bytes:
    iso.new(interchange_level=_LEVEL, vol_ident=label, joliet=_JOLIET_LEVEL, udf=_UDF)
    plain: dict[tuple[str, ...], tuple[str, ...] | None] = {(): ()}
    for path, folder in tree.walk():
        short = short_names(folder.names(), ISO)
        for name in folder.folders:
            stem, suffix = short[name]
            plain[(*path, name)] = _deeper(plain[path], stem + suffix)
            long, own = f"/{'/'.join((*path, name))}", _joined(plain[(*path, name)])
            iso.add_directory(iso_path=own, joliet_path=long, udf_path=long)
        for name, data in folder.files.items():
            stem, suffix = short[name]
            above = plain[path]
            own = _joined(None if above is None else (*above, f"{stem}.{suffix};1"))
            long = f"/{'/'.join((*path, name))}"
            iso.add_fp(BytesIO(data), len(data), iso_path=own, joliet_path=long, udf_path=long)
    image = BytesIO()
    iso.write_fp(image)
    iso.close()
    return image.getvalue()


def _deeper(above: tuple[str, ...] | None, name: str) -> tuple[str, ...] | None:
    """A folder of the plain tree, or None where it would be too deep."""
    return None if above is None or len(above) >= _DEEPEST else (*above, name)


def _joined(plain: tuple[str, ...] | None) -> str | None:
    """A place in the plain tree as the library takes it, or None for none."""
    return None if plain is None else f"/{'/'.join(plain)}"


def _pycdlib() -> PyCdlib:
    try:
        from pycdlib import PyCdlib
    except ImportError as error:
        message = "writing an ISO needs a package that is not installed"
        raise OutputError(message, advice="pip install 'unattend-gen[iso]'") from error
    return PyCdlib()


@contextmanager
def _standing_clock(moment: int) -> Iterator[None]:
    """Have the library write one moment for each date, and no number by chance.

    It asks the clock and the dice itself and takes neither as an argument, so its modules get
    others while an image is made: no other part of the program sees them.
    """
    from pycdlib import dates, headervd, pycdlib, udf, utils

    standing = {"time": lambda: moment, "localtime": time.gmtime}
    clock: object = SimpleNamespace(**vars(time) | standing)
    dice: object = random.Random(moment)  # noqa: S311 - no secret: the name of a volume set
    modules = (dates, headervd, pycdlib, udf, utils)
    stand_ins = [
        *((vars(module), "time", clock) for module in modules),
        (vars(udf), "random", dice),
    ]
    usual = [names[name] for names, name, _ in stand_ins]
    try:
        for names, name, stand_in in stand_ins:
            names[name] = stand_in
        yield
    finally:
        for (names, name, _), module in zip(stand_ins, usual, strict=True):
            names[name] = module
