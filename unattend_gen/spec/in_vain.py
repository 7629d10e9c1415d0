"""What a spec says to a target that never reads it."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from unattend_gen.spec import sysprep, wds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.core.key_path import PlacedMistake
    from unattend_gen.toml.text import Table


def said_in_vain(data: Table) -> Iterator[PlacedMistake]:
    """The mistakes of a spec that names its target itself."""
    return chain(sysprep.said_in_vain(data), wds.said_in_vain(data))
