"""Makers for tests of rules: validate a document, and return the findings of one rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.answer_file.parse import parse
from unattend_gen.catalog.load import catalog
from unattend_gen.catalog.windows import windows_version
from unattend_gen.core.document import Document
from unattend_gen.core.location import Location
from unattend_gen.rules.index import Index
from unattend_gen.validator.engine import validate_document

if TYPE_CHECKING:
    from unattend_gen.core.finding import Finding

HERE = Location("unattend.xml")


def an_index(data: bytes) -> Index:
    """Return the index of a document."""
    return Index(HERE, parse(data), catalog())


def judged(data: bytes, windows: str | None = None) -> tuple[Finding, ...]:
    """Return all findings on a document."""
    version = windows_version(windows) if windows else None
    return validate_document(Document(HERE, data), catalog(), windows=version)


def of_rule(slug: str, data: bytes, windows: str | None = None) -> list[Finding]:
    """Return the findings of one rule."""
    return [finding for finding in judged(data, windows) if finding.rule == slug]


def verdicts(slug: str, data: bytes, windows: str | None = None) -> list[tuple[str, str | None]]:
    """Return severity and setting of each finding of one rule."""
    found = of_rule(slug, data, windows)
    return [(finding.severity.label, finding.location.setting) for finding in found]


def messages(slug: str, data: bytes, windows: str | None = None) -> list[str]:
    """Return the messages of one rule."""
    return [finding.message for finding in of_rule(slug, data, windows)]


def slugs(data: bytes, windows: str | None = None) -> list[str]:
    """Return the slugs of all findings, in order."""
    return [finding.rule for finding in judged(data, windows)]
