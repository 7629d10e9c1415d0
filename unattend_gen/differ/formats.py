"""The ways to show a comparison, by name."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from unattend_gen.differ.json import as_json
from unattend_gen.differ.markdown import as_markdown
from unattend_gen.differ.text import as_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from unattend_gen.core.comparison import Comparison

LAYOUTS: Final[Mapping[str, Callable[[Comparison], str]]] = MappingProxyType(
    {"text": as_text, "json": as_json, "markdown": as_markdown}
)
"""What `--format` takes."""
