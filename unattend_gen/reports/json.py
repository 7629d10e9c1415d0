"""For programs: the contract. Fields may be added, never changed or removed.

Pure ASCII: control characters and undecodable bytes in names are escaped. The schema is
`schemas/report.schema.json`.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Final

from unattend_gen.reports._encode import (
    Object,
    encode_document,
    encode_finding,
    encode_head,
    encode_skipped,
)
from unattend_gen.reports._format import Format

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unattend_gen.core.report import Report

SCHEMA: Final = "unattend-gen/report/1"


def pieces(report: Report, _colour: bool) -> Iterator[str]:  # noqa: FBT001 - see Format
    """Yield the report as one JSON object."""
    head: Object = {"schema": SCHEMA, **encode_head(report)}
    yield _text(head).removesuffix("\n}")
    yield from _list("findings", map(encode_finding, report.findings))
    yield from _list("skipped", map(encode_skipped, report.skipped))
    yield from _list("documents", map(encode_document, report.documents))
    if report.files is not None:
        yield from _list("files", map(asdict, report.files))
        yield from _list("pages_shown", map(_page, report.pages_shown))
    yield "\n}\n"


def _page(shown: tuple[str, str]) -> Object:
    page, key = shown
    return {"page": page, "key": key}


FORMAT: Final = Format("json", pieces, begins=r'\{\s*"schema": "unattend-gen/report/\d+",')


def _list(name: str, items: Iterable[Object]) -> Iterator[str]:
    """Yield a member of the object: a list whose items are encoded one by one."""
    yield f',\n  "{name}": ['
    between, end = "", ""
    for item in items:
        yield f"{between}\n    {_text(item, depth=4)}"
        between, end = ",", "\n  "
    yield f"{end}]"


def _text(content: Object, *, depth: int = 0) -> str:
    """Return indented JSON; line ends occur between values only, since strings escape them."""
    return json.dumps(content, indent=2, ensure_ascii=True).replace("\n", f"\n{' ' * depth}")
