"""The place of a member inside its container."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from unattend_gen.core.location import Location


def step_into(location: Location, member: str) -> Location:
    """The place of a member; its name is kept as it is written, whoever shows it makes it safe."""
    return replace(location, inside=(*location.inside, member))
