"""What a kind of document is to the search: how it is recognised, and what stands in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from unattend_gen.core.secret import SecretKind  # noqa: TC001 - dataclass field
from unattend_gen.detect.holding import Holding  # noqa: TC001 - dataclass field
from unattend_gen.detect.reading import Reading  # noqa: TC001 - dataclass field
from unattend_gen.detect.suspect import Suspect  # noqa: TC001 - dataclass field

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


@dataclass(frozen=True, slots=True)
class Example:
    """A small document of the kind, and what is found in it: page and test at once.

    Attributes:
        name: the file's name; content decides, but some kinds are known by a name too.
        text: the document; nothing in it is a real secret.
        finds: kind and holding of each suspect in the order of the text.
    """

    name: str
    text: str
    finds: tuple[tuple[SecretKind, Holding], ...]


@dataclass(frozen=True, slots=True)
class Detector:
    """A kind of document.

    `recognises` is asked of every document that may hold anything, so it looks at the name and
    the beginning only. `suspects` gives every place where a secret of this kind of document
    belongs, live or not; it raises nothing, whatever the text is. The general search in
    text comes after all kinds and leaves alone what they have found.

    Attributes:
        summary: one line for people.
        recognises: whether a document is of this kind.
        suspects: what stands in it, in the order of the text.
        examples: at least one with a live secret and one without.
    """

    summary: str
    recognises: Callable[[Reading], bool]
    suspects: Callable[[Reading], Iterable[Suspect]]
    examples: tuple[Example, ...]
