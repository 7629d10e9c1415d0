"""Documents that are no tree are looked at as text: never "clean", and not silent either."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from unattend_gen.answer_file.encoding import decode
from unattend_gen.auditor.wording import loose_finding
from unattend_gen.core.match import live
from unattend_gen.detect.text import matches_in_markup
from unattend_gen.errors import AnswerFileError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.core.document import Document
    from unattend_gen.core.finding import Finding


def findings_in_text(document: Document) -> tuple[Finding, ...]:
    """What elements, commands and key shapes give away in bytes that do not parse."""
    found = (finding for text in _readings(document.data) for finding in _in(document, text))
    return tuple(dict.fromkeys(found))


def _in(document: Document, text: str) -> Iterator[Finding]:
    for secret in live(matches_in_markup(text)):
        at = replace(document.location, line=secret.line)
        yield loose_finding(secret, at, "text that cannot be parsed", is_setting=False)


def _readings(data: bytes) -> Iterator[str]:
    """Everything the bytes might be, whatever their first ones say they are.

    The encoding that they declare, UTF-8, and with zero bytes UTF-16 from an even or odd start.
    """
    declared = None
    with suppress(AnswerFileError):
        declared = decode(data)[0]
        yield declared
    readable = data.decode("utf-8", "replace")
    if readable != declared:
        yield readable
    if b"\0" in data:
        yield data.decode("utf-16-le", "replace")
        yield data[1:].decode("utf-16-le", "replace")
