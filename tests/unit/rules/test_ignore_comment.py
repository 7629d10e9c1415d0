from __future__ import annotations

import pytest

from unattend_gen.answer_file.parse import parse
from unattend_gen.rules.ignore_comment import ignore_comments


def read(comment: str) -> list[tuple[tuple[str, ...], bool]]:
    found = ignore_comments(parse(f"<unattend>{comment}<a/></unattend>".encode()))
    return [(one.slugs, one.has_reason) for one in found]


def followed(document: str) -> list[str | None]:
    found = ignore_comments(parse(document.encode()))
    elements = [one.element() for one in found]
    return [None if element is None else str(element.tag) for element in elements]


@pytest.mark.parametrize(
    ("text", "slugs", "has_reason"),
    [
        (" unattend-gen: ignore[too-long] our tool ", ("too-long",), True),
        ("unattend-gen:ignore[ too-long , wrong-type ]\n  why", ("too-long", "wrong-type"), True),
        ("unattend-gen: ignore[too-long] ", ("too-long",), False),
        ("unattend-gen: ignore[] why", (), True),
        ("unattend-gen: ignore too-long", (), False),
    ],
)
def test_names_and_reason_are_read(text: str, slugs: tuple[str, ...], *, has_reason: bool) -> None:
    assert read(f"<!--{text}-->") == [(slugs, has_reason)]


def test_other_comments_are_none() -> None:
    assert read("<!-- made by unattend-gen: ignore[x] y --><!-- ignore[x] y -->") == []


def test_it_is_about_the_element_that_follows() -> None:
    sign = "<!-- unattend-gen: ignore[x] y -->"

    assert followed(f"{sign}<a>{sign}<!-- z --> <b/>{sign}</a>") == ["a", "b", None]
