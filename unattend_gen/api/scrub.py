"""`scrub`: replace each secret with Setup's marker, and change nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from unattend_gen.api import inputs
from unattend_gen.api.audit import scan_context
from unattend_gen.api.progress import listener, watched
from unattend_gen.api.report import ReportOutcome
from unattend_gen.core.report import Skipped
from unattend_gen.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unattend_gen.api.inputs import Inputs, Names, PathInput
    from unattend_gen.api.progress import Progress
    from unattend_gen.core.document import Document
    from unattend_gen.core.finding import Severity
    from unattend_gen.scrubber.address import ScrubTask
    from unattend_gen.scrubber.scrubbed_file import ScrubbedPart
    from unattend_gen.sources.walk.tree import Address


@dataclass(frozen=True, slots=True, kw_only=True)
class ScrubOutcome(ReportOutcome):
    """A report on the secrets to scrub or, after writing, on those that are left.

    Attributes:
        passed_over: number of files in images that are in no known place and were not read.
        contents: the content that was passed in memory, with the marker instead of its secrets;
            containers are left out, because only files are packed again.
    """

    passed_over: int = 0
    contents: tuple[Document, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scrubbing:
    """The arguments of `scrub`, checked."""

    paths: tuple[str, ...]
    documents: tuple[Document, ...]
    allow: str | None
    deep: bool
    jobs: int | None
    journal: str | None


def scrub(
    paths: Inputs,
    *,
    in_place: bool = False,
    allow: PathInput | None = None,
    exclude: Names = (),
    deep: bool = False,
    break_signatures: bool = False,
    jobs: int | None = None,
    journal: PathInput | None = None,
    fail_on: str | Severity = "note",
    progress: Progress | None = None,
) -> ScrubOutcome:
    """Find the secrets to scrub or, in place, replace each with Setup's marker.

    Args:
        paths: files and folders, or content in memory, whose scrubbed form is in the outcome.
        in_place: write the files; without it, nothing is written.
        allow: a file with product keys that may be anywhere, one per line.
        exclude: patterns of files and folders to leave out, as in `.gitignore`.
        deep: scrub Windows images completely, not only the known places.
        break_signatures: change signed files too; their signature no longer holds.
        jobs: number of processes; None chooses it by the number of files.
        journal: a file that records which files are clean, so that an interrupted run can
            continue.
        fail_on: least severity that makes the exit code 1.
        progress: is notified of each file, and of each document with secrets.

    Raises:
        SourceError: a path does not exist.
        UsageError: an argument has the wrong type or value, standard input is among the paths, or
            the journal is in a folder that is scrubbed.
        InputError: the list of allowed keys or the journal cannot be used.
        OutputError: the journal cannot be written.
    """
    from unattend_gen.scrubber.address import ScrubTask
    from unattend_gen.scrubber.engine import ScrubContext
    from unattend_gen.scrubber.files import report
    from unattend_gen.sources.limits import Limits
    from unattend_gen.sources.streams.private_folder import sweep_folders
    from unattend_gen.sources.walk.exclusions import Exclusions, Patterns
    from unattend_gen.sources.walk.tree import addresses, require_no_stdin

    inputs.require_flags(in_place=in_place, deep=deep, break_signatures=break_signatures)
    inputs.require_counts(jobs=jobs)
    given = inputs.inputs("paths", paths)
    work = _Scrubbing(
        paths=given.paths,
        documents=given.documents,
        allow=inputs.optional_path("allow", allow),
        deep=deep,
        jobs=jobs,
        journal=inputs.optional_path("journal", journal),
    )
    level, heard = inputs.severity("fail_on", fail_on), listener(progress)
    require_no_stdin(work.paths)
    sweep_folders()
    _require_journal_elsewhere(work)
    limits = Limits(is_deep=deep)
    known = scan_context(work.allow)
    context = ScrubContext(known.key, known.allowed, breaks_signatures=break_signatures)
    task = ScrubTask(context, in_place, limits, work.journal is not None)
    left_out = Exclusions(Patterns(inputs.texts("exclude", exclude), str(Path.cwd())))
    found = watched(addresses(work.paths, suffixes=("",), exclusions=left_out), heard)
    contents: list[Document] = []
    all_parts = chain(_in_memory(work, task, contents), _parts(work, task, found))
    whole = report(_followed(all_parts, heard), fail_on=level)
    passed_over = whole.overview.passed_over if whole.overview else 0
    return ScrubOutcome(report=whole, passed_over=passed_over, contents=tuple(contents))


def _require_journal_elsewhere(work: _Scrubbing) -> None:
    from unattend_gen.output import is_below, is_same_file

    journal = work.journal
    if journal is None:
        return
    if any(is_same_file(journal, path) or is_below(journal, path) for path in work.paths):
        message = "the journal is in a folder that is scrubbed"
        raise UsageError(message, advice="name a file elsewhere")


def _in_memory(
    work: _Scrubbing, task: ScrubTask, contents: list[Document]
) -> Iterator[ScrubbedPart]:
    """Yield the results for content in memory, and collect the scrubbed documents."""
    from unattend_gen.scrubber.archive import left_in_place
    from unattend_gen.scrubber.copies import Copies
    from unattend_gen.scrubber.engine import scrub as scrub_document
    from unattend_gen.scrubber.leftovers import leftovers
    from unattend_gen.scrubber.scrubbed_file import ScrubbedFile, ScrubbedPart
    from unattend_gen.sources.blob import Blob
    from unattend_gen.sources.limits import ExtractionBudget
    from unattend_gen.sources.opening import documents_in

    for given in work.documents:
        budget = ExtractionBudget(task.limits)
        results: list[ScrubbedFile | Skipped] = []
        for document in documents_in(Blob.held(given.location, given.data), budget):
            if isinstance(document, Skipped):
                results.append(document)
            elif document.location.inside or document.is_piece:
                results.append(left_in_place(document, task.context))
            else:
                done = scrub_document(document, task.context)
                rest = leftovers([done.document], Copies.of(done.values), done.left)
                results.append(rest.added_to(ScrubbedFile.of(done)))
                contents.append(done.document)
        read = sum(1 for one in results if isinstance(one, ScrubbedFile))
        yield ScrubbedPart(tuple(results), read, (), budget.containers, budget.passed_over, 1)


def _parts(
    work: _Scrubbing, task: ScrubTask, found: Iterable[Address | Skipped]
) -> Iterator[ScrubbedPart]:
    """Yield the results of all files but those that the journal knows to be clean."""
    from unattend_gen.scrubber.files import scrubbed_parts

    if work.journal is None:
        yield from scrubbed_parts(found, task, jobs=work.jobs)
        return
    from unattend_gen.auditor.journal import opened_journal
    from unattend_gen.auditor.part import Part

    with opened_journal(Path(work.journal), _search_name(work)) as journal:
        items = journal.with_known(found)
        for part in scrubbed_parts(items, task, jobs=work.jobs):
            for _ in journal.kept([Part(kept=part.clean)]):
                yield part


def _search_name(work: _Scrubbing) -> str:
    """Return what two runs have in common that may share a journal: version, keys and depth."""
    from unattend_gen import __version__
    from unattend_gen.auditor.part import signature_of

    signature = None if work.allow is None else signature_of(work.allow, follow_link=True)
    return f"scrub {__version__} {signature} {work.deep}"


def _followed(parts: Iterable[ScrubbedPart], progress: Progress) -> Iterator[ScrubbedPart]:
    for part in parts:
        for result in part.results:
            if not isinstance(result, Skipped):
                progress.scrubbed(result)
        yield part
