r"""Where each rendered file is put on a medium.

Setup looks for `AutoUnattend.xml` in the root of removable media. Files for the new Windows are in
`sources\$OEM$`, with `$$` for the Windows folder and `$1` for the system drive. At its end Setup
runs `Setup\Scripts\SetupComplete.cmd` below the Windows folder.

Source:
    Deployment notes: implicit search order; `\Sources\$OEM$` of a distribution.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from unattend_gen.errors import UsageError
from unattend_gen.imager.rendered_folder import OEM
from unattend_gen.output.names import require_safe_names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from unattend_gen.core.artifact import Artifact

_SETUP_SCRIPTS: Final = "$OEM$/$$/Setup/Scripts/"
_SETUP_COMPLETE: Final = "setupcomplete.cmd"


def placed(files: Iterable[Artifact], *, oem: bool) -> tuple[Artifact, ...]:
    """Return the files with their names on the medium, sorted by name.

    Args:
        files: the files of a rendered folder.
        oem: whether `$OEM$` folders are copied.

    Raises:
        UsageError: there are files for `$OEM$` folders, and `oem` is false.
        OutputError: a name is not valid on a medium.
    """
    rendered = tuple(files)
    if not oem and any(file.name.startswith(OEM) for file in rendered):
        message = "the folder has files for the new Windows, in $OEM$"
        raise UsageError(message, advice="pass --oem to put them where Setup copies them from")
    names = {file.name: _place(file.name) if oem else file.name for file in rendered}
    require_safe_names(names.values())
    on_medium = (replace(file, name=names[file.name]) for file in rendered)
    return tuple(sorted(on_medium, key=lambda file: file.name))


def _place(name: str) -> str:
    if name.lower() == _SETUP_COMPLETE:
        return f"sources/{_SETUP_SCRIPTS}{name}"
    return f"sources/{name}" if name.startswith(OEM) else name
