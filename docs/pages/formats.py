"""The page of the report formats: one finding, as each of them tells it."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import unattend_gen as ug
from docs.pages.markdown import block, page
from unattend_gen import plugins, reports, resources
from unattend_gen.core.document import Document
from unattend_gen.core.location import Location
from unattend_gen.reports._format import Format

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docs.pages.markdown import Page
    from unattend_gen.core.report import Report

_EXAMPLE: Final = "examples/mistakes/autounattend.xml"
_LANGUAGES: Final = {"json": "json", "jsonl": "json", "sarif": "json", "junit": "xml"}
_LARGE: Final = frozenset({"html"})


def pages() -> Iterator[Page]:
    """The one page of all formats."""
    report = _report()
    yield page(
        "reference/formats.md",
        "Report formats",
        "`--format NAME` of `validate`, `check` and `render`; `text` unless given. Below is the"
        " same finding in each. No format ever holds a secret. [How to read a report in a"
        " program](../reports.md) describes the fields of `json`.",
        *(_section(name, report) for name in plugins.names(reports)),
    )


def _section(name: str, report: Report) -> str:
    plugins.load(reports, name, "FORMAT", Format)
    about = sys.modules[f"{reports.__name__}.{name}"].__doc__ or ""
    parts = [f"## {name}", about.strip()]
    if name not in _LARGE:
        parts.append(block(ug.format_report(report, name), _LANGUAGES.get(name, "text")))
    return "\n\n".join(parts)


def _report() -> Report:
    """The report of `validate` on an example, with the first of its findings alone."""
    data = (resources.schemas().parent / _EXAMPLE).read_bytes()
    report = ug.validate(Document(Location(_EXAMPLE), data), no_config=True).report
    return replace(report, findings=report.findings[:1])
