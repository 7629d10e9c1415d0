"""Files that are fixed, compared and annotated."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import unattend_gen as ug
from tests.samples import a_shell_setup
from unattend_gen.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

BAD = a_shell_setup("specialize", "<copyprofile>yes</copyprofile>")


def test_every_file_of_a_folder_is_fixed(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(BAD)
    (tmp_path / "b.xml").write_bytes(BAD)

    outcome = ug.validate(tmp_path, fix=True)

    assert [len(one.fixed) for one in outcome.fixed] == [2, 2]
    assert outcome.findings == ()
    assert b"<CopyProfile>true</CopyProfile>" in (tmp_path / "a.xml").read_bytes()


def test_only_selected_rules_are_fixed(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(BAD)

    ug.validate(path, select="wrong-type", fix=True)

    assert path.read_bytes() == a_shell_setup("specialize", "<copyprofile>true</copyprofile>")


def test_unsafe_fixes_have_to_be_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(a_shell_setup("specialize", "<TimeZon>UTC</TimeZon>"))

    safe, unsafe = ug.validate(path, fix=True), ug.validate(path, unsafe_fixes=True)

    assert (len(safe.fixed), len(unsafe.fixed)) == (0, 1)


def test_a_diff_shows_fixes_and_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(BAD)

    outcome = ug.validate(path, diff=True)

    assert "<CopyProfile>true</CopyProfile>" in outcome.diff
    assert path.read_bytes() == BAD


def test_files_are_annotated_and_the_totals_end_them(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(BAD)

    text = ug.validate(path, annotate=True).annotated

    assert text.count("<-- ") == 1
    assert text.endswith("1 document read\n")


@pytest.mark.parametrize("source", ["-", BAD])
def test_only_files_can_be_fixed(source: str | bytes) -> None:
    with pytest.raises(UsageError):
        ug.validate(source, fix=True)
