"""What a plug-in of this folder provides."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from unattend_gen.answer_file.tree import AnswerFile
    from unattend_gen.core.secret import Secret


@dataclass(frozen=True, slots=True)
class Source:
    """An answer file, parsed and as bytes."""

    answer_file: AnswerFile
    data: bytes


@dataclass(frozen=True, slots=True)
class Translation:
    """An answer file whose carried scripts became tables.

    Attributes:
        source: the answer file without what the tables replace; settings are imported from it as
            usual.
        tables: tables of a spec by name, which do the same as what was taken out.
        notes: comments for the head of the spec.
        remarks: comments of the file that are left out, because the notes replace them.
        secrets: the value of each variable that the tables name.
    """

    source: Source
    tables: Mapping[str, object] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    remarks: frozenset[str] = frozenset()
    secrets: Mapping[str, Secret] = field(default_factory=dict, repr=False)


Translate: TypeAlias = Callable[[Source], Translation | None]


@dataclass(frozen=True, slots=True)
class Generator:
    """A program that makes answer files.

    Attributes:
        summary: what it is, for people.
        translate: returns None for a file that it does not understand.
    """

    summary: str
    translate: Translate
