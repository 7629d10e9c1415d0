"""Editions of Windows as a spec names them."""

from typing import Annotated, TypeAlias

from unattend_gen.errors import InputError
from unattend_gen.tables.base import Parsed, text


def _edition(value: object) -> str:
    from unattend_gen.catalog.query import nearest
    from unattend_gen.catalog.setup_keys import edition_names, names_edition

    edition = text(value)
    if not names_edition(edition):
        near = nearest(edition, edition_names())
        message = "is no edition of Windows"
        advice = f"did you mean {near}?" if near else "write an edition such as Pro or Enterprise"
        raise InputError(message, advice=advice)
    return edition


EditionName: TypeAlias = Annotated[str, Parsed(_edition, {"type": "string"})]
"""The id or the name of an edition, in whatever case."""
