"""The file of a ledger: what it keeps, what it never keeps, and what is refused."""

from __future__ import annotations

import multiprocessing
import os
import resource
import signal
import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import pytest

from tests.ledgers import HASH_KEY, an_account, counted, planned
from unattend_gen.activator.ledger.file import (
    create_if_missing,
    new_ledger,
    read_ledger,
    write_entry,
)
from unattend_gen.errors import InputError, OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from unattend_gen.activator.ledger.entries import Account, Entry


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger with one count, at a place whose name SQLite would take for something else."""
    place = tmp_path / "a ledger?mode=memory#1%20.db"
    new_ledger(place, HASH_KEY)
    write_entry(place, HASH_KEY, an_account(), lambda _: counted(2, 100))
    return place


@contextmanager
def limited_to(size: int) -> Iterator[None]:
    """No file of this process grows beyond a size."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def killed_while_writing(path: Path) -> None:
    """Die between the first statement and the last, with the new pages in the file."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA cache_spill = 1")
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("BEGIN IMMEDIATE")
    for number in range(2000):
        connection.execute(
            "INSERT INTO entries (secret_id, kind, day, count, name) VALUES"
            " ('0123456789abcdef', 'planned', '2026-11-05', 1, ?)",
            (f"{number:080}",),
        )
    os.kill(os.getpid(), signal.SIGKILL)


def change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        for statement in statements:
            connection.execute(statement)


def test_a_new_ledger_is_for_its_owner_alone(path: Path) -> None:
    assert path.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_entries_are_read_back(path: Path) -> None:
    write_entry(path, HASH_KEY, an_account(), lambda _: planned(5, 40, "Büro West"))

    assert read_ledger(path) == (an_account(counted(2, 100), planned(5, 40, "Büro West")),)


def test_an_entry_comes_back_with_all_of_its_key(path: Path) -> None:
    known = write_entry(path, HASH_KEY, an_account(), lambda _: counted(9, 80))

    assert known == an_account(counted(2, 100), counted(9, 80))


def test_a_ledger_is_not_made_over_another(path: Path) -> None:
    with pytest.raises(OutputError, match="already exists"):
        new_ledger(path, HASH_KEY)


def test_another_key_for_hashes_is_refused_and_nothing_is_written(path: Path) -> None:
    before = path.read_bytes()

    with pytest.raises(InputError, match="another hash key"):
        write_entry(path, bytes(32), an_account(), lambda _: counted(3, 1))

    assert path.read_bytes() == before


def test_the_ledger_is_locked_while_an_entry_is_decided(path: Path) -> None:
    seen: list[Account] = []

    def decide(account: Account) -> Entry:
        with pytest.raises(InputError, match="another program is writing to the ledger"):
            write_entry(path, HASH_KEY, an_account(), lambda _: counted(4, 1))
        seen.append(account)
        return counted(3, 90)

    write_entry(path, HASH_KEY, an_account(), decide)

    assert seen == [an_account(counted(2, 100))]
    assert read_ledger(path) == (an_account(counted(2, 100), counted(3, 90)),)


def test_what_a_decision_raises_goes_through_and_nothing_is_written(path: Path) -> None:
    def decide(_: Account) -> Entry:
        raise InputError("no", advice="")

    with pytest.raises(InputError, match="no"):
        write_entry(path, HASH_KEY, an_account(), decide)

    assert read_ledger(path) == (an_account(counted(2, 100)),)


def test_a_ledger_that_is_there_is_kept(path: Path) -> None:
    create_if_missing(path, HASH_KEY)

    assert read_ledger(path) == (an_account(counted(2, 100)),)


def test_a_link_that_leads_nowhere_gets_no_ledger(tmp_path: Path) -> None:
    (tmp_path / "m").symlink_to("none")

    with pytest.raises(OutputError, match="symbolic link"):
        create_if_missing(tmp_path / "m", HASH_KEY)


def test_a_folder_that_is_not_there_gets_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="the folder above does not exist"):
        create_if_missing(tmp_path / "none" / "m", HASH_KEY)


def test_a_folder_or_pipe_is_rejected(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    for place in (tmp_path, tmp_path / "pipe"):
        with pytest.raises(InputError, match="not a regular file"):
            read_ledger(place)


def test_a_file_larger_than_any_ledger_is_not_read(path: Path) -> None:
    os.truncate(path, 64 * 1024 * 1024 + 1)

    with pytest.raises(InputError, match="larger than 64 MiB"):
        read_ledger(path)


def test_a_read_only_file_is_reported_and_unchanged(path: Path) -> None:
    with limited_to(0), pytest.raises(OutputError, match="cannot be written"):
        write_entry(path, HASH_KEY, an_account(), lambda _: counted(3, 1))

    assert read_ledger(path) == (an_account(counted(2, 100)),)


def test_a_killed_writer_leaves_the_ledger_unchanged(path: Path) -> None:
    writer = multiprocessing.get_context("spawn").Process(target=killed_while_writing, args=(path,))
    writer.start()
    writer.join(60)

    assert writer.exitcode == -signal.SIGKILL
    assert read_ledger(path) == (an_account(counted(2, 100)),)


def test_a_locked_ledger_is_reported(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")

        with pytest.raises(InputError, match="another program is writing to the ledger"):
            write_entry(path, HASH_KEY, an_account(), lambda _: counted(3, 1))


def test_a_ledger_of_another_version_is_left_alone(path: Path) -> None:
    change(path, "PRAGMA user_version = 2")

    with pytest.raises(InputError, match="has version 2; only version 1 is supported") as caught:
        read_ledger(path)

    assert "the release of unattend-gen that created it" in caught.value.advice


def test_a_missing_ledger_is_not_made_by_reading(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="the ledger does not exist"):
        read_ledger(tmp_path / "none")

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("data", [b"", b"hello", b"SQLite format 3\0" + bytes(200)])
def test_another_kind_of_file_is_rejected(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(data)

    with pytest.raises(InputError, match="not a MAK ledger"):
        read_ledger(tmp_path / "x")


def test_a_ledger_that_was_cut_off_is_damaged(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:9000])

    with pytest.raises(InputError, match="the ledger is damaged"):
        read_ledger(path)


@pytest.mark.parametrize("word", [b"NOT NULL", b"TABLE", b"autoindex_keys", b"west"])
def test_a_ledger_with_an_undecodable_byte_is_damaged(word: bytes, path: Path) -> None:
    write_entry(path, HASH_KEY, an_account(), lambda _: planned(5, 1, "west"))
    path.write_bytes(path.read_bytes().replace(word, word[:-1] + b"\xc9"))

    with pytest.raises(InputError, match="the ledger is damaged") as caught:
        read_ledger(path)

    assert caught.value.__cause__ is None


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
def test_values_that_are_never_written_are_not_shown(statement: str, path: Path) -> None:
    change(path, "PRAGMA foreign_keys = OFF", statement)

    with pytest.raises(InputError, match="the ledger is damaged") as caught:
        read_ledger(path)

    assert "J8NJ4" not in str(caught.value)
