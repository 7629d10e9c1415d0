"""How the value of a key becomes the text of a setting or a part of a command line, and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from unattend_gen.tables.mapping.additions import as_text
from unattend_gen.tables.mapping.view import as_number

_TRUTHS: Final = {"true": True, "false": False}


@dataclass(frozen=True, slots=True)
class Transform:
    """A relation between values of a key and texts.

    Attributes:
        to_text: takes a value of the model; None means that nothing is written for it.
        from_text: returns the value as a spec file has it, or None for a text that no value has.
    """

    to_text: Callable[[object], str | None]
    from_text: Callable[[str], object | None]


def words(texts: Mapping[str, str] | Mapping[bool, str]) -> Transform:
    """Return the transform that writes each of a few values as a text of its own, others not."""
    known: dict[object, str] = {value: text for value, text in texts.items()}  # noqa: C416 - wider keys
    values: dict[str, object] = {text: value for value, text in texts.items()}
    return Transform(known.get, values.get)


def joined(separator: str) -> Transform:
    """Return the transform that writes a tuple of texts as one text, if there are any.

    A single text is read back without a list around it.
    """

    def split(text: str) -> object | None:
        parts = text.split(separator)
        return parts if len(parts) > 1 else text or None

    return Transform(lambda value: separator.join(_texts(value)) or None, split)


TEXT: Final = Transform(str, lambda text: text)
NUMBER: Final = Transform(str, as_number)
TRUTH: Final = Transform(lambda value: as_text(bool(value)), _TRUTHS.get)
NEGATED: Final = words({True: "false", False: "true"})
BIT: Final = words({True: "1", False: "0"})
"""A boolean as a number."""

NEGATED_BIT: Final = words({True: "0", False: "1"})
ON_OFF: Final = words({True: "on", False: "off"})


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, tuple | list) else ()
