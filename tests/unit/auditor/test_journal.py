from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.reports import LEFTOVER, SKIPPED
from tests.samples import TEST_MAK
from unattend_gen.auditor.journal import _as_our_error, opened_journal
from unattend_gen.auditor.part import FileResult, Part, signature_of
from unattend_gen.core.location import Location
from unattend_gen.errors import InputError, OutputError
from unattend_gen.sources.walk.tree import Address

if TYPE_CHECKING:
    from unattend_gen.core.report import Skipped

FOUND = Part((replace(LEFTOVER, secret_id="00ff"),), (), 1, 5, {"clear": 1}, 1)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "journal"


@pytest.fixture
def address(tmp_path: Path) -> Address:
    path = tmp_path / "a.log"
    path.write_text("a key")
    return Address(Location(str(path)), was_named=False)


def keep(place: Path, address: Address, part: Part) -> None:
    """Store the result for a file in the journal."""
    signature = signature_of(address.location.path, follow_link=False)
    result = FileResult(address.location, signature, part)
    with opened_journal(place, "search") as journal:
        list(journal.kept([replace(part, kept=(result,))]))


def known(place: Path, address: Address) -> list[Address | Skipped | FileResult]:
    with opened_journal(place, "search") as journal:
        return [*journal.with_known([address])]


def test_a_finished_file_is_recognised_in_the_next_run(place: Path, address: Address) -> None:
    keep(place, address, FOUND)

    [result] = known(place, address)

    assert isinstance(result, FileResult)
    assert (result.location, result.part) == (address.location, FOUND)


def test_a_file_that_changed_is_looked_at_again(place: Path, address: Address) -> None:
    keep(place, address, FOUND)
    Path(address.location.path).write_text("another key")

    assert known(place, address) == [address]


def test_a_file_in_which_something_was_skipped_is_looked_at_again(
    place: Path, address: Address
) -> None:
    keep(place, address, replace(FOUND, skipped=(SKIPPED,)))

    assert known(place, address) == [address]


def test_missing_and_skipped_files_pass_through(place: Path, tmp_path: Path) -> None:
    gone = Address(Location(str(tmp_path / "gone")), was_named=False)

    with opened_journal(place, "search") as journal:
        assert [*journal.with_known([gone, SKIPPED])] == [gone, SKIPPED]


def test_a_name_may_hold_any_bytes(place: Path, tmp_path: Path) -> None:
    path = os.fsdecode(os.fsencode(tmp_path) + b"/a\xff\n")
    Path(path).write_text("a key")
    address = Address(Location(path), was_named=False)
    keep(place, address, FOUND)

    assert isinstance(known(place, address)[0], FileResult)


def test_a_journal_is_for_its_owner_alone_whatever_the_umask(place: Path) -> None:
    umask = os.umask(0)
    try:
        with opened_journal(place, "search"):
            pass
    finally:
        os.umask(umask)

    assert place.stat().st_mode & 0o777 == 0o600


def test_results_written_before_a_kill_are_kept(place: Path, address: Address) -> None:
    signature = signature_of(address.location.path, follow_link=False)
    part = replace(FOUND, kept=(FileResult(address.location, signature, FOUND),))
    child = os.fork()
    if child == 0:
        with opened_journal(place, "search") as journal:
            list(journal.kept([part]))
            os._exit(0)
    os.waitpid(child, 0)

    assert isinstance(known(place, address)[0], FileResult)


def test_the_journal_of_another_search_is_refused(place: Path) -> None:
    with opened_journal(place, "search"):
        pass

    with pytest.raises(InputError, match="other options"), opened_journal(place, "other"):
        pass


def test_a_file_that_is_not_a_journal_is_rejected_unchanged(place: Path) -> None:
    place.write_text("not a journal, but somebody's notes " * 100)
    before = place.read_bytes()

    with pytest.raises(InputError, match="not a journal"), opened_journal(place, "search"):
        pass

    assert place.read_bytes() == before


def test_a_folder_is_not_a_journal(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="not a regular file"), opened_journal(tmp_path, "search"):
        pass


def test_a_pipe_is_refused_at_once(place: Path) -> None:
    os.mkfifo(place)

    with pytest.raises(InputError, match="not a regular file"), opened_journal(place, "search"):
        pass


def test_a_dangling_link_is_not_followed(place: Path, tmp_path: Path) -> None:
    place.symlink_to(tmp_path / "elsewhere")

    with pytest.raises(InputError, match="dangling link"), opened_journal(place, "search"):
        pass

    assert not (tmp_path / "elsewhere").exists()


def test_the_database_of_another_program_is_left_alone(place: Path) -> None:
    with closing(sqlite3.connect(place)) as other:
        other.execute("CREATE TABLE bookmarks (address)")
    before = place.read_bytes()

    with pytest.raises(InputError, match="not a journal"), opened_journal(place, "search"):
        pass

    assert place.read_bytes() == before


@pytest.mark.parametrize(
    "damage", ["UPDATE done SET part = replace(hex(zeroblob(9999)), '0', '[')", "DROP TABLE done"]
)
def test_misleading_documents_are_reported(place: Path, address: Address, damage: str) -> None:
    keep(place, address, FOUND)
    with closing(sqlite3.connect(place)) as other, other:
        other.execute(damage)

    with pytest.raises(InputError, match=r"damaged|no journal"):
        known(place, address)


def test_two_runs_do_not_share_a_journal(place: Path) -> None:
    with (
        opened_journal(place, "search"),
        pytest.raises(OutputError, match="another run"),
        opened_journal(place, "search"),
    ):
        pass


def test_a_missing_folder_is_reported(tmp_path: Path) -> None:
    place = tmp_path / "none" / "journal"

    with pytest.raises(OutputError, match="cannot be written"), opened_journal(place, "search"):
        pass


def no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no database have a second page."""
    real = sqlite3.connect

    def connect(path: Path, *, timeout: float) -> sqlite3.Connection:
        connection = real(path, timeout=timeout)
        connection.execute("PRAGMA max_page_count = 1")
        return connection

    monkeypatch.setattr(sqlite3, "connect", connect)


def test_a_journal_without_space_is_removed(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    no_room(monkeypatch)

    with pytest.raises(OutputError, match="no space is left"), opened_journal(place, "search"):
        pass

    assert not place.exists()


def test_an_existing_empty_file_remains_if_a_journal_has_no_space(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.touch()
    no_room(monkeypatch)

    with pytest.raises(OutputError, match="no space is left"), opened_journal(place, "search"):
        pass

    assert place.read_bytes() == b""


def test_a_new_journal_remains_after_a_failed_search(place: Path, address: Address) -> None:
    with pytest.raises(KeyError), opened_journal(place, "search"):
        raise KeyError

    assert known(place, address) == [address]


def test_a_journal_without_permission_is_reported(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path, *, timeout: float) -> sqlite3.Connection:
        error = sqlite3.OperationalError(f"unable to open within {timeout}")
        error.sqlite_errorname = "SQLITE_CANTOPEN"
        raise error

    monkeypatch.setattr(sqlite3, "connect", refuse)

    with pytest.raises(OutputError, match="may not be opened"), opened_journal(place, "search"):
        pass

    assert not place.exists()


@pytest.mark.parametrize("word", [b"NOT NULL", b"TABLE", b"autoindex"])
def test_a_journal_with_an_undecodable_byte_is_rejected(
    word: bytes, place: Path, address: Address
) -> None:
    keep(place, address, FOUND)
    place.write_bytes(place.read_bytes().replace(word, word[:-1] + b"\xc9"))

    with pytest.raises(InputError, match="not a journal of this program") as caught:
        known(place, address)

    assert caught.value.__cause__ is None


def test_a_damaged_result_is_reported(place: Path, address: Address) -> None:
    keep(place, address, FOUND)
    place.write_bytes(place.read_bytes().replace(b'["leftover-key"', b'!"leftover-key"'))

    with pytest.raises(InputError, match="damaged"):
        known(place, address)


def test_standard_input_is_never_looked_up_in_the_journal(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("-").write_text("a key")
    stdin = Address(Location("-"), was_named=True)
    keep(place, stdin, FOUND)

    assert known(place, stdin) == [stdin]


@pytest.mark.parametrize(
    ("change", "message", "advice"),
    [
        ("UPDATE about SET value='0/1' WHERE name='schema'", "another version", "a new file"),
        ("UPDATE about SET value='0.0' WHERE name='version'", "another version", "a new file"),
        ("DELETE FROM about WHERE name='schema'", "another version", "a new file"),
        ("UPDATE about SET value='x' WHERE name='search'", "to other options", "--hash-key"),
        (
            "ALTER TABLE about RENAME value TO worth",
            "not a journal of this program",
            "an earlier run",
        ),
        ("ALTER TABLE done RENAME part TO share", "the journal is damaged", "start again"),
    ],
)
def test_a_journal_of_another_search_is_rejected_with_advice(
    place: Path, address: Address, change: str, message: str, advice: str
) -> None:
    keep(place, address, FOUND)
    with closing(sqlite3.connect(place)) as other, other:
        other.execute(change)

    with pytest.raises(InputError, match=message) as caught:
        known(place, address)
    assert advice in (caught.value.advice or "")


def test_a_truncated_journal_is_reported(place: Path, address: Address) -> None:
    keep(place, address, FOUND)
    os.truncate(place, 5000)

    with pytest.raises(InputError, match="or is damaged"):
        known(place, address)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("SQLITE_BUSY", "another run uses the journal"),
        ("SQLITE_READONLY_DIRECTORY", "not writable"),
        ("SQLITE_CANTOPEN", "may not be opened"),
        ("SQLITE_FULL", "no space is left"),
        ("SQLITE_NOTADB", "not a journal of this program"),
    ],
)
def test_errors_of_a_journal_are_distinguished(name: str, words: str) -> None:
    error = sqlite3.OperationalError()
    error.sqlite_errorname = name

    assert words in str(_as_our_error(error, "journal"))


def test_a_key_in_a_name_is_stored_masked_and_the_file_recognised(
    place: Path, tmp_path: Path
) -> None:
    path = tmp_path / f"{TEST_MAK}.txt"
    path.write_text("a key")
    address = Address(Location(str(path)), was_named=False)
    on_file = replace(LEFTOVER, location=Location(str(path), ("a",), line=1))
    on_folder = replace(LEFTOVER, location=Location(TEST_MAK))
    keep(place, address, Part((on_file, on_folder), (), 1, 5, {"clear": 2}, 1))

    [result] = known(place, address)

    assert isinstance(result, FileResult)
    assert result.part.findings == (
        on_file,
        replace(on_folder, location=Location("***-Q4JK2")),
    )
    assert TEST_MAK.encode() not in place.read_bytes()
