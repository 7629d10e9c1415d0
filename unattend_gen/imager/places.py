r"""Where each rendered file stands on a medium.

Setup looks for `AutoUnattend.xml` in the root of removable media. What a medium lays into the new
Windows stands in `sources\$OEM$`, with `$$` for the Windows folder and `$1` for the system drive;
Setup runs `Setup\Scripts\SetupComplete.cmd` below the Windows folder when it is done.

Source:
    Deployment notes: implicit search order; `\Sources\$OEM$` of a distribution.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from unattend_gen.errors import InputError, UsageError
from unattend_gen.imager.rendered_folder import OEM
from unattend_gen.output.names import require_safe_names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from unattend_gen.core.artifact import Artifact

_ANSWER_FILE: Final = "autounattend.xml"
_SETUP_SCRIPTS: Final = "$OEM$/$$/Setup/Scripts/"
_SETUP_COMPLETE: Final = "setupcomplete.cmd"


def placed(files: Iterable[Artifact], *, oem: bool) -> tuple[Artifact, ...]:
    """The files under the names that they have on the medium, in the order of these names.

    Args:
        files: of a rendered folder.
        oem: whether `$OEM$` folders are laid out.

    Raises:
        InputError: Setup would find no answer file.
        UsageError: there is something for `$OEM$` folders, and they were not asked for.
        OutputError: a name cannot stand on a medium.
    """
    rendered = tuple(files)
    if not any(file.name.lower() == _ANSWER_FILE for file in rendered):
        message = "there is no AutoUnattend.xml, the one name that Setup looks for on media"
        raise InputError(message, advice="render it with --target media")
    if not oem and any(file.name.startswith(OEM) for file in rendered):
        message = "the folder has files for the new Windows, in $OEM$"
        raise UsageError(message, advice="give --oem to lay them out where Setup copies them from")
    names = {file.name: _place(file.name) if oem else file.name for file in rendered}
    require_safe_names(names.values())
    on_medium = (replace(file, name=names[file.name]) for file in rendered)
    return tuple(sorted(on_medium, key=lambda file: file.name))


def _place(name: str) -> str:
    if name.lower() == _SETUP_COMPLETE:
        return f"sources/{_SETUP_SCRIPTS}{name}"
    return f"sources/{name}" if name.startswith(OEM) else name
