"""Which copies of answer files are Setup's own: it has used their values as they are written.

In a template, `${Secret}` or `%Password%` is the place of a value. Setup knows no templates: if
such a text is in a copy that it made or used, it is the password of the machine.

Source:
    Vendor reference: implicit search order of answer files, where copies are cached, and the
    attribute `wasPassProcessed` that Setup adds to a copy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from unattend_gen.core.location import Location

_FOLDERS: Final = ("/panther/", "/system32/sysprep/")
_MEDIA: Final = "/$oem$/"
"""Setup copies the folders below this one to the new drive; nothing in them has been used yet."""


def is_setups_copy(location: Location, *, was_processed: bool) -> bool:
    """Return whether Setup has used a document as its answer file.

    Args:
        location: of the document; inside an image, the path in the image counts.
        was_processed: whether Setup has marked any of its passes as processed.
    """
    if was_processed:
        return True
    path = "/".join(("", location.path, *location.inside)).replace("\\", "/").lower()
    return _MEDIA not in path and any(folder in path for folder in _FOLDERS)
