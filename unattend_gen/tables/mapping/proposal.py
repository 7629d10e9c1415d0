"""What a reader of a table proposes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from unattend_gen.core.secret import Secret


@dataclass(frozen=True, slots=True)
class Proposal:
    """One table of a spec that may say what the answer file says.

    Attributes:
        table: its keys as the file will have them.
        secrets: what variables have to hold for this table where that is not the text of the
            answer file: an encoded password is given in clear text.
    """

    table: Mapping[str, object]
    secrets: Mapping[str, Secret] = field(default_factory=dict)
