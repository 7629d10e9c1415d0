"""Where something stands: a chain of containers, a line, a column, a setting."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a document.

    Attributes:
        path: the file as it was named or found on the way down from what was named; `-` is
            standard input.
        inside: containers and members below that file (`sources/boot.wim`, `2`, …).
        line: counted from 1, or None where the format has no lines.
        column: counted from 1 in characters.
        setting: the setting path as text, with the pass as it is written in the file.
    """

    path: str
    inside: tuple[str, ...] = ()
    line: int | None = None
    column: int | None = None
    setting: str | None = None

    def __str__(self) -> str:
        """The place as an editor or a person reads it: `file > member:line`."""
        chain = " > ".join((self.path, *self.inside))
        return chain if self.line is None else f"{chain}:{self.line}"

    def child(self, member: str) -> Location:
        """Return the location of a member of this container.

        The name is kept as it is written in the container. Code that shows it escapes it.
        """
        return replace(self, inside=(*self.inside, member))
