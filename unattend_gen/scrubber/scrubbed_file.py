"""The outcomes for scrubbed documents; they contain no secret and may travel between processes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from unattend_gen.core.finding import Finding  # noqa: TC001 - dataclass field
from unattend_gen.core.location import Location  # noqa: TC001 - dataclass field
from unattend_gen.core.report import Skipped, SkipReason

if TYPE_CHECKING:
    from unattend_gen.auditor.part import FileResult
    from unattend_gen.errors import OutputError
    from unattend_gen.scrubber.engine import Scrubbed


@dataclass(frozen=True, slots=True)
class ScrubbedFile:
    """The outcome for one document.

    Attributes:
        location: of the document.
        replaced: the secrets that were, or would be, replaced.
        left: those that remain, with advice on them.
        notes: what else the change leaves: copies of the values, and invalid signatures.
        is_written: whether the file has been changed.
        trouble: why it could not be written, or could not be searched completely afterwards.
    """

    location: Location
    replaced: tuple[Finding, ...] = ()
    left: tuple[Finding, ...] = ()
    is_written: bool = False
    trouble: Skipped | None = None
    notes: tuple[Finding, ...] = ()

    @property
    def is_clean(self) -> bool:
        """Whether there was nothing to scrub, and everything was searched."""
        return not (self.replaced or self.left or self.notes or self.trouble)

    @classmethod
    def of(cls, done: Scrubbed) -> ScrubbedFile:
        """Return the planned outcome for a scrubbed document."""
        at = done.original.location
        return cls(at, done.replaced, done.left, trouble=done.trouble, notes=done.notes)

    def kept(self, advice: str) -> ScrubbedFile:
        """Return the outcome if the file is not to be changed, with the reason as advice."""
        stays = (replace(one, advice=advice, fix=None) for one in self.replaced)
        return replace(self, replaced=(), left=(*stays, *self.left), notes=())

    def written(self) -> ScrubbedFile:
        """Return the outcome after the file, or the archive around it, was written."""
        return replace(self, is_written=True) if self.replaced else self

    def not_written(self, error: OutputError) -> ScrubbedFile:
        """Return the outcome if the file, or the archive around it, could not be written."""
        if not self.replaced:
            return replace(self, notes=())
        advice = f"{error.message}; {error.advice}"
        trouble = Skipped(self.location, SkipReason.NOT_WRITTEN, advice)
        return replace(self.kept(advice), trouble=trouble)


@dataclass(frozen=True, slots=True)
class ScrubbedPart:
    """The outcomes for some files, in order.

    Attributes:
        results: for the documents with secrets, and what could not be read.
        documents: how many there were, including clean ones.
        clean: the files without secrets, for a journal.
        containers: how many archives, images and hives were opened and read completely.
        passed_over: how many files in images are outside the known places and were not read.
        files: how many files were opened, readable or not.
    """

    results: tuple[ScrubbedFile | Skipped, ...] = ()
    documents: int = 0
    clean: tuple[FileResult, ...] = ()
    containers: int = 0
    passed_over: int = 0
    files: int = 0
