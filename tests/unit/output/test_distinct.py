from __future__ import annotations

from unattend_gen.output.distinct import Names


def test_a_name_that_is_new_has_no_first_row() -> None:
    assert Names().first("PC-1", 2) is None


def test_the_second_row_of_a_name_is_told_the_first() -> None:
    names = Names()
    names.first("PC-1", 2)

    assert (names.first("PC-1", 3), names.first("PC-1", 4)) == (2, 2)


def test_letters_in_another_case_are_the_same_name() -> None:
    names = Names()
    names.first("Straße-ÉCOLE", 2)

    assert names.first("STRASSE-école", 3) == 2


def test_a_letter_and_its_accent_are_the_letter_with_it() -> None:
    names = Names()
    names.first("cafe\u0301", 2)

    assert names.first("caf\u00e9", 3) == 2


def test_many_names_are_kept_apart_and_each_is_found_again() -> None:
    names = Names()

    assert {names.first(f"PC-{row}", row) for row in range(5000)} == {None}
    assert [names.first(f"pc-{row}", 9999) for row in range(5000)] == [*range(5000)]
