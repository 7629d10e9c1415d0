"""What pydantic found, in our words.

Its own messages and errors carry the value that was wrong, so nothing of them goes through but
the kind of error, the place, and limits that come from the model.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from unattend_gen.core.key_path import PlacedMistake
from unattend_gen.spec.unknown_keys import unknown_key
from unattend_gen.tables.model.base import REJECTED, UNDECIDED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

    from unattend_gen.core.key_path import KeyPath
    from unattend_gen.toml.text import Table

_PLAIN: Final[Mapping[str, tuple[str, str]]] = {
    "missing": ("is missing", "add it"),
    "string_type": ("should be text", "write the value in quotes"),
    "string_too_short": ("is empty", "give it a value or leave the key out"),
    "string_unicode": ("is no Unicode text", "remove broken characters"),
    "bool_type": ("should be true or false", "write it without quotes"),
    "bool_parsing": ("should be true or false", "write it without quotes"),
    "int_type": ("should be a whole number", "write digits without quotes"),
    "int_parsing": ("should be a whole number", "write digits without quotes"),
    "int_from_float": ("should be a whole number", "write digits without quotes"),
    "int_parsing_size": ("is too long for a number", "write a smaller one"),
    "tuple_type": ("should be a list", "write it in square brackets"),
    "model_type": ("should be a table", "write keys and values below it"),
    "model_attributes_type": ("should be a table", "write keys and values below it"),
    UNDECIDED: ("", "write one of them, not several"),
}
_CHOOSE: Final = "write it as in the list"
_LIMITS: Final[Mapping[str, tuple[str, str]]] = {
    "greater_than_equal": ("should be {ge} or more", "write a larger number"),
    "less_than_equal": ("should be {le} or less", "write a smaller number"),
    "too_short": ("should have at least {min_length}", "add one to the list"),
    "literal_error": ("should be one of {expected}", _CHOOSE),
    "union_tag_invalid": ("should be one of {expected_tags}", _CHOOSE),
}
_SEE_SCHEMA: Final = "unattend-gen schema spec says what is allowed"


def translated(error: ValidationError, data: Table) -> Iterator[PlacedMistake]:
    """Each error as a mistake at its place in the file, in pydantic's order."""
    for details in error.errors(include_url=False, include_input=False):
        yield _translated(details, data)


def _translated(details: ErrorDetails, data: Table) -> PlacedMistake:
    kind, context = details["type"], details.get("ctx", {})
    path = _path(details, data)
    if kind == "extra_forbidden":
        return unknown_key(path, details["loc"])
    message, advice = _PLAIN.get(kind, ("cannot be used here", _SEE_SCHEMA))
    if kind == REJECTED:
        message, advice = context["message"], context["advice"]
    elif kind == UNDECIDED:
        message = details["msg"]
    elif kind in _LIMITS:
        message, advice = _LIMITS[kind]
        message = message.format_map(context).replace("'", "")
    if kind == "union_tag_invalid":
        path = (*path, context["discriminator"].strip("'"))
    return PlacedMistake(path, message, advice)


def _path(details: ErrorDetails, data: Table) -> KeyPath:
    """The keys of the file that lead to an error.

    pydantic puts the tags of closed choices among them, which the file does not have, and
    numbers the entries of `[settings]`, which the file has as a table. The last of them may be a
    key that is missing.
    """
    path: KeyPath = ()
    value: Any = data
    for step in details["loc"]:
        key = [*value][step] if isinstance(value, dict) and isinstance(step, int) else step
        if _has(value, key):
            path, value = (*path, key), value[key]
    last = details["loc"][-1]
    is_absent = isinstance(value, dict) and last not in path[-1:]
    return (*path, last) if is_absent and isinstance(last, str) else path


def _has(value: object, key: str | int) -> bool:
    if isinstance(value, list):
        return isinstance(key, int) and key < len(value)
    return isinstance(value, dict) and key in value
