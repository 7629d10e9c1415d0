"""`scrub`: Setup's marker in place of each secret, and nothing else changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from unattend_gen.core.finding import Severity
from unattend_gen.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from unattend_gen.core.report import Report, Skipped
    from unattend_gen.scrubber.address import ScrubTask
    from unattend_gen.scrubber.scrubbed_file import ScrubbedFile, ScrubbedPart
    from unattend_gen.sources.walk.tree import Address

    Watch = Callable[[Iterable[Address | Skipped]], Iterable[Address | Skipped]]
    Tell = Callable[[ScrubbedFile], None]
    Count = Callable[[int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScrubRequest:
    """What `scrub` is to do.

    Attributes:
        paths: files and folders.
        allow: file with product keys that may stand anywhere, one a line.
        exclude: patterns of what a walk leaves out, relative to the working folder.
        in_place: whether files are written; else they are only planned.
        is_deep: whether Windows images are scrubbed as a whole, instead of the places where
            secrets are left.
        jobs: how many processes; None for as many as are worth it.
        journal: file that keeps which files have nothing to scrub, so that a run that was
            interrupted can go on without a look at them.
        fail_on: least severity that makes the exit code 1, or None for never.
    """

    paths: tuple[str, ...]
    allow: str | None = None
    exclude: tuple[str, ...] = ()
    in_place: bool = False
    is_deep: bool = False
    jobs: int | None = None
    journal: str | None = None
    fail_on: Severity | None = field(default=Severity.NOTE)


def scrub(
    request: ScrubRequest,
    *,
    watch: Watch = iter,
    tell: Tell | None = None,
    tell_passed_over: Count | None = None,
) -> Report:
    """What there is to scrub, or after writing what is left.

    Args:
        request: what to look at, and whether to write.
        watch: hands on the addresses; the reader sees them meanwhile.
        tell: is shown each document in which there is something to do, as it is done.
        tell_passed_over: is told in the end how many files in images stand in no known place, and
            were not looked at.

    Raises:
        SourceError: a path that was named does not exist.
        UsageError: standard input is among the paths, or the journal is in what is searched.
        InputError: the list of allowed keys or the journal cannot be used.
        OutputError: the journal cannot be written.
    """
    from unattend_gen.api.auditing import scan_context
    from unattend_gen.scrubber.address import ScrubTask
    from unattend_gen.scrubber.files import report
    from unattend_gen.sources.limits import Limits
    from unattend_gen.sources.streams.private_folder import sweep_folders
    from unattend_gen.sources.walk.exclusions import Exclusions, Patterns
    from unattend_gen.sources.walk.tree import addresses, require_no_stdin

    require_no_stdin(request.paths)
    sweep_folders()
    _demand_journal_elsewhere(request)
    keeps_files = request.journal is not None
    limits = Limits(is_deep=request.is_deep)
    task = ScrubTask(scan_context(request.allow), request.in_place, limits, keeps_files)
    left_out = Exclusions(Patterns(request.exclude, str(Path.cwd())))
    found = watch(addresses(request.paths, suffixes=("",), exclusions=left_out))
    parts = _parts(request, task, found)
    return report(_told(parts, tell, tell_passed_over), fail_on=request.fail_on)


def _demand_journal_elsewhere(request: ScrubRequest) -> None:
    from unattend_gen.output import is_below, is_same_file

    journal = request.journal
    if journal is None:
        return
    if any(is_same_file(journal, path) or is_below(journal, path) for path in request.paths):
        message = "the journal stands in a folder that is scrubbed"
        raise UsageError(message, advice="name a file elsewhere")


def _parts(
    request: ScrubRequest, task: ScrubTask, found: Iterable[Address | Skipped]
) -> Iterator[ScrubbedPart]:
    """What became of the files; those that the journal knows are passed over."""
    from unattend_gen.scrubber.files import scrubbed_parts

    if request.journal is None:
        yield from scrubbed_parts(found, task, jobs=request.jobs)
        return
    from unattend_gen.auditor.journal import opened_journal
    from unattend_gen.auditor.part import Part

    with opened_journal(Path(request.journal), _search_name(request)) as journal:
        items = journal.with_known(found)
        for part in scrubbed_parts(items, task, jobs=request.jobs):
            for _ in journal.kept([Part(kept=part.clean)]):
                yield part


def _search_name(request: ScrubRequest) -> str:
    """What makes two runs the same: this version of the program, and the same list of keys."""
    from unattend_gen import __version__
    from unattend_gen.auditor.part import signature_of

    signature = None if request.allow is None else signature_of(request.allow, follow_link=True)
    return f"scrub {__version__} {signature} {request.is_deep}"


def _told(
    parts: Iterable[ScrubbedPart], tell: Tell | None, tell_passed_over: Count | None
) -> Iterator[ScrubbedPart]:
    from unattend_gen.core.report import Skipped

    passed_over = 0
    for part in parts:
        passed_over += part.passed_over
        for result in part.results:
            if tell is not None and not isinstance(result, Skipped):
                tell(result)
        yield part
    if tell_passed_over is not None:
        tell_passed_over(passed_over)
