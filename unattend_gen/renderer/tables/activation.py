"""`[activation]` in the specialize pass; its command stands among the commands there.

Source:
    Vendor reference: `SkipAutoActivation`; it has no effect on Server Core up to 2012.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.tables.mapping.assignment import assign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.spec.spec import Spec
    from unattend_gen.tables.mapping.assignment import Planned

_SKIP: Final = "specialize/Microsoft-Windows-Security-SPP-UX/SkipAutoActivation"


def assignments(spec: Spec) -> Iterator[Planned]:
    """Whether Windows leaves activating to somebody."""
    if spec.activation is not None:
        yield from assign({_SKIP: spec.activation.skip_automatic})
