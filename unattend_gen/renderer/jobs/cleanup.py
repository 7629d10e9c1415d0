"""`[cleanup]`: the last script of its stages.

Source:
    deployment notes: where copies stay (the new Setup keeps an original beside the scrubbed copy),
    what the marker looks like, and that the vendor advises to delete the copy at the end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.core.secret import MARKER
from unattend_gen.tables.mapping.additions import Script, Stage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.spec.spec import Spec
    from unattend_gen.tables.mapping.additions import Job


def jobs(spec: Spec) -> Iterator[Job]:
    """The look at what Panther holds, and perhaps its deletion, at each moment that is given."""
    cleanup = spec.cleanup
    if cleanup is None:
        return
    for moment in dict.fromkeys(cleanup.at):
        values = {"marker": MARKER.strip("*"), "deletes": cleanup.panther == "delete"}
        template = "scripts/scrub-check.ps1.j2"
        yield Script(Stage(moment), "scrub-check", ".ps1", template, values)
