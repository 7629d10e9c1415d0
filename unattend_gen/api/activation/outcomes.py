"""Writers of the formats of activation topics."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


def writer(topic: str, format_: str) -> Callable[..., Any]:  # Any: text, or pieces of it
    """Return the function that writes results of a topic in a format.

    Also used to reject an unknown format before any work is done.

    Raises:
        UsageError: the format is unknown; the message lists the valid ones.
    """
    from unattend_gen.activator.formats import choose

    formats = import_module(f"unattend_gen.activator.{topic}.formats").FORMATS
    writers: Callable[..., Any] = choose(formats, format_, "omit --format for text")
    return writers
