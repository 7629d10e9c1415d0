"""What a report format is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from unattend_gen.core.report import Report


@dataclass(frozen=True, slots=True)
class Format:
    """What a module in this package exposes as `FORMAT`.

    Attributes:
        name: what `--format` calls it; the name of the module.
        render: the whole report as text that ends with a newline; whether colour is wanted. It
            opens nothing, raises nothing, and shows what stems from outside without control
            characters.
        explains: whether it shows the pages of rules; then `Report.pages` has been filled.
    """

    name: str
    render: Callable[[Report, bool], str]
    explains: bool = False
