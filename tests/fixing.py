"""Makers for tests of fixes: fix a document, and return the result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.judging import HERE
from unattend_gen.catalog.load import catalog
from unattend_gen.core.document import Document
from unattend_gen.validator.fixes import Fixed, any_fix, fix, safe

if TYPE_CHECKING:
    from collections.abc import Callable

    from unattend_gen.core.finding import Finding


def fixing(data: bytes, wanted: Callable[[Finding], bool] = any_fix) -> Fixed:
    """Return a document with every fix that does what it promises."""
    return fix(Document(HERE, data), catalog(), wanted=wanted)


def fixed(data: bytes) -> bytes:
    """Return the bytes after all fixes, safe or not."""
    return fixing(data).document.data


def safely_fixed(data: bytes) -> bytes:
    """Return the bytes after the safe fixes."""
    return fixing(data, safe).document.data
