"""Whether the target of a spec can carry the files that its tables name.

Source:
    deployment notes: Setup copies the folder `$OEM$` below `sources` of its medium.
"""

from collections.abc import Iterator
from typing import Final

from unattend_gen.errors import InputError
from unattend_gen.tables.model.base import rejected
from unattend_gen.tables.oem import Oem
from unattend_gen.tables.theme import Theme
from unattend_gen.tables.wifi import Wifi

_CARRYING: Final = frozenset({"media", "setup"})
"""Targets whose medium has a `sources` folder."""


def demand_carrying(table: object, target: str | None) -> None:
    """See that a target carries files where a table needs one.

    Args:
        table: a table of the spec; anything else needs no file.
        target: of the spec, or None where it is wrong too.

    Raises:
        PydanticCustomError: names what the file is.
    """
    if target is None or target in _CARRYING:
        return
    for file in _files(table):
        message = f"needs a file beside the answer file ({file}), and {target} carries none"
        advice = "put it into the image instead, or render for media or setup"
        raise rejected(InputError(message, advice=advice))


def _files(table: object) -> Iterator[str]:
    match table:
        case Wifi():
            yield "the wireless profile"
        case Theme():
            yield "the wallpaper"
        case Oem(logo=logo) if logo is not None:
            yield "the logo"
        case _:
            return
