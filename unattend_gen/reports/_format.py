"""The definition of a report format, and the detection of reports that were written earlier."""

from __future__ import annotations

import base64
import hashlib
import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from unattend_gen import plugins, reports
from unattend_gen.pipes import is_waiting_pipe

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from unattend_gen.core.report import Report


@dataclass(frozen=True, slots=True)
class Format:
    """The `FORMAT` that a module in this package exposes.

    Attributes:
        name: the value of `--format`, and the name of the module.
        pieces: yields the report in pieces, so that a report with many findings need not be held in
            memory; the second argument is whether to use colour. The text ends with a newline. The
            function opens nothing, raises nothing, and shows names without control characters.
        explains: whether it shows the pages of rules; `Report.pages` is then filled.
        begins: a regular expression for the beginning of every report, and of nothing else.
        ends: a regular expression for the last line, if no beginning identifies a report.
    """

    name: str
    pieces: Callable[[Report, bool], Iterable[str]]
    explains: bool = False
    begins: str = ""
    ends: str = ""

    def render(self, report: Report, colour: bool) -> str:  # noqa: FBT001 - as in pieces
        """Return the whole report as one text."""
        return "".join(self.pieces(report, colour))


def whole(render: Callable[[Report, bool], str]) -> Callable[[Report, bool], Iterable[str]]:
    """Return `pieces` for a format whose text can only be made at once."""

    def pieces(report: Report, colour: bool) -> Iterable[str]:  # noqa: FBT001 - as in Format
        yield render(report, colour)

    return pieces


_LOOK_BYTES: Final = 4096
"""How much of the beginning and the end is read: more than the longest pattern needs."""


def with_hashes(page: str) -> str:
    """Return an HTML page with the hashes of its style and script in its security policy.

    The policy of the template allows `'none'` of both; the first element of each kind is hashed.
    """
    for element in ("style", "script"):
        content = re.search(rf"<{element}>(.*?)</{element}>", page, re.DOTALL)
        if content is not None:
            digest = base64.b64encode(hashlib.sha256(content[1].encode()).digest()).decode()
            page = page.replace(f"{element}-src 'none'", f"{element}-src 'sha256-{digest}'", 1)
    return page


def is_report(path: Path) -> bool:
    """Return whether a file is empty or a report in any format; False if it cannot be read."""
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
    """Return the text as rendered; a shell or editor may have added a mark or changed line ends."""
    return data.decode("utf-8-sig", "replace").replace("\r\n", "\n")
