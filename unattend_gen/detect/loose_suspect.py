"""From what stands in running text to a suspect."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.core.command_secrets import ENCODED
from unattend_gen.detect.suspect import Suspect

if TYPE_CHECKING:
    from unattend_gen.detect.loose_secret import LooseSecret

COMMAND_RULE: Final = "secret-in-command"


def from_loose(
    loose: LooseSecret,
    where: str,
    *,
    span: tuple[int, int] | None = None,
    line: int | None = None,
    setting: str | None = None,
) -> Suspect:
    """What stands in running text; a command that carries it is named.

    Args:
        loose: what was found.
        where: what it stands in.
        span: its place in the reading.
        line: its line where there is no span.
        setting: the address of the setting around it.
    """
    return Suspect(
        kind=loose.kind,
        holding=loose.holding,
        where=f"{where} ({loose.command})" if loose.command else where,
        span=span,
        envelope=span if loose.command == ENCODED else None,
        line=line,
        secret=loose.secret,
        setting=setting,
        last_five=loose.last_five,
        confidence=loose.confidence,
        rule=COMMAND_RULE if loose.command else None,
    )
