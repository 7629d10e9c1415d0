"""The base class of tables, and fields that our own functions parse."""

import re
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

from unattend_gen.core.display import quoted
from unattend_gen.core.secret_source import SecretSource, parse_source
from unattend_gen.errors import InputError

REJECTED: Final = "rejected"
"""The type of errors with our own message and advice, which are safe to show."""

UNDECIDED: Final = "undecided"
"""The type of errors with our own message for a choice with no key or several.

If a key of the table is misspelled, the message is about that key."""

_CONTROL: Final = re.compile("[\\x00-\\x08\\x0a-\\x1f\\x7f-\\x9f\\u2028\\u2029]")
"""Line ends of any kind, and other control characters; a tab is allowed."""

_CONTROL_MESSAGE: Final = "contains a line end or another control character"
_CONTROL_ADVICE: Final = "write it on one line; a line end could begin another command of a script"


@dataclass(frozen=True, slots=True)
class _Exact:
    """Makes truth values and numbers of a field strict, but not lists, which are tuples then."""

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        schema = handler(source)
        _make_exact(schema)
        return schema


def _make_exact(schema: object) -> None:
    """Make the numbers in a schema strict, without entering the tables below it."""
    match schema:
        case {"type": "bool" | "int"} if isinstance(schema, dict):
            schema["strict"] = True
        case {"type": "model" | "definition-ref" | "tagged-union"}:
            return
        case {"schema": inner} | {"items_schema": inner} | {"choices": inner}:
            _make_exact(inner)
        case list():
            for inner in schema:
                _make_exact(inner)


_EXACT: Final = _Exact()


class Table(BaseModel):
    """A table of the spec: frozen, without unknown keys.

    Validators are built when the first spec is read, which keeps the import cheap.
    """

    model_config = ConfigDict(
        frozen=True, extra="forbid", defer_build=True, hide_input_in_errors=True
    )

    tag: ClassVar[str] = ""
    """Identifies a member of a closed choice of tables; empty for other tables."""

    @classmethod
    def __pydantic_init_subclass__(cls, **_: object) -> None:
        """Accept true, false and numbers only as such, as the JSON Schema says: not `"yes"`."""
        for field in cls.model_fields.values():
            field.metadata.append(_EXACT)


@dataclass(frozen=True, slots=True, eq=False)
class Parsed:
    """A field that is validated by our own function instead of by pydantic.

    Attributes:
        parse: takes the value of the file; raises `InputError`, whose message may show the value
            with `named` only.
        json_schema: the field in the JSON Schema of the spec.
        made: types of values that need no parsing, for models that are built in Python.
    """

    parse: Callable[[object], object]
    json_schema: Mapping[str, object]
    made: tuple[type, ...] = ()

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Return a plain function; ignoring the declared type saves time at start-up."""
        return core_schema.no_info_plain_validator_function(self._validate)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, object]:
        """Return a copy, because pydantic adds titles and descriptions to it."""
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


def named(value: object) -> str:
    """Return a value for a message about a key that never holds a secret.

    A text that looks like a secret, and anything but a text or number, is not shown.
    """
    text_ = str(value) if isinstance(value, str | int) else ""
    return quoted(text_, may_hold_secret=False)


def by_key(**tags: str) -> Discriminator:
    """Return the choice among tables by a key that only one of them has.

    Args:
        tags: tag of the table by the key that chooses it. Tags contain a blank, which
            distinguishes them from keys in the location of an error.
    """

    def choose(value: object) -> str | None:
        if isinstance(value, Table):
            return value.tag
        chosen = [tags[key] for key in tags if isinstance(value, Mapping) and key in value]
        return chosen[0] if len(chosen) == 1 else None

    message = f"needs either {' or '.join(tags)}"
    return Discriminator(choose, custom_error_type=UNDECIDED, custom_error_message=message)


def require_tag(key: str, tables: tuple[type[Table], ...]) -> BeforeValidator:
    """Return a validator that requires the key by which a table is chosen, and lists its values.

    Args:
        key: its value is the tag of a table, which pydantic checks.
        tables: the choice.
    """
    tags = ", ".join(table.tag for table in tables)

    def require(value: object) -> object:
        if isinstance(value, Mapping) and key not in value:
            context = {"message": f"needs a {key}", "advice": f"add {key} = one of {tags}"}
            raise PydanticCustomError(UNDECIDED, "{message}", context)
        return value

    return BeforeValidator(require)


def text(value: object) -> str:
    """Return a value that is a non-empty text.

    Raises:
        InputError: it is not text, or empty.
    """
    if not isinstance(value, str):
        message = "should be text"
        raise InputError(message, advice="write the value in quotes")
    if not value:
        message = "is empty"
        raise InputError(message, advice="give it a value, or omit the key")
    return value


def line(value: object) -> str:
    """Return a value that is a non-empty text on one line.

    Raises:
        InputError: it is not text, is empty, or has a line end or another control character.
    """
    written = text(value)
    if _CONTROL.search(written):
        raise InputError(_CONTROL_MESSAGE, advice=_CONTROL_ADVICE)
    return written


def _source(value: object) -> SecretSource:
    return parse_source(text(value))


def listed(value: object) -> object:
    """Return a text as a list of one, and other values as they are."""
    return [value] if isinstance(value, str) else value


SOURCE_SCHEMA: Final[Mapping[str, object]] = {
    "type": "string",
    "pattern": r"^(env:[A-Za-z_]\w*|file:.+|stdin|prompt(:.*)?|keyring:.+/.+)$",
}

Source: TypeAlias = Annotated[SecretSource, Parsed(_source, SOURCE_SCHEMA, get_args(SecretSource))]
"""A secret source, never the secret itself."""


def _not_blank(value: str) -> str:
    if not value.strip():
        message = "is empty"
        raise rejected(message, advice="give it a value, or omit the key")
    return value


def _on_one_line(value: str) -> str:
    if _CONTROL.search(value):
        raise rejected(_CONTROL_MESSAGE, advice=_CONTROL_ADVICE)
    return value


Lines: TypeAlias = Annotated[str, Field(min_length=1), AfterValidator(_not_blank)]
"""A text that is not blank and may have several lines."""

Text: TypeAlias = Annotated[Lines, AfterValidator(_on_one_line)]
"""A text on one line that is not blank."""

Texts: TypeAlias = Annotated[
    tuple[Text, ...], BeforeValidator(listed, json_schema_input_type=str | list[str])
]
"""A text or a list of texts."""
