"""A kind of document: how it is recognised, and where secrets are in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from unattend_gen.core.match import ContentKind, Match  # noqa: TC001 - dataclass fields
from unattend_gen.core.secret import SecretKind  # noqa: TC001 - dataclass field
from unattend_gen.detect.reading import Reading  # noqa: TC001 - dataclass field

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


@dataclass(frozen=True, slots=True)
class Example:
    """A small document of a kind with the matches in it, for the documentation and the tests.

    Attributes:
        name: the file's name; content decides, but some kinds are recognised by name too.
        text: the document; it contains no real secret.
        finds: kind and content of each match, in the order of the text.
    """

    name: str
    text: str
    finds: tuple[tuple[SecretKind, ContentKind], ...]


@dataclass(frozen=True, slots=True)
class Detector:
    """A kind of document.

    `recognises` is called for every document that may contain a secret, so it looks only at the
    name and the beginning. `matches` yields every place where a secret of this kind of document
    belongs, live or not; it raises nothing, whatever the text is. The general search of the text
    runs after all kinds and ignores the places that they have matched.

    Attributes:
        summary: one line for people.
        recognises: whether a document is of this kind.
        matches: the matches in a document, in the order of the text.
        examples: at least one with a live secret and one without.
        endings: of lower-case names of files that are searched without a word for the prefilter.
    """

    summary: str
    recognises: Callable[[Reading], bool]
    matches: Callable[[Reading], Iterable[Match]]
    examples: tuple[Example, ...]
    endings: tuple[str, ...] = ()
