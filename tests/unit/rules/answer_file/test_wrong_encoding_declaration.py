from __future__ import annotations

from tests.judging import messages, verdicts
from tests.samples import an_answer_file

_SLUG = "wrong-encoding-declaration"


def test_a_declaration_that_lies_is_a_warning() -> None:
    data = an_answer_file().replace(b"utf-8", b"utf-16")

    assert verdicts(_SLUG, data) == [("warning", None)]
    assert messages(_SLUG, data) == [
        "the file is in UTF-8, but the XML declaration names another encoding"
    ]


def test_utf_8_over_utf_16_lies_too() -> None:
    data = an_answer_file().decode().encode("utf-16")

    assert messages(_SLUG, data) == [
        "the file is in UTF-16-LE, but the XML declaration names another encoding"
    ]


def test_a_true_declaration_and_none_are_right() -> None:
    assert verdicts(_SLUG, an_answer_file()) == []
    assert verdicts(_SLUG, an_answer_file().partition(b"?>")[2].lstrip()) == []
