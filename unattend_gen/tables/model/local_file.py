"""A field that names a file, whose content becomes part of the model.

A file is read once, when the spec is loaded, so a loaded spec renders the same whatever happens
to the file later.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Final, TypeAlias

from unattend_gen.errors import InputError
from unattend_gen.pipes import OutsideError, opened_within
from unattend_gen.tables.model.base import Parsed, text

LIMIT_BYTES: Final = 32 * 1024 * 1024
"""More than any script or desktop picture needs."""


@dataclass(frozen=True, slots=True)
class LocalFile:
    """A file with its content.

    Attributes:
        name: without folders.
        data: its content, which is not shown.
    """

    name: str
    data: bytes = field(repr=False)

    @property
    def suffix(self) -> str:
        """The suffix in lower case, with its dot."""
        return Path(self.name).suffix.lower()


def read_local_file(path: str) -> LocalFile:
    """Return the file with this name.

    Args:
        path: a `FileName` limits where the file may be.

    Raises:
        InputError: it is elsewhere, cannot be read, is not a regular file, or is too large.
    """
    place = Path(path)
    try:
        if not place.is_file():
            message = "the file does not exist"
            raise InputError(message, advice="names are relative to the folder of the spec")
        with opened_within(place, getattr(path, "folders", None)) as file:
            data = file.read(LIMIT_BYTES + 1)
    except OutsideError as error:
        message = "the file is a link that leads out of the folders that are allowed"
        raise InputError(message, advice="put the file itself into the folder") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "no such path"
        message = f"the file cannot be read: {reason}"
        raise InputError(message, advice="check the path and its permissions") from error
    if len(data) > LIMIT_BYTES:
        message = "the file is larger than 32 MB"
        raise InputError(message, advice="use a smaller file")
    return LocalFile(place.name, data)


def _file(value: object) -> LocalFile:
    return read_local_file(text(value))


FileField: TypeAlias = Annotated[LocalFile, Parsed(_file, {"type": "string"}, (LocalFile,))]
"""A file name in the spec, the content of the file in the model."""
