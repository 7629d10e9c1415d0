"""The one writer: whole or not at all, mode 0600, never over what is there unless asked to.

Everything is written and flushed in a private folder on the same file system first and then
renamed into place. What a killed run leaves behind is removed by the next run to the same place.
"""

from __future__ import annotations

from unattend_gen.output.file import demand_free, write_file, write_file_in_pieces
from unattend_gen.output.folder import demand_room, is_open_to_others, write_folder
from unattend_gen.output.in_place import (
    FileState,
    demand_replaceable,
    replacement,
    rewrite_file,
    state_of,
)
from unattend_gen.output.same_file import is_below, is_same_file, is_standard_input
from unattend_gen.output.workspace import new_file, residue_at, sweep
from unattend_gen.output.zip_members import with_members

__all__ = [
    "FileState",
    "demand_free",
    "demand_replaceable",
    "demand_room",
    "is_below",
    "is_open_to_others",
    "is_same_file",
    "is_standard_input",
    "new_file",
    "replacement",
    "residue_at",
    "rewrite_file",
    "state_of",
    "sweep",
    "with_members",
    "write_file",
    "write_file_in_pieces",
    "write_folder",
]
