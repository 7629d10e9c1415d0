"""Values of templates as JSON, for the process that runs foreign templates.

JSON is used in both directions because a damaged or hostile message is at worst an error; `pickle`
would run code. Secrets become placeholders.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, make_dataclass
from functools import lru_cache
from typing import TypeAlias

from unattend_gen.core.secret import Secret

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


def encoded(value: object, placeholder: Callable[[Secret], str]) -> Json:
    """Return a value of a template as JSON.

    Args:
        value: texts, numbers, secrets, and mappings, sequences and dataclasses of them.
        placeholder: returns the text that represents a secret.

    Raises:
        TypeError: a value has another type.
    """
    match value:
        case None | bool() | int() | float():
            return value
        case str():
            return str(value)
        case Secret():
            return {"secret": placeholder(value)}
        case Mapping():
            pairs = value.items()
            return {"mapping": [[encoded(part, placeholder) for part in pair] for pair in pairs]}
        case list() | tuple():
            items: Json = [encoded(item, placeholder) for item in value]
            return {"tuple": items} if isinstance(value, tuple) else items
    if not is_dataclass(value) or isinstance(value, type):
        message = f"templates get no values of type {type(value).__name__}"
        raise TypeError(message)
    names = [field.name for field in fields(value)]
    parts: Json = [encoded(getattr(value, name), placeholder) for name in names]
    return {"record": [type(value).__name__, [*names], parts]}


def decoded(value: Json) -> object:
    """Return the value of a template from JSON; a record has the fields of the original."""
    match value:
        case list():
            return [decoded(item) for item in value]
        case {"secret": str(text)}:
            return Secret(text)
        case {"mapping": list(pairs)}:
            return dict(_pair(pair) for pair in pairs)
        case {"tuple": list(items)}:
            return tuple(map(decoded, items))
        case {"record": [str(name), list(names), list(parts)]}:
            return _record(name, tuple(map(str, names)))(*map(decoded, parts))
        case _:
            return value


def _pair(pair: Json) -> tuple[object, object]:
    if not isinstance(pair, list):
        raise TypeError
    key, value = pair
    return decoded(key), decoded(value)


@lru_cache(maxsize=64)
def _record(name: str, names: tuple[str, ...]) -> Callable[..., object]:
    return make_dataclass(name, names, frozen=True, slots=True)
