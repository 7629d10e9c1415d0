"""ISO images for Windows: ISO 9660, Joliet and UDF over the same files.

Windows reads UDF or Joliet, which have the rendered names. The plain tree is for other readers: its
names are shortened, and it omits files that are nested too deeply for it.

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
from unattend_gen.imager.folder_tree import ISO, Folder, as_tree, short_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pycdlib import PyCdlib

    from unattend_gen.core.artifact import Artifact

_LONGEST_NAME: Final = 64
_LONGEST_PATH: Final = 119
_DEEPEST: Final = 7
"""Deepest folder of the plain tree; the root is the first of its eight levels."""

_FORBIDDEN: Final = frozenset(";")
_LEVEL: Final = 3
_JOLIET_LEVEL: Final = 3
_UDF: Final = "2.60"
_LAST_PLAIN_CHARACTER: Final = "\uffff"


def iso_image(files: Iterable[Artifact], *, label: str, moment: int) -> bytes:
    """Return the image; the same arguments give the same bytes.

    Args:
        files: files with safe relative names.
        label: the volume label.
        moment: the date of all files, in seconds since 1970.

    Raises:
        InputError: a name is longer than the file systems allow, or has invalid characters.
        OutputError: the package that writes ISO images is not installed.
    """
    tree = as_tree(files)
    for path, folder in tree.walk():
        for name in folder.names():
            _require_name("/".join((*path, name)), name)
    iso = _pycdlib()
    with _fixed_clock(moment):
        return _written(iso, tree, label)


def _require_name(path: str, name: str) -> None:
    advice = "give it a shorter name with letters, digits, dots and dashes"
    fault = None
    if len(name) > _LONGEST_NAME:
        fault = f"the name has more than {_LONGEST_NAME} characters"
    elif len(path) > _LONGEST_PATH:
        fault = f"the path has more than {_LONGEST_PATH} characters"
    elif _FORBIDDEN & {*name} or max(name) > _LAST_PLAIN_CHARACTER:
        fault = "the name has a character that an ISO cannot represent"
    if fault is not None:
        raise InputError(fault, advice=advice, where=shown_name(path))


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
    """Return the path of a folder in the plain tree, or None if it is too deep."""
    return None if above is None or len(above) >= _DEEPEST else (*above, name)


def _joined(plain: tuple[str, ...] | None) -> str | None:
    """Return a path in the plain tree in the format of pycdlib, or None for none."""
    return None if plain is None else f"/{'/'.join(plain)}"


def _pycdlib() -> PyCdlib:
    try:
        from pycdlib import PyCdlib
    except ImportError as error:
        message = "writing an ISO requires the package pycdlib"
        raise OutputError(message, advice="pip install 'unattend-gen[iso]'") from error
    return PyCdlib()


@contextmanager
def _fixed_clock(moment: int) -> Iterator[None]:
    """Make pycdlib write one date everywhere and no random numbers.

    It uses the clock and the random module directly and accepts neither as an argument, so they
    are replaced in its modules while an image is made. No other part of the program is affected.
    """
    from pycdlib import dates, headervd, pycdlib, udf, utils

    fixed = {"time": lambda: moment, "localtime": time.gmtime}
    clock: object = SimpleNamespace(**vars(time) | fixed)
    generator: object = random.Random(moment)  # noqa: S311 - not a secret: the name of a volume set
    modules = (dates, headervd, pycdlib, udf, utils)
    replacements = [
        *((vars(module), "time", clock) for module in modules),
        (vars(udf), "random", generator),
    ]
    originals = [names[name] for names, name, _ in replacements]
    try:
        for names, name, replacement in replacements:
            names[name] = replacement
        yield
    finally:
        for (names, name, _), module in zip(replacements, originals, strict=True):
            names[name] = module
