"""What a spec puts beside the passes: `[[elements]]`, some of it from a secret source."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from unattend_gen.answer_file.fragments import append_elements, require_elements
from unattend_gen.core.secret import SecretKind, revealed
from unattend_gen.errors import AnswerFileError, InputError
from unattend_gen.tables.elements import PlainXml, SecretXml

if TYPE_CHECKING:
    from collections.abc import Iterable

    from unattend_gen.answer_file.tree import AnswerFile
    from unattend_gen.renderer.context import Read
    from unattend_gen.renderer.tree import Value
    from unattend_gen.spec.spec import Spec


def beside_values(spec: Spec, read: Read) -> tuple[Value, ...]:
    """The XML of each element, read from its source where it has one.

    Raises:
        InputError: a source gives nothing, or something that is no XML.
    """
    return tuple(_value(number, each.xml, read) for number, each in enumerate(spec.elements, 1))


def with_elements(answer_file: AnswerFile, values: Iterable[Value]) -> AnswerFile:
    """The same answer file with these elements behind its passes."""
    for value in values:
        append_elements(answer_file, revealed(value))
    return answer_file


def _value(number: int, xml: PlainXml | SecretXml, read: Read) -> Value:
    match xml:
        case PlainXml(text):
            return text
        case SecretXml(source):
            secret = read(source, SecretKind.TOKEN)
            try:
                require_elements(secret.reveal())
            except AnswerFileError as error:
                where = f"elements[{number}].xml from {source}"
                # The cause quotes nothing, but it was made of a secret.
                raise InputError(error.message, advice=error.advice, where=where) from None
            return secret
        case _:
            assert_never(xml)
