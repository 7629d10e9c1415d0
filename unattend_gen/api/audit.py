"""`audit`: keys and passwords that were left anywhere below the paths."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from unattend_gen.api import baselines, inputs
from unattend_gen.api.baselines import KnownOutcome
from unattend_gen.api.configuration import configuration
from unattend_gen.api.progress import listener, watched
from unattend_gen.core.overview import LeftOutReason, Run
from unattend_gen.errors import UnattendError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from unattend_gen.api.inputs import Given, Inputs, Names, PathInput
    from unattend_gen.api.progress import Progress
    from unattend_gen.api.suppressions import Suppressions
    from unattend_gen.auditor.engine import Task
    from unattend_gen.auditor.part import Part
    from unattend_gen.auditor.scan import ScanContext
    from unattend_gen.configuration.values import Configuration
    from unattend_gen.core.document import Document
    from unattend_gen.core.finding import Severity
    from unattend_gen.core.report import Skipped
    from unattend_gen.sources.blob import Blob
    from unattend_gen.sources.walk.exclusions import Patterns
    from unattend_gen.sources.walk.tree import Address


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditOutcome(KnownOutcome):
    """The report of an audit; `report.overview` has the counts."""


def audit(
    paths: Inputs = (),
    *,
    staged: bool = False,
    allow: PathInput | None = None,
    since: str | None = None,
    exclude: Names = (),
    gitignore: bool = False,
    allow_skipped: bool = False,
    deep: bool = False,
    max_bytes: int | None = None,
    max_seconds: int | None = None,
    jobs: int | None = None,
    executor: str | None = None,
    journal: PathInput | None = None,
    hash_key: str | None = None,
    baseline: PathInput | None = None,
    write_baseline: PathInput | None = None,
    show_known: bool = False,
    config: PathInput | Configuration | None = None,
    no_config: bool = False,
    stamp: bool = False,
    fail_on: str | Severity = "warning",
    progress: Progress | None = None,
) -> AuditOutcome:
    """Find keys and passwords that were left in files, archives, images and hives.

    Args:
        paths: files, folders, `-` for standard input, or content in memory.
        staged: search what Git has staged below the paths, not the files.
        allow: a file with product keys that may be anywhere, one per line.
        since: a date, or an age such as `7d`; files that have not changed since are left out.
        exclude: patterns of files and folders to leave out, as in `.gitignore`.
        gitignore: leave out what `.gitignore` does.
        allow_skipped: exit with 0 instead of 4 where something could not be read.
        deep: search images, virtual disks and hives completely, not only the known places.
        max_bytes: most that is extracted from one file, all levels together; None for 1 GiB or
            100 times its size, whichever is more, up to 16 GiB.
        max_seconds: most processor time for one file; None for 10 seconds and a second per MiB.
        jobs: number of processes; None chooses it by the number of files.
        executor: `serial`, `processes` or `dask`; None chooses it by `jobs`.
        journal: a file with intermediate results, so that an interrupted run can continue; needs
            `hash_key`.
        hash_key: source of the key for `secret_id`; None for a new key.
        baseline: a file with known findings, instead of the configuration's.
        write_baseline: a file to write all findings to as known; then nothing counts.
        show_known: list suppressed findings in the report.
        config: a configuration file or a configuration; None searches for the nearest file.
        no_config: use no configuration.
        stamp: record in the report when and on which machine the search ran.
        fail_on: least severity that makes the exit code 1.
        progress: is notified while the search runs.

    Raises:
        SourceError: a path does not exist.
        InputError: the allowed keys, the hash key, the journal or the baseline cannot be used.
        OutputError: the journal or the baseline cannot be written.
        UsageError: an argument has the wrong type or value, or arguments do not fit together.
        WorkerError: a worker process ended early.
    """
    inputs.require_texts(since=since, executor=executor, hash_key=hash_key)
    inputs.require_counts(jobs=jobs, max_bytes=max_bytes, max_seconds=max_seconds)
    inputs.require_flags(staged=staged, gitignore=gitignore, allow_skipped=allow_skipped)
    inputs.require_flags(deep=deep, show_known=show_known, stamp=stamp)
    search = _Search(
        given=inputs.inputs("paths", paths),
        staged=staged,
        allow=inputs.optional_path("allow", allow),
        since=since,
        exclude=inputs.texts("exclude", exclude),
        gitignore=gitignore,
        allow_skipped=allow_skipped,
        deep=deep,
        max_bytes=max_bytes,
        max_seconds=max_seconds,
        jobs=jobs,
        executor=executor,
        journal=inputs.optional_path("journal", journal),
        hash_key=hash_key,
        baseline=inputs.optional_path("baseline", baseline),
        write_baseline=inputs.optional_path("write_baseline", write_baseline),
        show_known=show_known,
        configuration=configuration(config, no_config=no_config),
        stamp=stamp,
        fail_on=inputs.severity("fail_on", fail_on),
    )
    _require_fitting(search)
    return _searched(search, listener(progress))


def executors() -> tuple[str, ...]:
    """Return the names of the executors: one for each module in their folder."""
    from unattend_gen import executors as folder
    from unattend_gen import plugins

    return plugins.names(folder)


def scan_context(allow: str | None, hash_key: str | None = None) -> ScanContext:
    """Return the key for the hashes of a run, and the secrets that may be anywhere.

    Args:
        allow: a file with product keys, one per line.
        hash_key: source of an organisation's key; None for a new one.

    Raises:
        InputError: the list or the key cannot be used.
    """
    from unattend_gen.auditor.scan import ScanContext
    from unattend_gen.core.secret import new_key, secret_id
    from unattend_gen.spec.keys import read_hash_key, read_key_list

    key = new_key() if hash_key is None else read_hash_key(hash_key)
    secrets = read_key_list(allow) if allow is not None else ()
    return ScanContext(key, frozenset(secret_id(secret, key) for secret in secrets))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Search:
    """The arguments of `audit`, checked."""

    given: Given
    staged: bool
    allow: str | None
    since: str | None
    exclude: tuple[str, ...]
    gitignore: bool
    allow_skipped: bool
    deep: bool
    max_bytes: int | None
    max_seconds: int | None
    jobs: int | None
    executor: str | None
    journal: str | None
    hash_key: str | None
    baseline: str | None
    write_baseline: str | None
    show_known: bool
    configuration: Configuration
    stamp: bool
    fail_on: Severity | None

    def suppressions(self) -> Suppressions:
        """Return the findings that do not count; none where all are written to a baseline."""
        from unattend_gen.api.suppressions import Suppressions, allow_list

        known = None
        if self.write_baseline is None:
            configured = self.configuration.audit.baseline
            known = Path(self.baseline) if self.baseline is not None else configured
        return Suppressions(
            self.given.paths,
            allow_list(self.configuration),
            baselines.read_baseline(known),
            shows_known=self.show_known,
        )

    def task(self) -> Task:
        """Return what a worker has to know."""
        from unattend_gen.auditor.engine import Task
        from unattend_gen.sources.limits import Limits

        limits = Limits(is_deep=self.deep)
        if self.max_bytes is not None:
            limits = replace(limits, total_bytes=self.max_bytes, free_bytes=self.max_bytes)
        if self.max_seconds is not None:
            limits = replace(limits, seconds=self.max_seconds, bytes_per_second=None)
        context = scan_context(self.allow, self.hash_key)
        return Task(context, limits, keeps_files=self.journal is not None)

    def patterns(self) -> Patterns:
        """Return the patterns that were given, else those of the configuration."""
        from unattend_gen.sources.walk.exclusions import Patterns

        if self.exclude:
            return Patterns(self.exclude, str(Path.cwd()))
        return Patterns(self.configuration.audit.exclude, str(self.configuration.folder))


def _searched(search: _Search, progress: Progress) -> AuditOutcome:
    from unattend_gen.auditor.engine import report
    from unattend_gen.sources.streams.private_folder import sweep_folders

    began = _now()
    sweep_folders()
    suppressions, task = search.suppressions(), search.task()
    if progress.wants_total and not search.staged:
        Thread(target=_count, args=(search, progress), daemon=True).start()
    left_out: Counter[LeftOutReason] = Counter()
    found = watched(_addresses(search, left_out, progress.left_out), progress, counts=False)
    parts = _followed(_parts(search, task, suppressions.noted(found)), progress)
    level = search.fail_on if search.write_baseline is None else None
    whole = report(parts, fail_on=level, through=suppressions.sifted)
    if whole.overview is not None:
        all_left_out = {**left_out, **whole.overview.left_out}
        whole = replace(whole, overview=replace(whole.overview, left_out=all_left_out))
    run = Run(began, _now(), _host()) if search.stamp else None
    whole = replace(whole, allows_skipped=search.allow_skipped, may_be_empty=search.staged, run=run)
    seen = suppressions.applied(whole)
    if search.write_baseline is None:
        return AuditOutcome(report=seen.report, unused=seen.unused, expired=seen.expired)
    expired = baselines.write_baseline(seen.report, search.write_baseline)
    return AuditOutcome(report=seen.report, expired=expired)


def _require_fitting(search: _Search) -> None:
    """Reject options that would not do what they promise.

    Raises:
        UsageError: there is nothing to search; a journal without a lasting key, or one that would
            be searched itself; options that have no effect on staged files.
    """
    paths = search.given.paths
    if not (paths or search.given.documents or search.staged):
        message = "there is nothing to search"
        raise UsageError(message, advice="name a file or a folder")
    if search.staged and (search.journal or search.since or search.exclude):
        message = "--staged searches all staged files: no --journal, --since or --exclude"
        raise UsageError(message, advice="omit these options, or --staged")
    if search.journal is None:
        return
    if search.hash_key is None:
        message = "--journal needs --hash-key: the hashes of both parts of a run have to agree"
        raise UsageError(message, advice="add --hash-key file:PATH with a long random text in PATH")
    from unattend_gen.output import is_below

    if any(is_below(search.journal, path) for path in paths):
        message = "the journal is in a folder that is searched"
        raise UsageError(message, advice="name a file elsewhere")


def _addresses(
    search: _Search, left_out: Counter[LeftOutReason], notify: Callable[[str], object]
) -> Iterator[Address | Skipped]:
    """Yield the files to search; count those that are left out."""
    from unattend_gen.sources.walk.exclusions import Exclusions
    from unattend_gen.sources.walk.recent import changed_since, parse_moment
    from unattend_gen.sources.walk.tree import addresses

    def counter(reason: LeftOutReason) -> Callable[[str], None]:
        def count(path: str) -> None:
            left_out[reason] += 1
            notify(path)

        return count

    excluded = Exclusions(search.patterns(), search.gitignore, counter(LeftOutReason.EXCLUDED))
    found = addresses(search.given.paths, suffixes=("",), exclusions=excluded)
    if search.since is None:
        return found
    moment = parse_moment(search.since)
    return changed_since(found, moment, report=counter(LeftOutReason.NOT_CHANGED))


def _parts(search: _Search, task: Task, found: Iterable[Address | Skipped]) -> Iterator[Part]:
    """Yield the results, from the journal where it has them."""
    from unattend_gen.auditor.engine import audited_blobs, audited_parts, search_id

    yield from audited_blobs(map(_blob, search.given.documents), task)
    if search.staged:
        from unattend_gen.sources.walk.staged import staged_blobs

        blobs = staged_blobs(search.given.paths, limit_bytes=task.limits.document_bytes)
        yield from audited_blobs(blobs, task)
        return
    if search.journal is None:
        yield from audited_parts(found, task, jobs=search.jobs, executor=search.executor)
        return
    from unattend_gen.auditor.journal import opened_journal

    with opened_journal(Path(search.journal), search_id(task)) as journal:
        items = journal.with_known(found)
        yield from journal.kept(
            audited_parts(items, task, jobs=search.jobs, executor=search.executor)
        )


def _blob(document: Document) -> Blob:
    from unattend_gen.sources.blob import Blob

    return Blob.held(document.location, document.data)


def _followed(parts: Iterable[Part], progress: Progress) -> Iterator[Part]:
    for part in parts:
        progress.advance(files=part.files, size_bytes=part.size)
        yield part


def _count(search: _Search, progress: Progress) -> None:
    """Notify the listener of the number of files, by a walk that opens none of them."""
    with suppress(UnattendError, OSError):  # the search itself reports the error
        progress.total(sum(1 for _ in _addresses(search, Counter(), len)))


def _now() -> str:
    from datetime import UTC, datetime

    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _host() -> str:
    import platform

    return platform.node()
