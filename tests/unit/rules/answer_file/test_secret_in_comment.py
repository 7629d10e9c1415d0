from __future__ import annotations

from tests.judging import of_rule, verdicts
from tests.samples import TEST_MAK, an_answer_file

_SLUG = "secret-in-comment"


def _file(comment: str) -> bytes:
    return an_answer_file().replace(b"?>", f"?>\n<!-- {comment} -->".encode(), 1)


def test_a_key_is_named_at_its_line_with_its_last_five() -> None:
    (finding,) = of_rule(_SLUG, _file(f"for the lab: {TEST_MAK}"))

    assert (finding.location.line, finding.last_five) == (2, TEST_MAK[-5:])
    assert finding.message == "the comment contains a product key"


def test_the_password_of_test_machines_is_a_note() -> None:
    assert verdicts(_SLUG, _file("https://contoso.example/?AdminPassword=vagrant")) == [
        ("note", None)
    ]


def test_other_words_are_no_secret() -> None:
    assert verdicts(_SLUG, _file("the password is in the safe")) == []
