"""Languages, regions and keyboards: tags and numbers, or the English names that Windows shows.

Source:
    The lists of languages, keyboard layouts and input methods next to the catalog. A keyboard is
    a language tag, `LANGUAGE:LAYOUT` in numbers, or a language with the two ids of an input method.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Final, TypeAlias

from unattend_gen.catalog.locales import is_known_tag, locales
from unattend_gen.catalog.words import nearest
from unattend_gen.errors import InputError
from unattend_gen.tables.model.base import Parsed, named, text

_PAIR: Final = re.compile(r"([0-9a-f]{4}):([0-9a-f]{8})", re.IGNORECASE)
_METHOD: Final = re.compile(r"[0-9a-f]{4}:(\{[0-9a-f-]{36}\}){2}", re.IGNORECASE)
_NUMBER: Final = re.compile(r"[0-9a-f]{4}", re.IGNORECASE)
_CUSTOM: Final = "a"
"""First digit of the numbers of custom layouts."""

_MAIN: Final = "04"
"""First digits of the number of the first region of a language."""

_KEYS: Final = frozenset({"language", "layout"})
_FORMS: Final = 'write de-CH, 0807:00000807 or { language = "de-CH", layout = "Swiss German" }'


def language(written: str) -> str:
    """Return the tag of a language; a known tag keeps its spelling.

    Raises:
        InputError: Windows has no such language; names the nearest one.
    """
    if is_known_tag(written):
        return written
    tag = locales().tags_by_name.get(written.lower())
    if tag is not None:
        return tag
    message = f"{named(written)} is not a language of Windows"
    raise InputError(message, advice=_nearest_language(written))


def _nearest_language(written: str) -> str:
    """Return the advice for an unknown language; a name without its region gets a tag with one."""
    start = f"{written.lower()} ("
    regions = (tag for name, tag in locales().tags_by_name.items() if name.startswith(start))
    numbers = {tag: locales().languages.get(tag.lower(), "") for tag in regions}
    tag = next((tag for tag, number in numbers.items() if number.startswith(_MAIN)), None)
    if tag is not None:
        return f"name the region too, as in {tag}"
    near = nearest(written.replace("_", "-"), (*locales().tags.values(), *locales().tags_by_name))
    return f"did you mean {near}?" if near else "write language and region, as in de-DE"


def _language(value: object) -> str:
    return language(text(value))


def _region(value: object) -> int:
    known = locales().regions
    if isinstance(value, int) and not isinstance(value, bool) and value in known.values():
        return value
    written = value if isinstance(value, str) else ""
    if written.lower() in known:
        return known[written.lower()]
    near = nearest(written, known)
    message = f"{named(value)} is not a region of Windows"
    advice = f"did you mean {near}?" if near else "write its English name, such as Germany"
    raise InputError(message, advice=advice)


def _inputs(value: object) -> tuple[str, ...]:
    values = value if isinstance(value, list | tuple) else (value,)
    return tuple(one for each in values for one in _each(each))


def _each(value: object) -> Iterator[str]:
    match value:
        case Mapping():
            yield _pair(value)
        case _:
            yield from (_input(one.strip()) for one in text(value).split(";"))


def _input(written: str) -> str:
    """Return a keyboard that is written as a text."""
    pair = _PAIR.fullmatch(written)
    if pair is not None:
        _require_layout(pair[2])
        return written
    if is_known_tag(written) or _METHOD.fullmatch(written):
        return written
    found = locales().ids_by_name.get(written.lower(), ())
    if len(found) == 1 and _METHOD.fullmatch(found[0]):
        return found[0]
    if found:
        message = f"{named(written)} is the name of a layout without a language"
        raise InputError(message, advice=_with_language(written, found[0]))
    return language(written)


def _with_language(name: str, layout: str) -> str:
    """Return the advice for a layout: with the language whose number ends the id of the layout."""
    number = layout[4:].lower()
    tag = next((tag for tag, other in locales().languages.items() if other == number), None)
    if tag is None:
        return _FORMS
    tag = locales().tags[tag]
    pair = f'{number}:{layout} or {{ language = "{tag}", layout = "{name}" }}'
    is_default = locales().inputs.get(tag.lower()) == f"{number}:{layout}".lower()
    return f"write {tag}, {pair}" if is_default else f"write {pair}"


def _pair(table: Mapping[object, object]) -> str:
    """Return `LANGUAGE:LAYOUT` for a table that names both."""
    if set(table) != _KEYS:
        message = "should have the keys language and layout only"
        raise InputError(message, advice=_FORMS)
    number = _language_number(text(table["language"]))
    layout = _layout(text(table["layout"]))
    if not _METHOD.fullmatch(layout):
        return f"{number}:{layout}"
    if layout[: len(number)].lower() != number.lower():
        message = "names an input method of another language"
        raise InputError(message, advice="name the layout alone: it has its language with it")
    return layout


def _language_number(written: str) -> str:
    if _NUMBER.fullmatch(written):
        return written
    tag = language(written)
    number = locales().languages.get(tag.lower())
    if number is None:
        message = "names a language that has no fixed number"
        raise InputError(message, advice="write the language tag alone as the keyboard")
    return number


def _layout(written: str) -> str:
    found = locales().ids_by_name.get(written.lower(), ())
    if len(found) > 1:
        message = f"{named(written)} is the name of several layouts"
        raise InputError(message, advice=f"write its number: {' or '.join(found)}")
    if found:
        return found[0]
    _require_layout(written)
    return written


def _require_layout(written: str) -> None:
    known = locales().keyboards
    is_custom = written[:1].lower() == _CUSTOM and re.fullmatch(r"[0-9a-f]{8}", written.lower())
    if written.lower() in known or is_custom:
        return
    near = nearest(written, locales().ids_by_name)
    message = f"{named(written)} is not a keyboard layout of Windows"
    raise InputError(message, advice=f"did you mean {near}?" if near else _FORMS)


_LAYOUT_SCHEMA: Final = {
    "type": "object",
    "description": "Language tag or English name, and English name or number of the layout.",
    "propertyNames": {"enum": sorted(_KEYS)},
    "required": sorted(_KEYS),
    "additionalProperties": {"type": "string"},
}
_ONE: Final = {"anyOf": [{"type": "string"}, _LAYOUT_SCHEMA]}

Keyboards: TypeAlias = Annotated[
    tuple[str, ...],
    Parsed(_inputs, {"anyOf": [*_ONE["anyOf"], {"type": "array", "items": _ONE}]}),
]
"""A keyboard or a list of keyboards, as an answer file has them."""

Language: TypeAlias = Annotated[str, Parsed(_language, {"type": "string"})]
"""A language tag, or the English name of a language in Windows."""

Region: TypeAlias = Annotated[
    int, Parsed(_region, {"anyOf": [{"type": "string"}, {"type": "integer", "minimum": 1}]})
]
"""The number of a region in Windows."""
