"""The licences that captures tell of: text of slmgr, JSON and CSV of CIM, from files and folders.

Nothing is held but the record under way, so fifty thousand machines take no more memory than one.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from unattend_gen.activation.captures import captured_files, not_understood, opened
from unattend_gen.activation.records import Lines, Records, capture_in
from unattend_gen.activation.status.license_properties import MARKS, machines_of
from unattend_gen.activation.status.machine import shown
from unattend_gen.activation.status.slmgr_text import machines_in_text
from unattend_gen.core.report import Skipped
from unattend_gen.errors import UnattendError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TextIO

    from unattend_gen.activation.status.machine import Machine
    from unattend_gen.sources.walk.tree import Address

_NOTHING: Final = (
    "it tells of no licence of Windows: save what slmgr /dlv prints, or SoftwareLicensingProduct"
    " by ConvertTo-Json or Export-Csv"
)


def machines(paths: Sequence[str]) -> Iterator[Machine | Skipped]:
    """Each licence with a key in files, folders and `-`, and what could not be understood.

    Raises:
        SourceError: a path that was named does not exist; at once.
    """
    return _in_files(captured_files(paths))


def _in_files(files: Iterator[Address | Skipped]) -> Iterator[Machine | Skipped]:
    for found in files:
        if isinstance(found, Skipped):
            yield found
        else:
            yield from _in_file(found)


def _in_file(found: Address) -> Iterator[Machine | Skipped]:
    path = found.location.path
    with opened(found) as stream:
        if isinstance(stream, Skipped):
            yield stream
            return
        some = False
        try:
            for machine in _in_stream(stream, path):
                some = True
                yield machine
        except UnattendError as error:
            yield not_understood(path, f"{error.message}; {error.advice}")
            return
    if not some:
        yield not_understood(path, _NOTHING)


def _in_stream(stream: TextIO, path: str) -> Iterator[Machine]:
    """The licences in a text, by what it is."""
    computer = shown(PurePath(path).stem)
    match capture_in(stream, MARKS, MARKS):
        case Records(properties):
            yield from machines_of(properties, path, computer)
        case Lines(lines):
            yield from machines_in_text(lines, path, computer)
