"""The values that are the same for every document that is scrubbed."""

from __future__ import annotations

from dataclasses import dataclass

from unattend_gen.auditor.scan import ScanContext


@dataclass(frozen=True, slots=True)
class ScrubContext(ScanContext):
    """How to search and change documents.

    Attributes:
        breaks_signatures: whether files whose signature a change invalidates are changed.
    """

    breaks_signatures: bool = False
