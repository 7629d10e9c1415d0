from __future__ import annotations

import pytest

from unattend_gen.importer.division import divided, with_content, with_named_files
from unattend_gen.tables.model.local_file import LocalFile


@pytest.mark.parametrize(
    ("language", "name", "mark"),
    [
        ("powershell", "scripts/01-specialize.ps1", b"\xef\xbb\xbf"),
        ("cmd", "scripts/01-specialize.cmd", b""),
        ("reg", "scripts/01-specialize.reg", b""),
        ("vbs", "scripts/01-specialize.vbs", b""),
    ],
)
def test_a_script_is_named_by_its_number_and_moment(language: str, name: str, mark: bytes) -> None:
    script = {"run": "specialize", "language": language, "text": "one\ntwo\n"}

    division = divided({"scripts": [script], "power": {"hibernate": False}})

    assert division.tables == {
        "scripts": [{"run": "specialize", "file": name}],
        "power": {"hibernate": False},
    }
    assert division.files == {name: mark + b"one\r\ntwo\r\n"}


@pytest.mark.parametrize(
    ("path", "encoding", "data"),
    [
        (r"C:\a\b c.xml", None, b"\xef\xbb\xbfx\r\n"),
        (r"C:\a\b c.vbs", None, b"\xff\xfex\x00\r\x00\n\x00"),
        (r"C:\a\b c.txt", None, b"x\r\n"),
        (r"C:\a\b c.txt", "utf-8", b"\xef\xbb\xbfx\r\n"),
    ],
)
def test_a_carried_text_is_written_as_windows_gets_it(
    path: str, encoding: str | None, data: bytes
) -> None:
    item = {"path": path, "text": "x\n"} | ({"encoding": encoding} if encoding else {})
    name = f"files/01-b_c.{path.rpartition('.')[2]}"

    division = divided({"files": [item]})

    assert division.tables == {"files": [{"path": path, "file": name}]}
    assert division.files == {name: data}


def test_a_text_in_the_code_page_of_windows_stays_in_the_spec() -> None:
    tables = {"files": [{"path": r"C:\a.txt", "text": "gr\u00fc\u00df dich"}]}

    assert divided(tables).tables == tables


def test_names_with_the_same_end_differ_by_number() -> None:
    items = [{"path": rf"C:\{folder}\a.txt", "text": folder} for folder in "xy"]

    assert [*divided({"files": items}).files] == ["files/01-a.txt", "files/02-a.txt"]


def test_a_spec_without_scripts_has_no_files() -> None:
    assert divided({"power": {}}).files == {}


def test_bytes_become_files_with_names_of_their_own() -> None:
    tables = {
        "oem": {"provider": "Contoso", "logo": LocalFile("a.bmp", b"1")},
        "files": [{"path": r"C:\a.bmp", "file": LocalFile("a.bmp", b"2")}],
    }

    division = with_named_files(tables)

    assert division.tables == {
        "oem": {"provider": "Contoso", "logo": "files/a.bmp"},
        "files": [{"path": r"C:\a.bmp", "file": "files/2/a.bmp"}],
    }
    assert division.files == {"files/a.bmp": b"1", "files/2/a.bmp": b"2"}
    assert with_content(division.tables, division.files) == tables
