"""Languages and regions of a spec: tags and numbers, or the English names that Windows has."""

from typing import Annotated, TypeAlias

from unattend_gen.catalog.locales import is_known_tag, locales
from unattend_gen.catalog.query import nearest
from unattend_gen.errors import InputError
from unattend_gen.tables.base import Parsed, text


def language(written: str) -> str:
    """The tag of a language; a known tag stays as it is written.

    Raises:
        InputError: Windows knows no such language; names the nearest one.
    """
    if is_known_tag(written):
        return written
    tag = locales().tags_by_name.get(written.lower())
    if tag is not None:
        return tag
    near = nearest(written.replace("_", "-"), (*locales().tags.values(), *locales().tags_by_name))
    message = "is no language of Windows"
    advice = f"did you mean {near}?" if near else "write language and region, as in de-DE"
    raise InputError(message, advice=advice)


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
    message = "is no region of Windows"
    advice = f"did you mean {near}?" if near else "write its English name, such as Germany"
    raise InputError(message, advice=advice)


Language: TypeAlias = Annotated[str, Parsed(_language, {"type": "string"})]
"""A language tag."""

Region: TypeAlias = Annotated[
    int, Parsed(_region, {"anyOf": [{"type": "string"}, {"type": "integer", "minimum": 1}]})
]
"""The number that Windows has for a region."""
