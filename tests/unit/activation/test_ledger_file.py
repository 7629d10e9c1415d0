"""The file of a ledger: what it keeps, what it never keeps, and what is refused."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.ledgers import HASH_KEY, an_account, counted, planned
from unattend_gen.activation.ledger_file import (
    demand_hash_key,
    new_ledger,
    read_ledger,
    write_entry,
)
from unattend_gen.errors import InputError, OutputError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger with one count, at a place whose name SQLite would take for something else."""
    place = tmp_path / "a ledger?mode=memory#1%20.db"
    new_ledger(place, HASH_KEY)
    write_entry(place, HASH_KEY, an_account(), counted(2, 100))
    return place


def change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        for statement in statements:
            connection.execute(statement)


def test_a_new_ledger_is_for_its_owner_alone(path: Path) -> None:
    assert path.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_what_was_written_is_read(path: Path) -> None:
    write_entry(path, HASH_KEY, an_account(), planned(5, 40, "Büro West"))

    assert read_ledger(path) == (an_account(counted(2, 100), planned(5, 40, "Büro West")),)


def test_an_entry_comes_back_with_all_of_its_key(path: Path) -> None:
    known = write_entry(path, HASH_KEY, an_account(), counted(9, 80))

    assert known == an_account(counted(2, 100), counted(9, 80))


def test_a_ledger_is_not_made_over_another(path: Path) -> None:
    with pytest.raises(OutputError, match="exists already"):
        new_ledger(path, HASH_KEY)


def test_another_key_for_hashes_is_refused_and_nothing_is_written(path: Path) -> None:
    before = path.read_bytes()

    with pytest.raises(InputError, match="another key for hashes"):
        write_entry(path, bytes(32), an_account(), counted(3, 1))
    with pytest.raises(InputError, match="another key for hashes"):
        demand_hash_key(path, bytes(32))

    assert path.read_bytes() == before


def test_a_ledger_that_is_written_to_is_told(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")

        with pytest.raises(InputError, match="another program writes to the ledger"):
            write_entry(path, HASH_KEY, an_account(), counted(3, 1))


def test_a_ledger_of_another_version_is_left_alone(path: Path) -> None:
    change(path, "PRAGMA user_version = 2")

    with pytest.raises(InputError, match="has version 2; 1 is understood") as caught:
        read_ledger(path)

    assert "the release of unattend-gen that made it" in caught.value.advice


def test_a_missing_ledger_is_not_made_by_reading(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no ledger here"):
        read_ledger(tmp_path / "none")

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("data", [b"", b"hello", b"SQLite format 3\0" + bytes(200)])
def test_another_file_is_no_ledger(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(data)

    with pytest.raises(InputError, match="no ledger of MAKs"):
        read_ledger(tmp_path / "x")


def test_a_ledger_that_was_cut_off_is_damaged(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:9000])

    with pytest.raises(InputError, match="the ledger is damaged"):
        read_ledger(path)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entries SET count = 'many'",
        "UPDATE entries SET count = -1",
        "UPDATE entries SET day = 'yesterday'",
        "UPDATE entries SET kind = 'stolen'",
        "UPDATE entries SET name = char(27) || '[2J'",
        "UPDATE entries SET name = x'41'",
        "UPDATE entries SET name = 'J8NJ4-FT6W2-6MCCQ-R38W2-Q4JK2'",
        "UPDATE keys SET last_five = 'J8NJ4-FT6W2-6MCCQ-R38W2-Q4JK2'",
        "UPDATE entries SET secret_id = 'x'",
        "DELETE FROM keys",
        "CREATE TABLE more (x)",
        "CREATE TRIGGER t AFTER INSERT ON entries BEGIN DELETE FROM entries; END",
    ],
)
def test_what_is_never_written_is_not_shown(statement: str, path: Path) -> None:
    change(path, "PRAGMA foreign_keys = OFF", statement)

    with pytest.raises(InputError, match="the ledger is damaged") as caught:
        read_ledger(path)

    assert "J8NJ4" not in str(caught.value)
