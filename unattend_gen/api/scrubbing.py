"""`scrub`: Setup's marker in place of each secret, and nothing else changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from unattend_gen.core.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from unattend_gen.audit.scrub_files import ScrubbedFile
    from unattend_gen.core.report import Report, Skipped
    from unattend_gen.sources.tree import Address

    Watch = Callable[[Iterable[Address | Skipped]], Iterable[Address | Skipped]]
    Tell = Callable[[ScrubbedFile], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScrubRequest:
    """What `scrub` is to do.

    Attributes:
        paths: files and folders.
        allow: file with product keys that may stand anywhere, one a line.
        in_place: whether files are written; else they are only planned.
        fail_on: least severity that makes the exit code 1, or None for never.
    """

    paths: tuple[str, ...]
    allow: str | None = None
    in_place: bool = False
    fail_on: Severity | None = field(default=Severity.NOTE)


def scrub(request: ScrubRequest, *, watch: Watch = iter, tell: Tell | None = None) -> Report:
    """What there is to scrub, or after writing what is left.

    Args:
        request: what to look at, and whether to write.
        watch: hands on the addresses; the reader sees them meanwhile.
        tell: is shown each document as it is done.

    Raises:
        SourceError: a path that was named does not exist.
        UsageError: standard input is among the paths.
        InputError: the list of allowed keys cannot be used.
    """
    from unattend_gen.api.auditing import yardstick
    from unattend_gen.audit.engine import Task
    from unattend_gen.audit.scrub_files import report, scrubbed_files
    from unattend_gen.sources.tree import addresses, demand_no_stdin

    demand_no_stdin(request.paths)
    found = watch(addresses(request.paths, suffixes=("",)))
    results = scrubbed_files(found, Task(yardstick(request.allow)), in_place=request.in_place)
    return report(_told(results, tell), fail_on=request.fail_on)


def _told(
    results: Iterable[ScrubbedFile | Skipped], tell: Tell | None
) -> Iterator[ScrubbedFile | Skipped]:
    from unattend_gen.core.report import Skipped

    for result in results:
        if tell is not None and not isinstance(result, Skipped):
            tell(result)
        yield result
