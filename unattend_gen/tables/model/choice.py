"""Fields that take a value from a list: a name, a Windows version, an edition."""

from typing import Annotated, TypeAlias

from unattend_gen.catalog.editions import edition_names, names_edition
from unattend_gen.catalog.windows import advice_on_version, windows_versions
from unattend_gen.catalog.words import nearest
from unattend_gen.errors import InputError
from unattend_gen.tables.model.base import Parsed, text


def windows_name(value: object) -> str:
    """The name of a Windows version.

    Raises:
        InputError: when the catalog has none of this name.
    """
    written = text(value)
    if all(version.name != written for version in windows_versions()):
        message = "is no Windows version"
        raise InputError(message, advice=advice_on_version(written))
    return written


def one_of(written: str, names: tuple[str, ...]) -> str:
    """The text, which is one of these names.

    Raises:
        InputError: when it is not; with the nearest name.
    """
    if written in names:
        return written
    near = nearest(written, names)
    message = f"should be one of {', '.join(names)}"
    raise InputError(message, advice=f"did you mean {near}?" if near else "write it as in the list")


def _edition(value: object) -> str:
    edition = text(value)
    if not names_edition(edition):
        near = nearest(edition, edition_names())
        message = "is no edition of Windows"
        advice = f"did you mean {near}?" if near else "write an edition such as Pro or Enterprise"
        raise InputError(message, advice=advice)
    return edition


EditionName: TypeAlias = Annotated[str, Parsed(_edition, {"type": "string"})]
"""The id or the name of an edition, in whatever case."""
