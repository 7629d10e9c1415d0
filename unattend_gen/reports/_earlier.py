"""Whether a file is a report that was written before, by what all reports of a format have."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Final

from unattend_gen import plugins, reports
from unattend_gen.pipes import is_waiting_pipe
from unattend_gen.reports._format import Format

if TYPE_CHECKING:
    from pathlib import Path

_LOOK_BYTES: Final = 4096
"""As much as is read of the beginning and of the end: more than the longest mark needs."""


def is_report(path: Path) -> bool:
    """Whether a file is a report in one of the formats, or empty; not so if it cannot be read."""
    try:
        if is_waiting_pipe(path):
            return False
        with path.open("rb") as file:
            head = file.read(_LOOK_BYTES)
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - _LOOK_BYTES))
            tail = file.read()
    except OSError:
        return False
    return not size or any(
        _is_of(one, _text(head), _text(tail)) for one in plugins.load_all(reports, "FORMAT", Format)
    )


def _is_of(form: Format, head: str, tail: str) -> bool:
    if form.begins:
        return re.match(form.begins, head) is not None
    last = tail.removesuffix("\n").rpartition("\n")[2]
    return bool(form.ends) and re.fullmatch(form.ends, last) is not None


def _text(data: bytes) -> str:
    """The text as it was rendered: a shell or an editor may have added a mark, and other ends."""
    return data.decode("utf-8-sig", "replace").replace("\r\n", "\n")
