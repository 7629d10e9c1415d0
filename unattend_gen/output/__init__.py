"""The only room that writes: a file is written completely or not at all, with mode 0600.

Content is written and flushed in a private folder on the same file system and then renamed into
place. Nothing that exists is replaced unless the caller allows it. What a killed run leaves behind
is removed by the next run to the same place.
"""

from __future__ import annotations

from unattend_gen.output.earlier_run import FolderStatus
from unattend_gen.output.file import require_free, write_file, write_file_in_pieces, write_files
from unattend_gen.output.folder import is_open_to_others, require_room, write_folder
from unattend_gen.output.in_place import (
    FileState,
    replacement,
    require_replaceable,
    rewrite_file,
    state_of,
)
from unattend_gen.output.names import is_below, is_same_file, is_standard_input
from unattend_gen.output.workspace import new_file, residue_at, sweep
from unattend_gen.output.zip_members import with_members

__all__ = [
    "FileState",
    "FolderStatus",
    "is_below",
    "is_open_to_others",
    "is_same_file",
    "is_standard_input",
    "new_file",
    "replacement",
    "require_free",
    "require_replaceable",
    "require_room",
    "residue_at",
    "rewrite_file",
    "state_of",
    "sweep",
    "with_members",
    "write_file",
    "write_file_in_pieces",
    "write_files",
    "write_folder",
]
