"""`audit`: every leftover key and password below what was named."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from unattend_gen.core.finding import Severity
from unattend_gen.core.overview import LeftOutReason, Run
from unattend_gen.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from unattend_gen.auditor.engine import Task
    from unattend_gen.auditor.part import Part
    from unattend_gen.auditor.scan import ScanContext
    from unattend_gen.baseline import Known
    from unattend_gen.configuration.values import Configuration
    from unattend_gen.core.report import Report, Skipped
    from unattend_gen.sources.limits import Limits
    from unattend_gen.sources.walk.exclusions import Patterns
    from unattend_gen.sources.walk.tree import Address

    Watch = Callable[[Iterable[Address | Skipped]], Iterable[Address | Skipped]]
    Follow = Callable[[Iterable[Part]], Iterable[Part]]


def _not_told(_: str) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRequest:
    """What `audit` is to do.

    Attributes:
        paths: files, folders and `-`.
        allow: file with product keys that may stand anywhere, one a line; for keys that an
            organisation has published itself.
        jobs: how many processes; None for as many as are worth it.
        executor: who searches: `serial`, `processes`, `dask`; None for what suits the jobs.
        fail_on: least severity that makes the exit code 1, or None for never.
        since: a date or how long ago; files that have not changed since are left out.
        exclude: patterns of what a walk leaves out, relative to the working folder; nothing by
            default.
        heeds_gitignore: whether a walk leaves out what Git ignores.
        allows_skipped: whether what was skipped leaves the exit code alone.
        is_deep: whether images, virtual disks and hives are searched as a whole, instead of the
            places in them where answer files, keys and passwords are left.
        max_bytes: most that is unpacked from one file, all levels together; None for 16 GiB.
        hash_key: source of the key for `secret_id`, `env:NAME` or `file:PATH`; None for a new
            one, whose hashes agree with no other run's.
        journal: file that keeps what was found, so that an interrupted run can go on.
        baseline: file of known findings, in place of the configuration's.
        heeds_baseline: whether any baseline counts.
        shows_known: whether the report has what is known or allowed, as suppressed.
        is_stamped: whether the report says when and where the search ran.
        is_staged: whether what Git has staged below the paths is searched, not the files; without
            paths that of the working folder.
        configuration: file or nearest one; None for an empty one.
    """

    paths: tuple[str, ...]
    allow: str | None = None
    jobs: int | None = None
    executor: str | None = None
    fail_on: Severity | None = field(default=Severity.WARNING)
    since: str | None = None
    exclude: tuple[str, ...] = ()
    heeds_gitignore: bool = False
    allows_skipped: bool = False
    is_deep: bool = False
    max_bytes: int | None = None
    hash_key: str | None = None
    journal: str | None = None
    baseline: str | None = None
    heeds_baseline: bool = True
    shows_known: bool = False
    is_stamped: bool = False
    is_staged: bool = False
    configuration: Configuration | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditOutcome:
    """What came out.

    Attributes:
        report: without what is known or allowed.
        unused: entries of the baseline that nothing was found for.
        expired: entries of the baseline whose findings count again.
    """

    report: Report
    unused: tuple[Known, ...] = ()
    expired: tuple[Known, ...] = ()


def audit(request: AuditRequest, *, watch: Watch = iter) -> Report:
    """Findings on everything that can be read, and what could not be.

    Args:
        request: what to look at.
        watch: hands on the addresses; the reader sees them meanwhile.

    Raises:
        UnattendError: as `audit_paths`.
    """
    return audit_paths(request, watch=watch).report


def audit_paths(
    request: AuditRequest,
    *,
    watch: Watch = iter,
    follow: Follow = iter,
    tell: Callable[[str], object] = _not_told,
) -> AuditOutcome:
    """The same, and what there is to say about the baseline.

    Args:
        request: what to look at.
        watch: hands on the addresses; the reader sees them meanwhile.
        follow: hands on what was found, part by part; the reader sees how far the work is.
        tell: is called with each file or folder that is left out.

    Raises:
        SourceError: a path that was named does not exist.
        InputError: a list of allowed keys, the key for hashes, the journal or the baseline
            cannot be used.
        OutputError: the journal cannot be written.
        UsageError: an option's value is none, or one is missing beside another.
    """
    from unattend_gen.api.audit_known import read_known
    from unattend_gen.auditor.engine import Task, report
    from unattend_gen.sources.streams.private_folder import sweep_folders

    began = _now()
    _demand_fitting(request)
    sweep_folders()
    known = read_known(request)
    keeps_files = request.journal is not None
    task = Task(
        scan_context(request.allow, request.hash_key), _limits(request), keeps_files=keeps_files
    )
    left_out: Counter[LeftOutReason] = Counter()
    found = known.noted(watch(_addresses(request, left_out, tell)))
    parts = follow(_parts(request, task, found))
    whole = report(parts, fail_on=request.fail_on, through=known.sifted)
    if whole.overview is not None:
        all_left_out = {**left_out, **whole.overview.left_out}
        whole = replace(whole, overview=replace(whole.overview, left_out=all_left_out))
    run = Run(began, _now(), _host()) if request.is_stamped else None
    return known.outcome(
        replace(
            whole,
            allows_skipped=request.allows_skipped,
            may_be_empty=request.is_staged,
            run=run,
        )
    )


def count_files(request: AuditRequest) -> int:
    """How many files `audit_paths` will open, by a walk of its own that opens none."""
    if request.is_staged:
        return 0
    return sum(1 for _ in _addresses(request, Counter(), _not_told))


def scan_context(allow: str | None, hash_key: str | None = None) -> ScanContext:
    """The key for the hashes of a run, and what may stand anywhere.

    Args:
        allow: file with product keys, one a line.
        hash_key: source of an organisation's key; None for a new one.

    Raises:
        InputError: the list or the key cannot be used.
    """
    from unattend_gen.auditor.scan import ScanContext
    from unattend_gen.core.secret import secret_id
    from unattend_gen.spec.keys import read_key_list

    key = _key(hash_key)
    secrets = read_key_list(allow) if allow is not None else ()
    return ScanContext(key, frozenset(secret_id(secret, key) for secret in secrets))


def _limits(request: AuditRequest) -> Limits:
    from unattend_gen.sources.limits import Limits

    limits = Limits(is_deep=request.is_deep)
    if request.max_bytes is None:
        return limits
    return replace(limits, total_bytes=request.max_bytes)


def _key(source: str | None) -> bytes:
    from unattend_gen.core.secret import new_key
    from unattend_gen.spec.keys import read_hash_key

    return new_key() if source is None else read_hash_key(source)


def _demand_fitting(request: AuditRequest) -> None:
    """Refuse options that would not do what they promise.

    Raises:
        UsageError: no paths; a journal without a key that lasts, or one that would be searched
            itself; options that make no sense for what is staged.
    """
    if not request.paths and not request.is_staged:
        message = "nothing was named that is to be searched"
        raise UsageError(message, advice="name a file or a folder")
    if request.is_staged and (request.journal or request.since or request.exclude):
        message = "--staged searches all that is staged: no --journal, --since or --exclude"
        raise UsageError(message, advice="leave these options out, or --staged")
    if request.journal is None:
        return
    if request.hash_key is None:
        message = "--journal needs --hash-key: the hashes of both halves of a run have to agree"
        raise UsageError(message, advice="add --hash-key file:PATH with a long random text in PATH")
    from unattend_gen.output import is_below

    if any(is_below(request.journal, path) for path in request.paths):
        message = "the journal stands in a folder that is searched"
        raise UsageError(message, advice="name a file elsewhere")


def _addresses(
    request: AuditRequest, left_out: Counter[LeftOutReason], tell: Callable[[str], object]
) -> Iterator[Address | Skipped]:
    """The files that are to be searched; what is left out is counted and told."""
    from unattend_gen.sources.walk.exclusions import Exclusions
    from unattend_gen.sources.walk.recent import changed_since, parse_moment
    from unattend_gen.sources.walk.tree import addresses

    def told(reason: LeftOutReason) -> Callable[[str], None]:
        def count(path: str) -> None:
            left_out[reason] += 1
            tell(path)

        return count

    leave = Exclusions(_exclude(request), request.heeds_gitignore, told(LeftOutReason.EXCLUDED))
    found = addresses(request.paths, suffixes=("",), exclusions=leave)
    if request.since is None:
        return found
    moment = parse_moment(request.since)
    return changed_since(found, moment, tell=told(LeftOutReason.NOT_CHANGED))


def _exclude(request: AuditRequest) -> Patterns:
    """The patterns of the command line, else those of the configuration."""
    from unattend_gen.sources.walk.exclusions import Patterns

    if request.exclude or request.configuration is None:
        return Patterns(request.exclude, str(Path.cwd()))
    configuration = request.configuration
    return Patterns(configuration.audit.exclude, str(configuration.folder))


def _parts(request: AuditRequest, task: Task, found: Iterable[Address | Skipped]) -> Iterator[Part]:
    """What is found, from the journal where it is known."""
    from unattend_gen.auditor.engine import audited_blobs, audited_parts, search_id

    if request.is_staged:
        from unattend_gen.sources.walk.staged import staged_blobs

        blobs = staged_blobs(request.paths, limit_bytes=task.limits.document_bytes)
        yield from audited_blobs(blobs, task)
        return
    if request.journal is None:
        yield from audited_parts(found, task, jobs=request.jobs, executor=request.executor)
        return
    from unattend_gen.auditor.journal import opened_journal

    with opened_journal(Path(request.journal), search_id(task)) as journal:
        items = journal.with_known(found)
        yield from journal.kept(
            audited_parts(items, task, jobs=request.jobs, executor=request.executor)
        )


def _now() -> str:
    from datetime import UTC, datetime

    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _host() -> str:
    import platform

    return platform.node()
