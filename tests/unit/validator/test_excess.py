from __future__ import annotations

from tests.samples import a_shell_setup
from unattend_gen.answer_file.parse import parse
from unattend_gen.validator.excess import excess


def _excess(body: str) -> tuple[str, str] | None:
    return excess(parse(a_shell_setup("oobeSystem", body)).root)


def test_some_hundred_elements_are_looked_at() -> None:
    assert _excess("<Wrong/>" * 500) is None


def test_many_thousand_elements_are_not() -> None:
    assert _excess("<Wrong/>" * 20_000) == (
        "more than 2000 elements, and not all of them follow the schema",
        "an answer file has some hundreds; look for what stands in it over and over",
    )


def test_an_element_of_many_attributes_is_not() -> None:
    attributes = " ".join(f'a{number}=""' for number in range(101))

    assert _excess(f"<Wrong {attributes}/>") == (
        "an element with more than 100 attributes, not all by the schema",
        "delete those that are none of an answer file",
    )
