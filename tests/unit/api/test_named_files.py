from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.reports import CLEAN
from tests.samples import TEST_MAK
from unattend_gen.api.named_files import NamedFiles, file_of
from unattend_gen.api.report import format_report
from unattend_gen.errors import UsageError


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "d").mkdir()
    (tmp_path / "d/a.xml").write_text("<a/>")
    (tmp_path / "keys").write_text("keys")
    (tmp_path / "link").symlink_to("keys")
    return tmp_path


def refused(files: NamedFiles) -> tuple[str, str]:
    """What is said of them, and the advice."""
    with pytest.raises(UsageError) as caught:
        files.require_apart()
    return str(caught.value), caught.value.advice


def test_a_file_that_is_written_is_none_that_is_read() -> None:
    files = NamedFiles(written={"--out": "link"}, read={"--allow": "keys"})

    assert refused(files) == (
        "link: --out names the same file as --allow",
        "name another file with --out",
    )


def test_two_files_that_are_written_are_two_even_if_neither_is_there() -> None:
    written = {"--out": "new", "--journal": None, "--write-baseline": "./new"}

    assert refused(NamedFiles(written=written))[0] == (
        "new: --out names the same file as --write-baseline"
    )


def test_two_options_may_read_one_file() -> None:
    read = {"--allow": "keys", "--hash-key": "keys"}

    NamedFiles(written={"--out": "new"}, read=read, searched=("keys",)).require_apart()


@pytest.mark.parametrize("option", ["--out", "--journal"])
def test_a_file_that_was_named_is_never_written(option: str) -> None:
    files = NamedFiles(written={option: "d/a.xml"}, searched=("keys", "./d/a.xml"))

    assert refused(files) == (
        f"d/a.xml: {option} names an input file",
        f"name another file with {option}",
    )


def test_standard_input_may_be_the_file(folder: Path) -> None:
    kept = os.dup(0)
    with (folder / "keys").open("rb") as file:
        os.dup2(file.fileno(), 0)
        try:
            told = refused(NamedFiles(written={"--out": "link"}, searched=("-",)))
        finally:
            os.dup2(kept, 0)
            os.close(kept)

    assert told[0] == "link: --out names an input file"


def test_a_file_in_a_folder_that_is_searched_stays() -> None:
    files = NamedFiles(written={"--out": "d/a.xml"}, searched=("-", "."))

    assert refused(files) == (
        "d/a.xml: --out names a file in an input folder that is not an earlier report",
        "name a file elsewhere, or a new one",
    )


@pytest.mark.parametrize("name", ["d/new.xml", "d/A.XML/x", "d", "d/report.json", "keys"])
def test_in_the_folder_a_new_file_may_be_made_and_an_earlier_report_replaced(name: str) -> None:
    Path("d/report.json").write_text(format_report(CLEAN, "json"))

    NamedFiles(written={"--out": name}, searched=("d",)).require_apart()


def test_unread_files_in_the_folder_may_be_replaced(folder: Path) -> None:
    (folder / "d/table.csv").write_text("another table")
    (folder / "d/OTHER.XML").write_text("<b/>")

    NamedFiles(
        written={"--out": "d/table.csv"}, searched=("d",), suffixes=(".xml",)
    ).require_apart()
    files = NamedFiles(written={"--out": "d/OTHER.XML"}, searched=("d",), suffixes=(".xml",))

    assert refused(files)[0].startswith("d/OTHER.XML: --out names a file in an input folder")


def test_no_key_in_a_name_is_shown() -> None:
    message, _ = refused(NamedFiles(written={"--out": TEST_MAK}, read={"--allow": TEST_MAK}))

    assert TEST_MAK not in message


@pytest.mark.parametrize(
    ("source", "file"),
    [
        (None, None),
        ("env:NAME", None),
        ("prompt", None),
        ("file:keys", "keys"),
        ("stdin", "-"),
        ("nothing of the kind", None),
    ],
)
def test_a_source_has_a_file_or_none(source: str | None, file: str | None) -> None:
    assert file_of(source) == file


def test_the_home_folder_is_written_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/of")

    assert file_of("file:~/key") == "/of/key"
