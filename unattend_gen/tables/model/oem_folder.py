r"""Files for the Windows folder: small ones are embedded, large ones are below `$OEM$`.

Setup copies the folder `$OEM$` from the `sources` folder of its medium, so files in it do not
arrive if somebody copies the answer file alone. A script of the specialize pass writes the small
ones.

Source:
    deployment notes: `\Sources\$OEM$`; files below `$$` are copied to the Windows folder.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from typing import TYPE_CHECKING, Final

from unattend_gen.core.artifact import LARGEST_EMBEDDED
from unattend_gen.core.quoting import unquoted_powershell
from unattend_gen.tables.mapping.additions import Script, Stage
from unattend_gen.tables.model.local_file import LocalFile

if TYPE_CHECKING:
    from collections.abc import Iterator

_WINDOWS: Final = "$OEM$/$$/"
_TEXT: Final = r"'(?>[^']|'')*+'"
_WRITTEN: Final = re.compile(
    rf"^\$path = Join-Path \$env:windir (?P<place>{_TEXT})$.*"
    rf"FromBase64String\((?P<content>{_TEXT})\)\)$",
    re.MULTILINE | re.DOTALL,
)
"""The place and the content of a picture, as the template writes them."""

LOGO: Final = "System32/oemlogo.bmp"
"""Path of the logo below the Windows folder."""

WLAN_PROFILE: Final = "wifi.profile"
"""Name of the wireless profile in the folder of scripts, until it is imported."""


def wallpaper(name: str) -> str:
    """Return the path of a picture with this name below the Windows folder."""
    return f"Web/Wallpaper/OEM/{name}"


def is_embedded(file: LocalFile) -> bool:
    """Return whether the answer file carries a file."""
    return len(file.data) <= LARGEST_EMBEDDED


def written_picture(name: str, place: str, file: LocalFile) -> Iterator[Script]:
    """Yield the script that writes a small picture; a large one is copied from `$OEM$`.

    Args:
        name: part of the name of the script.
        place: path of the picture below the Windows folder.
        file: the picture.
    """
    if is_embedded(file):
        values = {
            "place": place.replace("/", "\\"),
            "content": b64encode(file.data).decode("ascii"),
        }
        yield Script(Stage.SPECIALIZE, name, ".ps1", "scripts/picture.ps1.j2", values)


def found_picture(text: str) -> LocalFile | None:
    """Return the picture that a script writes, with its name on the machine."""
    found = _WRITTEN.search(text)
    if found is None:
        return None
    place, content = (unquoted_powershell(found[name]) for name in ("place", "content"))
    try:
        return LocalFile(place.rpartition("\\")[2], b64decode(content, validate=True))
    except ValueError:
        return None


def in_output(place: str) -> str:
    """Return the path below the output folder of a path below the Windows folder."""
    return _WINDOWS + place


def on_machine(place: str) -> str:
    """Return a path below the Windows folder as settings name it."""
    return "%WINDIR%\\" + place.replace("/", "\\")
