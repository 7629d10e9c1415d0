"""A field that names a file on the machine where the spec is rendered."""

from typing import Annotated, TypeAlias

from unattend_gen.spec.local_files import LocalFile, read_local_file
from unattend_gen.tables.base import Parsed, text


def _file(value: object) -> LocalFile:
    return read_local_file(text(value))


FileField: TypeAlias = Annotated[LocalFile, Parsed(_file, {"type": "string"}, (LocalFile,))]
"""Named in the file, its content in the model."""
