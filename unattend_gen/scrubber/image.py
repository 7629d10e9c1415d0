"""Windows images (WIM) scrubbed from within, by `wimlib-imagex`.

A copy of the image is written to and rebuilt, so that nothing of the old content stays in it, and
then takes the original's place. A file that is replaced keeps its place and time; what else the
image says of it (attributes, access list) is as of a new file.

Source:
    The manual pages of wimlib on `update` and `optimize`.
"""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from unattend_gen.core.report import Skipped
from unattend_gen.errors import OutputError
from unattend_gen.output import new_file, replacement
from unattend_gen.scrubber.archive import told
from unattend_gen.scrubber.engine import scrub
from unattend_gen.scrubber.scrubbed_file import ScrubbedFile
from unattend_gen.sources.containers import wim_image
from unattend_gen.sources.containers.wim_image import PROGRAM
from unattend_gen.sources.opening import documents_in
from unattend_gen.sources.programs import Call, ProgramError, find_program, output_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from unattend_gen.auditor.scan import ScanContext
    from unattend_gen.output import FileState
    from unattend_gen.sources.blob import Blob
    from unattend_gen.sources.limits import ExtractionBudget

_STEPS: Final = 2
"""The number of the image, and the path in it."""

_PART: Final = ".swm"
_WRITTEN: Final = re.compile(r"^Last Write Time     = (.+) UTC$", re.MULTILINE)
_TIME: Final = "%a %b %d %H:%M:%S %Y"


@dataclass(frozen=True, slots=True)
class ScrubbedImage:
    """What became of the documents in an image file, and what its files shall hold.

    Attributes:
        results: in the order in which they were read.
        contents: new contents by the number of the image and the path in it.
    """

    results: tuple[ScrubbedFile | Skipped, ...]
    contents: Mapping[tuple[str, str], bytes]


def is_image(blob: Blob) -> bool:
    """Whether the blob is a WIM file.

    Raises:
        OSError: it cannot be read.
    """
    return wim_image.recognises(blob.head(), "")


def scrubbed_image(blob: Blob, budget: ExtractionBudget, context: ScanContext) -> ScrubbedImage:
    """The documents in an image scrubbed; what stands in containers within it is told."""
    results: list[ScrubbedFile | Skipped] = []
    contents: dict[tuple[str, str], bytes] = {}
    for document in documents_in(blob, budget):
        if isinstance(document, Skipped):
            results.append(document)
            continue
        steps = document.location.inside
        if document.is_piece or len(steps) != _STEPS:
            results.append(told(document, context))
            continue
        result = scrub(document, context)
        results.append(ScrubbedFile(document.location, result.replaced, result.left))
        if result.is_changed:
            contents[steps[0], steps[1]] = result.document.data
    return ScrubbedImage(tuple(results), contents)


def demand_image_writable(path: Path, contents: Mapping[tuple[str, str], bytes]) -> str:
    """The program that can write to an image.

    Raises:
        OutputError: it is not installed, or the image is one part of several.
    """
    advice = "mount it on Windows, scrub what is in it, and commit it"
    if path.suffix.lower() == _PART:
        message = "one part of a split image cannot be written"
        raise OutputError(message, advice="join the parts (wimlib-imagex join), then scrub it")
    if any('"' in name for _, name in contents):
        raise OutputError("a name in the image cannot be told to wimlib-imagex", advice=advice)
    program = find_program(PROGRAM)
    if program is None:
        message = "images are written by wimlib-imagex, which is not installed"
        raise OutputError(message, advice=f"install wimtools (Debian) or wimlib, or {advice}")
    return program


def write_image(
    path: Path, contents: Mapping[tuple[str, str], bytes], seen: FileState | None
) -> None:
    """Give files in an image a new content; the image file is replaced in one step.

    Args:
        path: of the image file.
        contents: by the number of the image and the path in it.
        seen: state of the file when it was read.

    Raises:
        OutputError: the image cannot be written; it is as it was.
    """
    program = demand_image_writable(path, contents)
    with replacement(path, seen) as place:
        with path.open("rb") as old, new_file(place) as copy:
            shutil.copyfileobj(old, copy)
        try:
            for number, ((image, name), data) in enumerate(contents.items()):
                source = place.with_name(str(number))
                _put(program, place, (image, f"/{name}"), source, data)
            output_of(Call((program, "optimize", str(place))))
        except ProgramError:
            # What the program says may quote names in the image.
            message = "wimlib-imagex could not write the image"
            raise OutputError(message, advice="see whether it can (wimlib-imagex verify)") from None


def _put(program: str, place: Path, where: tuple[str, str], source: Path, data: bytes) -> None:
    """Have a file in the image hold this, with the time that it had, and see that it does."""
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
