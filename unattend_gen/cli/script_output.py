"""Writes scripts and registry files: bytes to a file, readable text to standard output."""

from __future__ import annotations

import codecs

from unattend_gen.api import report
from unattend_gen.cli import console


def write_script(data: bytes, out: str | None, *, force: bool) -> None:
    """Write a file as its bytes; print it as text with line feeds.

    Args:
        data: in UTF-16 or UTF-8 with or without a byte order mark.
        out: path of the file; None for standard output.
        force: whether an existing file is replaced.

    Raises:
        OutputError: the file exists, or cannot be written.
    """
    if out is not None:
        report.write_bytes(out, data, replace=force)
        return
    encoding = "utf-16" if data.startswith(codecs.BOM_UTF16_LE) else "utf-8-sig"
    console.result(data.decode(encoding).replace("\r\n", "\n"))
