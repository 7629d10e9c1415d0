"""`activation`: scripts, registry files, plans and pages. Nothing here contacts anybody."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from unattend_gen.errors import SourceError

if TYPE_CHECKING:
    from unattend_gen.activator.registry.check import RegistryCheck
    from unattend_gen.core.report import Skipped

_LARGEST_HIVE: Final = 1024**3
"""Bytes; a SOFTWARE hive has some hundred millions."""


def windows_pages(windows: str | None = None, form: str = "text") -> str:
    """How to activate by hand in the pages of Windows.

    Args:
        windows: a release, such as `11-24h2`; all of them if left out.
        form: `text`, `markdown` or `json`.

    Raises:
        UsageError: no such release or form.
    """
    from unattend_gen.activator.convert.windows_pages import windows_pages as pages
    from unattend_gen.activator.handout import written

    return written(pages(windows), form)


def conversion_plan(
    to: str, edition: str | None = None, windows: str | None = None, *, form: str = "text"
) -> str:
    """How a KMS client gets a MAK, or becomes a KMS client again.

    Args:
        to: `mak` or `kms`.
        edition: picks the published key together with the release; needed for `kms`.
        windows: the release.
        form: `text`, `markdown` or `json`.

    Raises:
        UsageError: no such goal, edition, release or form.
    """
    from unattend_gen.activator.convert.plan import conversion, goal
    from unattend_gen.activator.handout import written

    return written(conversion(goal(to), edition, windows), form)


def registry_change(
    form: str = "reg", *, silent: bool = False, undo: bool = False, windows: str | None = None
) -> bytes:
    """A file that keeps Windows from activating by itself, as bytes.

    Args:
        form: `reg` for regedit, `cmd` for a batch file, `answer-file`, or `spec` for a piece of
            one.
        silent: whether the notifications are switched off too.
        undo: the way back.
        windows: the release it is for; any later than Windows Vista if left out.

    Raises:
        UsageError: no such form or release.
    """
    from unattend_gen.activator.registry.change import (
        RegistryWish,
        registry_bytes,
        registry_form,
        registry_text,
    )
    from unattend_gen.catalog.windows import windows_version

    chosen = registry_form(form)
    version = windows_version(windows) if windows else None
    return registry_bytes(registry_text(RegistryWish(silent, undo), chosen, version), chosen)


def check_registry(path: str) -> RegistryCheck:
    """What an offline SOFTWARE hive says about activation, and what is misspelt in it.

    Raises:
        SourceError: the file cannot be read, is no hive, another one, cut off or damaged.
    """
    from unattend_gen.activator.registry.check import check_hive
    from unattend_gen.sources.regf import Hive

    try:
        return check_hive(Hive(_content(path)))
    except SourceError as error:
        raise SourceError(error.message, advice=error.advice, where=path) from error


def _content(path: str) -> bytes:
    from unattend_gen.core.report import Skipped
    from unattend_gen.sources.regf import MARK
    from unattend_gen.sources.regular_file import open_regular_file

    found = open_regular_file(path, follow_link=True, limit_bytes=0)
    if isinstance(found, Skipped):
        raise _refused(path, found)
    if found.size > _LARGEST_HIVE:
        message = "it is larger than any hive of SOFTWARE"
        raise SourceError(message, advice="check that it is the right file")
    try:
        with found.stream() as stream:
            head = stream.read(len(MARK))
            return head + stream.read() if head == MARK else head
    except OSError as error:
        raise SourceError(
            "it cannot be read to its end", advice="copy it to where it can be read"
        ) from error


def _refused(path: str, found: Skipped) -> SourceError:
    from unattend_gen.core.report import SkipReason

    if found.reason is SkipReason.NOT_REGULAR:
        return SourceError("it is no file", advice="name the file of the hive itself")
    if not os.path.lexists(path):
        return SourceError(
            "no such file can be seen", advice="check the name and the folders above"
        )
    return SourceError("it cannot be read", advice=found.advice)
