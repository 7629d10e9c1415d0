"""A result on its way out: reports in a format, texts in a file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from unattend_gen.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from unattend_gen.core.report import Report


def format_report(report: Report, name: str, *, colour: bool = False) -> str:
    """A report in one of the formats.

    Raises:
        UsageError: naming the formats there are.
    """
    return "".join(report_pieces(report, name, colour=colour))


def report_pieces(report: Report, name: str, *, colour: bool = False) -> Iterable[str]:
    """The same, piece by piece, for a report of many findings.

    Raises:
        UsageError: naming the formats there are; before the first piece.
    """
    from unattend_gen import plugins, reports
    from unattend_gen.reports._format import Format
    from unattend_gen.reports._shown import shown

    names = plugins.names(reports)
    if name not in names:
        message = f"no such format; there are {', '.join(names)}"
        raise UsageError(message, advice="leave --format out for text")
    chosen = plugins.load(reports, name, "FORMAT", Format)
    told = shown(report)
    return chosen.pieces(_explained(told) if chosen.explains else told, colour)


def _explained(report: Report) -> Report:
    """Return the report with the page of each rule that it mentions."""
    from unattend_gen.rules.load import rule_pages

    pages, mentioned = rule_pages(), sorted(report.rules())
    return replace(report, pages={slug: pages[slug] for slug in mentioned if slug in pages})


def demand_free(path: str, *, replace: bool) -> None:
    """Refuse a file that `write_text` would refuse, before there is anything to write.

    Raises:
        OutputError: it exists and is not to be replaced, or is a folder or a link.
    """
    from unattend_gen.output import require_free as demand

    demand(Path(path), replace=replace)


def write_text(path: str, text: str, *, replace: bool) -> None:
    """Write a result to a file, whole or not at all, mode 0600.

    Raises:
        OutputError: the file exists and is not to be replaced, or cannot be written.
    """
    write_pieces(path, (text,), replace=replace)


def write_bytes(path: str, data: bytes, *, replace: bool) -> None:
    """The same for a file that is not UTF-8, or holds a secret.

    Raises:
        OutputError: the file exists and is not to be replaced, or cannot be written.
    """
    from unattend_gen.output import write_file

    write_file(Path(path), data, replace=replace)


def write_pieces(path: str, pieces: Iterable[str], *, replace: bool) -> None:
    """The same for a text that comes piece by piece."""
    from unattend_gen.output import write_file_in_pieces

    data = (piece.encode("utf-8") for piece in pieces)
    write_file_in_pieces(Path(path), data, replace=replace)
