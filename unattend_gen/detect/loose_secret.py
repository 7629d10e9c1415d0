"""A secret in running text, and the counting of lines that goes with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from unattend_gen.core.finding import Confidence  # noqa: TC001 - dataclass field
from unattend_gen.core.secret import Secret, SecretKind  # noqa: TC001 - dataclass field
from unattend_gen.detect.holding import Holding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True)
class LooseSecret:
    """A secret in running text, or what stands where one could.

    Attributes:
        kind: password or product key.
        start: offset of its first character.
        end: offset behind its last.
        line: line of the text that it stands on, from 0.
        confidence: how sure it is that this is one.
        command: the command that carries it, in words of ours, or None.
        last_five: of a product key that is well formed.
        secret: as it would be used; None where it is encoded within a command.
        holding: what stands there; a published or masked key is no leak.
    """

    kind: SecretKind
    start: int
    end: int
    line: int
    confidence: Confidence
    command: str | None = None
    last_five: str | None = None
    secret: Secret | None = field(default=None, compare=False)
    holding: Holding = Holding.CLEAR


def live(found: Iterable[LooseSecret]) -> Iterator[LooseSecret]:
    """Those that are leaks."""
    return (one for one in found if one.holding.is_leak)


class Lines:
    """Which line of a text an offset stands on, from 0; cheap when offsets ascend."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._offset = 0
        self._line = 0

    def at(self, offset: int) -> int:
        """The line of an offset."""
        if offset < self._offset:
            self._offset = self._line = 0
        self._line += self._text.count("\n", self._offset, offset)
        self._offset = offset
        return self._line
