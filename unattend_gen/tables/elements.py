"""`[[elements]]`: XML outside the passes, such as packages or the data of a generator."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Final, TypeAlias, get_args

from pydantic import Field

from unattend_gen.answer_file.fragments import require_elements
from unattend_gen.core.secret_source import SecretSource
from unattend_gen.errors import AnswerFileError, InputError
from unattend_gen.tables.mapping.spec_table import SpecTable
from unattend_gen.tables.model.base import Parsed, Table, text
from unattend_gen.tables.settings import SECRET_SCHEMA, secret_source


@dataclass(frozen=True, slots=True)
class PlainXml:
    """XML that is written into the spec."""

    xml: str


@dataclass(frozen=True, slots=True)
class SecretXml:
    """XML that contains a secret and comes from a secret source as a whole."""

    source: SecretSource


Xml: TypeAlias = PlainXml | SecretXml


def _xml(value: object) -> Xml:
    if isinstance(value, Mapping):
        return SecretXml(secret_source(value))
    written = text(value)
    try:
        require_elements(written)
    except AnswerFileError as error:
        raise InputError(error.message, advice=error.advice) from None
    return PlainXml(written)


_SCHEMA: Final = {"anyOf": [{"type": "string"}, SECRET_SCHEMA]}


class BesideElement(Table):
    """One or more elements below the root, outside the passes.

    The prefixes `wcm`, `cpi` and `xsi` are defined; names without a prefix are in the namespace of
    answer files.
    """

    xml: Annotated[Xml, Parsed(_xml, _SCHEMA, get_args(Xml))] = Field(
        description='Elements as XML, or { secret = "env:NAME" } if they contain a secret.'
    )


TABLE: Final = SpecTable[tuple[BesideElement, ...]]("elements", BesideElement)
"""The renderer writes the elements after the passes; they are not settings."""
