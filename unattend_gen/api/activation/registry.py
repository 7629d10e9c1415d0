"""`activation registry`: turn automatic activation off or on, and check an offline hive."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from unattend_gen.api.activation.outcomes import writer
from unattend_gen.api.inputs import path, require_flags, require_texts
from unattend_gen.errors import ExitCode, SourceError

if TYPE_CHECKING:
    from unattend_gen.activator.registry.check import RegistryCheck
    from unattend_gen.api.inputs import PathInput
    from unattend_gen.core.report import Skipped

_LARGEST_HIVE: Final = 1024**3
"""Bytes; a SOFTWARE hive has a few hundred million."""


@dataclass(frozen=True, slots=True)
class RegistryOutcome:
    """The licensing values of a hive.

    Attributes:
        check: the values, and misspelt keys and values.
        exit_code: 1 if something is misspelt or has the wrong type.
    """

    check: RegistryCheck
    exit_code: ExitCode

    def format(self, format_: str = "text") -> str:
        """Return the result as `text` or `json`.

        Raises:
            UsageError: the format is unknown.
        """
        return str(writer("registry", format_)(self.check))


def registry(
    form: str = "reg", *, silent: bool = False, undo: bool = False, windows: str | None = None
) -> bytes:
    """Write a file that turns automatic activation off, or on again.

    Args:
        form: `reg` for regedit, `cmd` for a batch file, `answer-file`, or `spec` for part of one.
        silent: include the notifications.
        undo: turn everything on again.
        windows: the release; by default any release after Windows Vista.

    Raises:
        UsageError: the form or the release is unknown.
    """
    from unattend_gen.activator.formats import choose
    from unattend_gen.activator.registry.change import FORMS, RegistryOptions, registry_text
    from unattend_gen.catalog.windows import windows_version

    require_texts(form=form, windows=windows)
    require_flags(silent=silent, undo=undo)
    chosen = choose(FORMS, form, "omit --form for reg", kind="form")
    version = windows_version(windows) if windows else None
    return chosen.encode(registry_text(RegistryOptions(silent, undo), chosen, version))


def check_registry(hive: PathInput) -> RegistryOutcome:
    """Check what an offline SOFTWARE hive says about activation.

    Args:
        hive: path of the hive.

    Raises:
        SourceError: it cannot be read, or is another file, truncated or damaged.
    """
    from unattend_gen.activator.registry.check import check_hive
    from unattend_gen.sources.regf import Hive

    name = path("hive", hive)
    try:
        found = check_hive(Hive(_content(name)))
    except SourceError as error:
        raise SourceError(error.message, advice=error.advice, where=name) from error
    return RegistryOutcome(found, ExitCode.CLEAN if found.is_right else ExitCode.FINDINGS)


def _content(name: str) -> bytes:
    """Return the content of a hive, or only the first bytes of another file."""
    from unattend_gen.core.report import Skipped
    from unattend_gen.sources.regf import MARK
    from unattend_gen.sources.regular_file import open_regular_file

    found = open_regular_file(name, follow_link=True, limit_bytes=0)
    if isinstance(found, Skipped):
        raise _unreadable(name, found)
    if found.size > _LARGEST_HIVE:
        message = f"larger than {_LARGEST_HIVE // 1024**2} MiB, the limit for a SOFTWARE hive"
        raise SourceError(message, advice="check that this is the right file")
    try:
        with found.stream() as stream:
            head = stream.read(len(MARK))
            return head + stream.read() if head == MARK else head
    except OSError as error:
        raise SourceError(
            "the file cannot be read to its end", advice="copy it to a readable place"
        ) from error


def _unreadable(name: str, found: Skipped) -> SourceError:
    from unattend_gen.core.report import SkipReason

    if found.reason is SkipReason.NOT_REGULAR:
        return SourceError("not a regular file", advice="name the hive file itself")
    if not os.path.lexists(name):
        return SourceError("the file does not exist", advice="check the path")
    return SourceError("the file cannot be read", advice=found.advice)
