"""Values of INI files: written as they are, or refused when they would not be read back the same.

An INI file has no escapes that every reader knows, so a value that needs one is an error.

Source:
    Python's configparser, which the tests read the files with. How the vendor's programs decode
    the file, and whether they take off quotes, is not stated; such values are refused too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeAlias
from unicodedata import category

from unattend_gen.core.secret import Secret, revealed
from unattend_gen.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

Value: TypeAlias = str | Secret

_BREAKING: Final = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Unicode categories of what ends a line, or is no character of a text."""

_REFERENCE: Final = re.compile(r"%[^%]+%")


@dataclass(frozen=True, slots=True)
class Property:
    """One line of a section.

    Attributes:
        name: before the equals sign.
        value: behind it.
        where: the key of the spec that it comes from, for messages.
        may_refer: whether `%NAME%` in it is meant for the program that reads the file.
    """

    name: str
    value: Value = field(repr=False)
    where: str
    may_refer: bool = False


def demand_writable(properties: tuple[Property, ...]) -> None:
    """See that each value is read back as it is written.

    Raises:
        InputError: one is not; names the key and the source of trouble, never the value.
    """
    for each in properties:
        trouble = _trouble(each)
        if trouble is not None:
            message = f"{each.name} {trouble}, which an INI file cannot carry"
            advice = "choose another value; an INI file has no way to escape it"
            raise InputError(message, advice=advice, where=each.where)


def is_plain(value: Value) -> bool:
    """Whether every reader of INI files takes a value as it is."""
    return _trouble(Property("", value, "")) is None


def _trouble(prop: Property) -> str | None:
    text = revealed(prop.value)
    if prop.may_refer:
        text = _REFERENCE.sub("x", text)
    return next((words for words, is_so in _TROUBLES if is_so(text)), None)


def _is_quoted(text: str) -> bool:
    return text[0] == text[-1] and text[0] in "\"'"


_TROUBLES: Final[tuple[tuple[str, Callable[[str], bool]], ...]] = (
    ("is empty", lambda text: not text),
    ("holds a line break or a control", lambda text: any(category(c) in _BREAKING for c in text)),
    ("begins or ends with a blank", lambda text: text != text.strip()),
    ("begins and ends with a quote", _is_quoted),
    ("holds text between percent signs", lambda text: bool(_REFERENCE.search(text))),
    ("holds characters outside ASCII", lambda text: not text.isascii()),
)
