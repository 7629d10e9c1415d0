from __future__ import annotations

import pytest

from unattend_gen.answer_file.edit import edited, in_order, overlap, replaced
from unattend_gen.core.finding import Edit
from unattend_gen.errors import AnswerFileError


def test_text_is_replaced_inserted_and_removed_at_once() -> None:
    edits = [Edit(4, 5), Edit(0, 1, "A"), Edit(2, 2, "-")]

    assert replaced("abcde", edits) == "Ab-cd"


def test_a_duplicate_edit_counts_once() -> None:
    assert in_order([Edit(2, 2, "x"), Edit(2, 2, "x")]) == (Edit(2, 2, "x"),)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Edit(0, 2), Edit(1, 3), True),
        (Edit(0, 2), Edit(2, 3), False),
        (Edit(2, 2, "x"), Edit(2, 2, "y"), True),
        (Edit(2, 2, "x"), Edit(2, 4, "y"), False),
        (Edit(0, 2), Edit(2, 2, "x"), False),
        (Edit(0, 4), Edit(2, 2, "x"), True),
    ],
)
def test_edits_overlap_when_their_result_is_unclear(
    one: Edit, other: Edit, *, expected: bool
) -> None:
    assert overlap(one, other) is expected


def test_overlapping_edits_are_refused() -> None:
    with pytest.raises(ValueError, match="two edits overlap"):
        replaced("abc", [Edit(0, 2), Edit(1, 3)])


@pytest.mark.parametrize("edit", [Edit(0, 4), Edit(-1, 1), Edit(2, 1)])
def test_an_edit_outside_the_text_is_refused(edit: Edit) -> None:
    with pytest.raises(ValueError, match="outside the text"):
        replaced("abc", [edit])


def test_indexes_count_characters_after_the_byte_order_mark() -> None:
    data = b"\xff\xfe" + "<\u00e4/>\r\n".encode("utf-16-le")

    assert edited(data, [Edit(1, 2, "o")]) == b"\xff\xfe" + "<o/>\r\n".encode("utf-16-le")


def test_an_encoding_that_does_not_give_its_bytes_back_is_refused() -> None:
    data = b'<?xml version="1.0" encoding="shift_jis"?><a>\xfa\x54</a>'

    with pytest.raises(AnswerFileError, match="would change bytes that no edit touches"):
        edited(data.replace(b"shift_jis", b"cp932"), [])


def test_a_text_that_the_encoding_lacks_is_refused() -> None:
    data = b'<?xml version="1.0" encoding="windows-1252"?><a/>'

    with pytest.raises(AnswerFileError, match="would change bytes that no edit touches"):
        edited(data, [Edit(45, 45, "\u3042")])
