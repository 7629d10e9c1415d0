"""What every table of a spec is made of: a frozen model, and fields that are parsed from text."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar, Final, TypeAlias, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from unattend_gen.core.secret_source import SecretSource, parse_source
from unattend_gen.errors import InputError

REJECTED: Final = "rejected"
"""The kind of error whose message and advice are our own words and safe to show."""

UNDECIDED: Final = "undecided"
"""The kind of error of a choice by key when no key or more than one is there; our words too."""


class Table(BaseModel):
    """A table of the spec: no key but its own, no change after reading.

    Nothing is built before the first spec is read, which keeps the import cheap.
    """

    model_config = ConfigDict(
        frozen=True, extra="forbid", defer_build=True, hide_input_in_errors=True
    )

    tag: ClassVar[str] = ""
    """Which member of a closed choice of tables this is; empty for a table without a choice."""


@dataclass(frozen=True, slots=True, eq=False)
class Parsed:
    """A field whose value is made by a function of ours, in place of rules of pydantic.

    Attributes:
        parse: takes what the file holds; raises `InputError` with a message that shows nothing
            of it.
        json_schema: what the spec's JSON Schema says of the field.
        made: types of values that are made already, when a model is built in Python.
    """

    parse: Callable[[object], object]
    json_schema: Mapping[str, object]
    made: tuple[type, ...] = ()

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """A plain function; the declared type is not looked into, which saves start-up."""
        return core_schema.no_info_plain_validator_function(self._validate)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, object]:
        """A copy, for pydantic adds titles and descriptions to it."""
        return dict(self.json_schema)

    def _validate(self, value: object) -> object:
        if isinstance(value, self.made):
            return value
        try:
            return self.parse(value)
        except InputError as error:
            raise rejected(error.message, advice=error.advice) from None


def rejected(message: str, *, advice: str) -> PydanticCustomError:
    """Return an error with our own message, in the type that pydantic collects.

    The message is passed as a value, not as the template, so that braces in it stay braces.
    """
    return PydanticCustomError(REJECTED, "{message}", {"message": message, "advice": advice})


def by_key(**tags: str) -> Discriminator:
    """The choice among tables by the one key that only this table has.

    Args:
        tags: tag of the table by the key that chooses it. A tag is no possible key, so that it
            can be told from one in the place of an error.
    """

    def choose(value: object) -> str | None:
        if isinstance(value, Table):
            return value.tag
        chosen = [tags[key] for key in tags if isinstance(value, Mapping) and key in value]
        return chosen[0] if len(chosen) == 1 else None

    message = f"needs either {' or '.join(tags)}"
    return Discriminator(choose, custom_error_type=UNDECIDED, custom_error_message=message)


def require_tag(key: str, tables: tuple[type[Table], ...]) -> BeforeValidator:
    """Sees that the key by which one of these tables is chosen is there, and names what it takes.

    Args:
        key: holds the tag of a table; pydantic looks at what it says.
        tables: the choice.
    """
    tags = ", ".join(table.tag for table in tables)

    def demand(value: object) -> object:
        if isinstance(value, Mapping) and key not in value:
            message = f"needs a {key}"
            raise rejected(message, advice=f"add {key} = one of {tags}")
        return value

    return BeforeValidator(demand)


def text(value: object) -> str:
    """The value as text.

    Raises:
        InputError: when it is none, or empty.
    """
    if not isinstance(value, str):
        message = "should be text"
        raise InputError(message, advice="write the value in quotes")
    if not value:
        message = "is empty"
        raise InputError(message, advice="give it a value or leave the key out")
    return value


def _source(value: object) -> SecretSource:
    return parse_source(text(value))


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


SOURCE_SCHEMA: Final[Mapping[str, object]] = {
    "type": "string",
    "pattern": r"^(env:[A-Za-z_]\w*|file:.+|stdin|prompt(:.*)?|keyring:.+/.+)$",
}

Source: TypeAlias = Annotated[SecretSource, Parsed(_source, SOURCE_SCHEMA, get_args(SecretSource))]
"""Where a secret is; never the secret."""


def _not_blank(value: str) -> str:
    if not value.strip():
        message = "is empty"
        raise rejected(message, advice="give it a value or leave the key out")
    return value


Text: TypeAlias = Annotated[str, Field(min_length=1), AfterValidator(_not_blank)]
"""A text with something in it."""

Texts: TypeAlias = Annotated[
    tuple[Text, ...], BeforeValidator(_listed, json_schema_input_type=str | list[str])
]
"""One text or a list of them."""
