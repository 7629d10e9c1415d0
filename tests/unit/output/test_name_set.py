from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from unattend_gen.errors import OutputError
from unattend_gen.output import name_set
from unattend_gen.output.name_set import NameSet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def names() -> Iterator[NameSet]:
    with closing(NameSet()) as made:
        yield made


def test_a_new_name_has_no_first_row(names: NameSet) -> None:
    assert names.first_row("PC-1", 2) is None


def test_the_second_row_of_a_name_gets_the_number_of_the_first(names: NameSet) -> None:
    names.first_row("PC-1", 2)

    assert (names.first_row("PC-1", 3), names.first_row("PC-1", 4)) == (2, 2)


def test_names_that_differ_in_case_are_equal(names: NameSet) -> None:
    names.first_row("Straße-ÉCOLE", 2)

    assert names.first_row("STRASSE-école", 3) == 2


def test_a_letter_with_a_separate_accent_equals_the_joined_letter(names: NameSet) -> None:
    names.first_row("cafe\u0301", 2)

    assert names.first_row("caf\u00e9", 3) == 2


def test_many_names_are_kept_apart_and_each_is_found_again(names: NameSet) -> None:
    assert {names.first_row(f"PC-{row}", row) for row in range(5000)} == {None}
    assert [names.first_row(f"pc-{row}", 9999) for row in range(5000)] == [*range(5000)]


def test_nothing_is_left_in_the_folder_for_temporary_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SQLITE_TMPDIR", str(tmp_path))
    with closing(NameSet()) as names:
        for row in range(100_000):
            names.first_row(f"PC-{row:060}", row)

    assert [*tmp_path.iterdir()] == []


def test_a_full_disk_is_an_error_about_output(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(name_set, "_ADD", "SELECT * FROM no_such_table WHERE ? = ?")
    with closing(NameSet()) as names, pytest.raises(OutputError, match="no room") as caught:
        names.first_row("PC-1", 2)

    assert not isinstance(caught.value.__cause__, sqlite3.Error)
