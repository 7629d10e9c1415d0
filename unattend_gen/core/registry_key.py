"""The keys and values of the registry that rules look at."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from unattend_gen.core.document import Document
    from unattend_gen.core.location import Location
    from unattend_gen.core.match import ContentKind


class DocumentText(Protocol):
    """The text of a document, which converts indexes to lines and columns."""

    @property
    def document(self) -> Document:
        """The document itself."""

    def line(self, index: int) -> int:
        """Return the line of a character, counted from 1."""

    def column(self, index: int) -> int:
        """Return the column of a character, counted from 1."""


@dataclass(frozen=True, slots=True)
class RegistryValue:
    """A value of a registry key.

    Attributes:
        name: as written.
        at: index of its content in the text.
        text: its text; None if it is not text, or its name says that it may be a secret.
        number: its number; None if it is not a number.
        content: what a value contains whose name says that it may be a secret.
    """

    name: str
    at: int
    text: str | None = field(default=None, repr=False)
    number: int | None = None
    content: ContentKind | None = None


@dataclass(frozen=True, slots=True)
class RegistryKey:
    """A registry key with its values.

    Attributes:
        path: from the root, with backslashes, as written.
        values: by name in lower case.
        source: the text that contains it.
    """

    path: str
    values: Mapping[str, RegistryValue]
    source: DocumentText

    @property
    def steps(self) -> tuple[str, ...]:
        """The path in lower case, step by step."""
        return tuple(self.path.lower().split("\\"))

    def location(self, value: RegistryValue) -> Location:
        """Return the location of a value, with line and column if the document has lines."""
        document = self.source.document
        place = replace(document.location, setting=f"{self.path}\\{value.name}")
        if document.first_line is None:
            return place
        return replace(place, line=self.source.line(value.at), column=self.source.column(value.at))
