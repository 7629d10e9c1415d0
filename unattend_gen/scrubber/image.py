"""Windows images (WIM), whose files are replaced with `wimlib-imagex`.

A copy of the image is written and rebuilt, so that none of the old content remains, and then
replaces the original. A replaced file keeps its path and time; its attributes and access list are
those of a new file.

Source:
    The manual pages of wimlib on `update` and `optimize`.
"""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from unattend_gen.core.report import Skipped
from unattend_gen.errors import OutputError
from unattend_gen.output import new_file, replacement
from unattend_gen.scrubber.archive import left_in_place
from unattend_gen.scrubber.engine import scrub
from unattend_gen.scrubber.scrubbed_file import ScrubbedFile
from unattend_gen.sources.containers import wim_image
from unattend_gen.sources.containers.wim_image import PROGRAM
from unattend_gen.sources.opening import documents_in
from unattend_gen.sources.programs import Call, ProgramError, find_program, output_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from unattend_gen.output import FileState
    from unattend_gen.scrubber.copies import ScrubbedValue
    from unattend_gen.scrubber.engine import ScrubContext
    from unattend_gen.sources.blob import Blob
    from unattend_gen.sources.limits import ExtractionBudget

_STEPS: Final = 2
"""The number of the image, and the path in it."""

_PART: Final = ".swm"
_WRITTEN: Final = re.compile(r"^Last Write Time     = (.+) UTC$", re.MULTILINE)
_TIME: Final = "%a %b %d %H:%M:%S %Y"


@dataclass(frozen=True, slots=True)
class ScrubbedImage:
    """The outcomes for the documents in an image file, and the new content of its files.

    Attributes:
        results: in the order in which they were read.
        contents: new content by the number of the image and the path in it.
        values: what was replaced, to search for other copies of it.
    """

    results: tuple[ScrubbedFile | Skipped, ...]
    contents: Mapping[tuple[str, str], bytes]
    values: tuple[ScrubbedValue, ...] = field(default=(), repr=False)


def is_image(blob: Blob) -> bool:
    """Return whether the blob is a WIM file.

    Raises:
        OSError: it cannot be read.
    """
    return wim_image.recognises(blob.head(), "")


def scrubbed_image(blob: Blob, budget: ExtractionBudget, context: ScrubContext) -> ScrubbedImage:
    """Scrub the documents in an image; containers within it are searched but not changed."""
    results: list[ScrubbedFile | Skipped] = []
    contents: dict[tuple[str, str], bytes] = {}
    values: list[ScrubbedValue] = []
    for document in documents_in(blob, budget):
        if isinstance(document, Skipped):
            results.append(document)
            continue
        steps = document.location.inside
        if document.is_piece or len(steps) != _STEPS:
            results.append(left_in_place(document, context))
            continue
        result = scrub(document, context)
        results.append(ScrubbedFile.of(result))
        values += result.values
        if result.is_changed:
            contents[steps[0], steps[1]] = result.document.data
    return ScrubbedImage(tuple(results), contents, tuple(values))


def require_image_writable(path: Path, contents: Mapping[tuple[str, str], bytes]) -> str:
    """Return the program that can write to an image.

    Raises:
        OutputError: it is not installed, or the image is one part of several.
    """
    advice = "mount it on Windows, scrub its files, and commit it"
    if path.suffix.lower() == _PART:
        message = "a part of a split image cannot be written"
        raise OutputError(message, advice="join the parts (wimlib-imagex join), then scrub it")
    if any('"' in name for _, name in contents):
        raise OutputError("wimlib-imagex accepts no file name with a quotation mark", advice=advice)
    program = find_program(PROGRAM)
    if program is None:
        message = "writing images requires wimlib-imagex, which is not installed"
        raise OutputError(message, advice=f"install wimtools (Debian) or wimlib, or {advice}")
    return program


def write_image(
    path: Path, contents: Mapping[tuple[str, str], bytes], seen: FileState | None
) -> None:
    """Replace the content of files in an image; the image file is replaced in one step.

    Args:
        path: of the image file.
        contents: by the number of the image and the path in it.
        seen: state of the file when it was read.

    Raises:
        OutputError: the image cannot be written; it is unchanged.
    """
    program = require_image_writable(path, contents)
    with replacement(path, seen) as places:
        place = places.new
        with places.old.open("rb") as old, new_file(place) as copy:
            shutil.copyfileobj(old, copy)
        try:
            for number, ((image, name), data) in enumerate(contents.items()):
                source = place.with_name(str(number))
                _put(program, place, (image, f"/{name}"), source, data)
            output_of(Call((program, "optimize", str(place))))
        except ProgramError:
            # The program's output may quote names in the image.
            message = "wimlib-imagex could not write the image"
            raise OutputError(message, advice="check the image with wimlib-imagex verify") from None


def _put(program: str, place: Path, where: tuple[str, str], source: Path, data: bytes) -> None:
    """Replace the content of a file in the image, keep its time, and verify the result."""
    image, name = where
    with new_file(source) as stream:
        stream.write(data)
    shown = output_of(Call((program, "dir", str(place), image, f"--path={name}", "--detailed")))
    written = _WRITTEN.search(shown.decode("utf-8", "replace"))
    if written:
        moment = datetime.strptime(written[1], _TIME).replace(tzinfo=UTC).timestamp()
        os.utime(source, (moment, moment))
    output_of(Call((program, "update", str(place), image, f'--command=add "{source}" "{name}"')))
    if output_of(Call((program, "extract", str(place), image, name, "--to-stdout"))) != data:
        raise ProgramError
    source.unlink()
