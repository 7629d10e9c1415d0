"""Fields that take a value from a list: a name, a Windows version, an edition."""

from typing import Annotated, TypeAlias

from unattend_gen.catalog.editions import edition_names, names_edition
from unattend_gen.catalog.windows import advice_on_version, windows_versions
from unattend_gen.catalog.words import nearest
from unattend_gen.errors import InputError
from unattend_gen.tables.model.base import Parsed, named, text


def windows_name(value: object) -> str:
    """Return the name of a Windows version.

    Raises:
        InputError: the catalog has no such version.
    """
    written = text(value)
    if all(version.name != written for version in windows_versions()):
        message = f"{named(written)} is not a Windows version"
        raise InputError(message, advice=advice_on_version(written))
    return written


def one_of(written: str, names: tuple[str, ...]) -> str:
    """Return a text that is one of a few names.

    Raises:
        InputError: it is not one of them; advises the nearest.
    """
    if written in names:
        return written
    near = nearest(written, names)
    message = f"should be one of {', '.join(names)}"
    raise InputError(
        message, advice=f"did you mean {near}?" if near else "write it exactly as listed"
    )


def _edition(value: object) -> str:
    edition = text(value)
    if not names_edition(edition):
        near = nearest(edition, edition_names())
        message = f"{named(edition)} is not an edition of Windows"
        advice = f"did you mean {near}?" if near else "write an edition such as Pro or Enterprise"
        raise InputError(message, advice=advice)
    return edition


EditionName: TypeAlias = Annotated[str, Parsed(_edition, {"type": "string"})]
"""The id or the name of an edition, in any case."""
