"""Locations: a file, containers inside it, line, column and setting."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a document.

    Attributes:
        path: the file as named by the user or found below a named folder; `-` is standard
            input.
        inside: containers and members inside that file (`sources/boot.wim`, `2`, …).
        line: counted from 1, or None if the format has no lines.
        column: counted from 1 in characters.
        setting: the setting path as text, with the pass as written in the file.
    """

    path: str
    inside: tuple[str, ...] = ()
    line: int | None = None
    column: int | None = None
    setting: str | None = None

    def __str__(self) -> str:
        """The location as editors understand it: `file > member:line`."""
        chain = " > ".join((self.path, *self.inside))
        return chain if self.line is None else f"{chain}:{self.line}"

    def child(self, member: str) -> Location:
        """Return the location of a member of this container.

        The name is kept as it is written in the container. Code that shows it escapes it.
        """
        return replace(self, inside=(*self.inside, member))
