from __future__ import annotations

from typing import Annotated, ClassVar

import pytest
from pydantic import Tag, TypeAdapter, ValidationError

from tests.samples import CANARY_PASSWORD
from unattend_gen.core.secret_source import EnvSource
from unattend_gen.errors import InputError
from unattend_gen.tables.model.base import (
    REJECTED,
    UNDECIDED,
    Parsed,
    Source,
    Table,
    Text,
    Texts,
    by_key,
    line,
    named,
    rejected,
    require_tag,
    text,
)


def shout(value: object) -> str:
    if not isinstance(value, str):
        message = "is {not} text"
        raise InputError(message, advice="write {text}")
    return value.upper()


class Shape(Table):
    name: Text
    loud: Annotated[str, Parsed(shout, {"type": "string", "examples": ["hey"]})] = "HEY"
    tags: Texts = ()
    password: Source | None = None


class Round(Table):
    tag: ClassVar[str] = "by radius"
    radius: int


class Square(Table):
    tag: ClassVar[str] = "by side"
    side: int


FIGURE: TypeAdapter[Round | Square] = TypeAdapter(
    Annotated[
        Annotated[Round, Tag(Round.tag)] | Annotated[Square, Tag(Square.tag)],
        by_key(radius=Round.tag, side=Square.tag),
    ]
)


def test_a_field_is_made_by_its_function() -> None:
    shape = Shape.model_validate({"name": "a", "loud": "psst", "password": "env:PW"})

    assert shape == Shape(name="a", loud="PSST", password=EnvSource("PW"))


def test_a_refusal_keeps_our_words_with_their_braces() -> None:
    with pytest.raises(ValidationError) as caught:
        Shape.model_validate({"name": "a", "loud": 5})

    error = caught.value.errors(include_url=False, include_input=False)[0]
    assert (error["type"], error["msg"]) == (REJECTED, "is {not} text")
    assert error["ctx"]["advice"] == "write {text}"


def test_a_mistake_in_our_own_function_is_not_hidden() -> None:
    field = TypeAdapter(Annotated[str, Parsed(lambda _: 1 / 0, {})])

    with pytest.raises(ZeroDivisionError):
        field.validate_python("x")


def test_the_schema_is_the_declared_one() -> None:
    loud = Shape.model_json_schema()["properties"]["loud"]

    assert (loud["type"], loud["examples"], loud["default"]) == ("string", ["hey"], "HEY")


def test_a_table_does_not_change() -> None:
    shape = Shape(name="a")

    with pytest.raises(ValidationError, match="frozen"):
        shape.name = "b"  # type: ignore[misc]  # that it is refused is the point


def test_a_table_takes_no_other_key_and_shows_no_value() -> None:
    with pytest.raises(ValidationError) as caught:
        Shape.model_validate({"name": "a", "nam": CANARY_PASSWORD})

    assert CANARY_PASSWORD not in str(caught.value)
    assert caught.value.errors()[0]["type"] == "extra_forbidden"


@pytest.mark.parametrize(("value", "texts"), [("a", ("a",)), (["a", "b"], ("a", "b")), ([], ())])
def test_a_text_is_a_list_of_one(value: object, texts: tuple[str, ...]) -> None:
    assert Shape.model_validate({"name": "a", "tags": value}).tags == texts


@pytest.mark.parametrize(
    ("value", "figure"),
    [({"radius": 1}, Round(radius=1)), ({"side": 2}, Square(side=2)), (Round(radius=3),) * 2],
)
def test_the_key_that_is_there_chooses_the_table(value: object, figure: Table) -> None:
    assert FIGURE.validate_python(value) == figure


@pytest.mark.parametrize("value", [{}, {"radius": 1, "side": 2}, "text", None])
def test_no_key_or_both_choose_nothing(value: object) -> None:
    with pytest.raises(ValidationError) as caught:
        FIGURE.validate_python(value)

    error = caught.value.errors()[0]
    assert (error["type"], error["msg"]) == (UNDECIDED, "needs either radius or side")


@pytest.mark.parametrize("value", [{}, {"radius": 1}])
def test_a_key_that_chooses_is_required_with_its_values(value: object) -> None:
    field = TypeAdapter(Annotated[dict[str, object], require_tag("form", (Round, Square))])

    with pytest.raises(ValidationError) as caught:
        field.validate_python(value)

    error = caught.value.errors()[0]
    assert (error["msg"], error["ctx"]["advice"]) == (
        "needs a form",
        "add form = one of by radius, by side",
    )


@pytest.mark.parametrize("value", [{"form": "by side"}, {"form": "no such"}])
def test_the_value_of_the_key_is_not_checked(value: object) -> None:
    field = TypeAdapter(Annotated[dict[str, object], require_tag("form", (Round, Square))])

    assert field.validate_python(value) == value


@pytest.mark.parametrize(("value", "message"), [("", "is empty"), (5, "should be text")])
def test_text_is_text_and_not_empty(value: object, message: str) -> None:
    with pytest.raises(InputError, match=message):
        text(value)


def test_an_error_of_ours_is_gathered_by_pydantic() -> None:
    error = rejected("is wrong", advice="mend it")

    assert (error.type, error.message()) == (REJECTED, "is wrong")
    assert error.context == {"message": "is wrong", "advice": "mend it"}


@pytest.mark.parametrize(
    ("value", "shown"),
    [("11", "`11`"), (94, "`94`"), (["x"], "the value"), ("Xk7!pQ2-rain", "the value")],
)
def test_a_value_is_named_unless_it_looks_like_a_secret(value: object, shown: str) -> None:
    assert named(value) == shown


_CONTROLS = [
    "a\nb",
    "a\r\nb",
    "a\x0bb",
    "a\x0cb",
    "a\x1cb",
    "a\x85b",
    "a\u2028b",
    "a\u2029b",
    "a\0b",
    "a\x1bb",
]


@pytest.mark.parametrize("value", _CONTROLS)
def test_a_text_has_one_line_and_no_control_character(value: str) -> None:
    with pytest.raises(ValidationError, match="contains a line end or another control character"):
        Shape(name=value)
    with pytest.raises(ValidationError, match="contains a line end or another control character"):
        Shape(name="a", tags=(value,))
    with pytest.raises(InputError, match="contains a line end or another control character"):
        line(value)


def test_a_tab_is_no_line_end() -> None:
    assert Shape(name="a\tb").name == line("a\tb") == "a\tb"
