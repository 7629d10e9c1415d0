"""`audit`: every leftover key and password below what was named."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from unattend_gen.core.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from unattend_gen.audit.scan import Yardstick
    from unattend_gen.core.report import Report, Skipped
    from unattend_gen.sources.tree import Address

    Watch = Callable[[Iterable[Address | Skipped]], Iterable[Address | Skipped]]


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRequest:
    """What `audit` is to do.

    Attributes:
        paths: files, folders and `-`.
        allow: file with product keys that may stand anywhere, one a line; for keys that an
            organisation has published itself.
        jobs: how many processes; None for as many as are worth it.
        fail_on: least severity that makes the exit code 1, or None for never.
    """

    paths: tuple[str, ...]
    allow: str | None = None
    jobs: int | None = None
    fail_on: Severity | None = field(default=Severity.NOTE)


def audit(request: AuditRequest, *, watch: Watch = iter) -> Report:
    """Findings on everything that can be read, and what could not be.

    Args:
        request: what to look at.
        watch: hands on the addresses; the reader sees them meanwhile.

    Raises:
        SourceError: a path that was named does not exist.
        InputError: the list of allowed keys cannot be used.
    """
    from unattend_gen.audit.engine import Task, audited_parts, report
    from unattend_gen.sources.tree import addresses

    task = Task(yardstick(request.allow))
    found = watch(addresses(request.paths, suffixes=("",)))
    return report(audited_parts(found, task, jobs=request.jobs), fail_on=request.fail_on)


def yardstick(allow: str | None) -> Yardstick:
    """A new key for the hashes of a run, and what may stand anywhere.

    Args:
        allow: file with product keys, one a line.

    Raises:
        InputError: the list cannot be used.
    """
    from unattend_gen.audit.identity import new_key, secret_id
    from unattend_gen.audit.scan import Yardstick
    from unattend_gen.spec.key_list import read_key_list

    key = new_key()
    secrets = read_key_list(allow) if allow is not None else ()
    return Yardstick(key, frozenset(secret_id(secret, key) for secret in secrets))
