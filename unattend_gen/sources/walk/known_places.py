"""The known places: where answer files are left in an installation, an image or a share.

Images are searched there unless the search is deep, because a whole image takes long. In folders
and archives everything is read. A place is a path with `/` from the root of the volume, compared in
lower case; `*` matches anything within one name.

Source:
    Vendor reference on where Setup looks for answer files and keeps copies; places that other tools
    for such leftovers search.
"""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from functools import cache
from typing import Final

FOLDERS: Final = (
    "windows/panther",
    "windows/system32/sysprep",
    "windows/setup/scripts",
    "$windows.~bt/sources/panther",
    "windows.old/windows/panther",
    "windows.old/windows/system32/sysprep",
    "sysprep",
    "scripts",
    "deploy",
    "sources/$oem$",
    "$oem$",
    "remoteinstall/wdsclientunattend",
    "remoteinstall/images/*/*/unattend",
    "remoteinstall/smstemp",
    "reminst/smstemp",
    "control",
    "*/control",
    "*/scripts",
    "minint",
    "_smstasksequence",
    "sms/data",
    "programdata/microsoft/wlansvc/profiles",
)
"""Folders in which everything is read, at any depth."""

NAMES: Final = (
    "*unattend*",
    "sysprep*.xml",
    "sysprep*.inf",
    "winnt.sif",
    "customsettings*",
    "bootstrap*.ini",
    "ts.xml",
    "variables.dat",
    "policy.xml",
    "*.var",
    "ovf-env*",
    "wasetup*",
    "setupcomplete*",
    "errorhandler*",
    "*.reg",
    "boot*.wim",
    "install*.wim",
    "install*.esd",
    "install*.swm",
    "winre.wim",
)
"""Names of files that are read in any folder."""

FILES: Final = (
    "windows/system32/config/software",
    "windows/system32/config/system",
    "windows/system32/startnet.cmd",
    "windows/system32/winpeshl.ini",
    "sources/*.wim",
    "sources/*.esd",
)
"""Single files that are read."""

AT_THE_TOP: Final = ("", "windows")
"""Folders in which texts and scripts are read, but not in their subfolders."""

TEXTS: Final = ("xml", "txt", "inf", "ini", "cmd", "bat", "ps1", "vbs", "sif", "log")

_LONGEST: Final = 1000


def is_known_place(path: str) -> bool:
    """Return whether a path is a known place; True for a path that is too long to match."""
    place = _plain(path)
    if len(place) > _LONGEST:
        return True
    folder, _, name = place.rpartition("/")
    if folder in AT_THE_TOP and name.rpartition(".")[2] in TEXTS:
        return True
    return _pattern().fullmatch(place) is not None


def leads_to_known_places(folder: str) -> bool:
    """Return whether a folder is a known place, above one or below one."""
    parts = _plain(folder).split("/")
    if any(_agree(parts, place.split("/")) for place in FOLDERS):
        return True
    files = (file.split("/") for file in FILES)
    return any(len(parts) < len(file) and _agree(parts, file) for file in files)


def _agree(parts: list[str], place: list[str]) -> bool:
    """Return whether two paths are equal as far as both go."""
    return all(fnmatchcase(part, sign) for part, sign in zip(parts, place, strict=False))


def _plain(path: str) -> str:
    return path.replace("\\", "/").strip("/").lower()


@cache
def _pattern() -> re.Pattern[str]:
    any_depth = "(?:.*/)?"
    return re.compile(
        "|".join(
            (
                *(f"{any_depth}{_expression(folder)}/.*" for folder in FOLDERS),
                *(f"{any_depth}{_expression(name)}" for name in NAMES),
                *(_expression(file) for file in FILES),
            )
        ),
        re.DOTALL,
    )


def _expression(glob: str) -> str:
    return re.escape(glob).replace(r"\*", "[^/]*")
