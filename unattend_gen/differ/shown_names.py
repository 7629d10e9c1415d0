"""A comparison as it may be shown: no name in it carries a key."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from unattend_gen.catalog.key_mask import shown_location, without_secret_keys

if TYPE_CHECKING:
    from unattend_gen.core.comparison import Comparison, FileComparison


def with_shown_names(comparison: Comparison) -> Comparison:
    """The same comparison with the names of files and folders as they may be shown."""
    skipped = (replace(one, location=shown_location(one.location)) for one in comparison.skipped)
    return replace(
        comparison,
        left=without_secret_keys(comparison.left),
        right=without_secret_keys(comparison.right),
        files=tuple(map(_file, comparison.files)),
        skipped=tuple(skipped),
    )


def _file(file: FileComparison) -> FileComparison:
    return replace(
        file,
        name=without_secret_keys(file.name),
        left=file.left and without_secret_keys(file.left),
        right=file.right and without_secret_keys(file.right),
    )
