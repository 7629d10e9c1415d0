"""The value of a switch: how a spec says it, and what placeholders insert for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.locales import locales
from unattend_gen.catalog.switches import Kind, Switch
from unattend_gen.catalog.words import nearest
from unattend_gen.errors import InputError
from unattend_gen.tables.model.base import line, listed, named, text
from unattend_gen.tables.model.choice import one_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_COLOUR: Final = re.compile(r"#[0-9a-fA-F]{6}")
_QUOTES: Final = re.compile("['\"<>&\u2018-\u201b]")
_OPAQUE: Final = 0xFF00_0000
_MOST: Final = 2**31 - 1
_SIZES: Final = 2


def parsed(switch: Switch, value: object) -> object:
    """Return the value of a switch as the model holds it.

    Raises:
        InputError: the switch does not take such a value.
    """
    return _PARSERS[switch.kind](switch, value)


def json_schema(switch: Switch) -> Mapping[str, object]:
    """Return the JSON Schema of a switch."""
    schemas: dict[Kind, Mapping[str, object]] = {
        Kind.TRUTH: {"type": "boolean"},
        Kind.CHOICE: {"enum": [*switch.takes]},
        Kind.NAMES: {"type": "array", "items": {"enum": [*switch.items]}},
        Kind.NUMBERS: {"type": "array", "items": {"type": "integer", "minimum": 0}},
        Kind.COLOUR: {"type": "string", "pattern": f"^{_COLOUR.pattern}$"},
        Kind.REGION: {"anyOf": [{"type": "string"}, {"type": "integer"}]},
        Kind.TEXT: {"type": "string", "minLength": 1},
        Kind.PINS: {"type": "array", "items": {"type": "string"}},
    }
    return schemas[switch.kind]


def word(value: object) -> str:
    """Return the word of a value, which facts list data by."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def placeholders(switch: Switch, value: object) -> dict[str, object]:
    """Return what the placeholders in patterns of a switch insert."""
    match switch.kind, value:
        case Kind.NAMES, tuple(names):
            return _sums(switch.items, names)
        case Kind.COLOUR, str(colour):
            return _channels(colour)
        case Kind.PINS, tuple(pins):
            return {"pins": _pins(switch.items, pins)}
        case _, tuple(numbers):
            return {"numbers": " ".join(map(str, numbers))}
        case _:
            return {"number": value, "text": value}


def _sums(items: Mapping[str, str], names: tuple[str, ...]) -> dict[str, object]:
    codes = [items[name] for name in names]
    total = sum(int(code) for code in codes if code.isdecimal())
    return {"codes": "".join(codes), "sum": total, "count": f"{len(names) + 1:02x}"}


def _channels(colour: str) -> dict[str, object]:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    abgr = _OPAQUE | blue << 16 | green << 8 | red
    channels = {"red": red, "green": green, "blue": blue}
    return {"rgb": f"{red} {green} {blue}", "abgr": abgr, **channels}


def _truth(switch: Switch, value: object) -> bool:
    if not isinstance(value, bool):
        message = "should be true or false"
        raise InputError(message, advice="write it without quotes")
    if word(value) not in switch.takes:
        message = f"should be {switch.takes[0]}"
        raise InputError(message, advice="omit the key to leave Windows as it is")
    return value


def _listed(value: object) -> list[object] | tuple[object, ...]:
    given = listed(value)
    if isinstance(given, list | tuple):
        return given
    message = "should be a list"
    raise InputError(message, advice="write it in square brackets")


def _text(value: object) -> str:
    said = line(value)
    if _QUOTES.search(said):
        message = "contains a quote, an angle bracket or an ampersand"
        raise InputError(message, advice="write it without them")
    return said


def _pins(forms: Mapping[str, str], pins: tuple[str, ...]) -> str:
    """Return pins in the forms of their kinds."""
    written = (
        forms[pin_form(pin)].replace("{text}", pin).replace("{json}", pin.replace("\\", "\\\\"))
        for pin in pins
    )
    return forms["separator"].join(written) if pins else forms.get("none", "")


def pin_form(pin: str) -> str:
    """Return the kind of a pin: the path of a link, the id of a packaged app, or of a program."""
    if pin.lower().endswith(".lnk"):
        return "link"
    return "app" if "!" in pin else "program"


def _names(switch: Switch, value: object) -> tuple[str, ...]:
    names = tuple(one_of(text(each), tuple(switch.items)) for each in _listed(value))
    if len(set(names)) < len(names):
        message = "names something twice"
        raise InputError(message, advice="write each name once")
    return names


def _numbers(value: object) -> tuple[int, ...]:
    numbers = value if isinstance(value, list | tuple) else (value,)
    is_fit = all(type(each) is int and 0 <= each <= _MOST for each in numbers)
    if not is_fit or len(numbers) not in (0, _SIZES):
        message = "should be a list of two whole numbers, or empty"
        raise InputError(message, advice="write the smallest and the largest size in megabytes")
    least, most = numbers or (0, 0)
    if least > most:
        message = "has a smallest size above the largest"
        raise InputError(message, advice="write the smaller number first")
    return tuple(numbers)


def _colour(value: object) -> str:
    colour = text(value)
    if not _COLOUR.fullmatch(colour):
        message = f"{named(colour)} is not a colour"
        raise InputError(message, advice="write six hexadecimal digits after #, such as #0078d4")
    return colour.lower()


def _region(value: object) -> int:
    if type(value) is int:
        name = next((name for name, each in regions().items() if each == value), None)
        if name is not None:
            return value
        message = f"{named(value)} is not the number of a region"
        raise InputError(message, advice="write the English name of the region")
    name = text(value)
    if name.lower() in regions():
        return regions()[name.lower()]
    near = nearest(name, regions())
    message = f"{named(name)} is not a region"
    advice = f"did you mean {near.title()}?" if near else "write its English name, such as Germany"
    raise InputError(message, advice=advice)


def regions() -> Mapping[str, int]:
    """Return the number of each region by its English name in lower case."""
    return locales().regions


_PARSERS: Final[Mapping[Kind, Callable[[Switch, object], object]]] = {
    Kind.TRUTH: _truth,
    Kind.CHOICE: lambda switch, value: one_of(text(value), switch.takes),
    Kind.NAMES: _names,
    Kind.NUMBERS: lambda _, value: _numbers(value),
    Kind.COLOUR: lambda _, value: _colour(value),
    Kind.REGION: lambda _, value: _region(value),
    Kind.TEXT: lambda _, value: _text(value),
    Kind.PINS: lambda _, value: tuple(_text(each) for each in _listed(value)),
}
