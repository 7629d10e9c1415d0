from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.samples import CANARY_PASSWORD, a_shell_setup
from unattend_gen.catalog.load import catalog
from unattend_gen.core.document import Document
from unattend_gen.core.location import Location
from unattend_gen.errors import OutputError, UsageError
from unattend_gen.validator.fixed_files import difference, require_writable_files, write
from unattend_gen.validator.fixes import Fixed

if TYPE_CHECKING:
    from pathlib import Path

BAD = a_shell_setup("specialize", "\n<copyprofile>true</copyprofile>\n")
GOOD = a_shell_setup("specialize", "\n<CopyProfile>true</CopyProfile>\n")


def a_fixed(path: Path | str, before: bytes = BAD, after: bytes = GOOD) -> Fixed:
    """A file before and after."""
    location = Location(str(path))
    return Fixed(Document(location, before), Document(location, after))


def test_a_file_is_replaced_and_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(BAD)
    path.chmod(0o640)

    write(a_fixed(path))

    assert path.read_bytes() == GOOD
    assert path.stat().st_mode & 0o777 == 0o640
    assert [one.name for one in tmp_path.iterdir()] == ["a.xml"]


def test_a_file_without_fixes_is_not_touched(tmp_path: Path) -> None:
    write(a_fixed(tmp_path / "missing.xml", BAD, BAD))

    assert list(tmp_path.iterdir()) == []


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(b"other")

    with pytest.raises(OutputError, match=r"symbolic link|has changed"):
        write(a_fixed(path))

    assert path.read_bytes() == b"other"


def test_a_link_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(BAD)
    (tmp_path / "link.xml").symlink_to("a.xml")

    with pytest.raises(OutputError, match=r"symbolic link|has changed"):
        write(a_fixed(tmp_path / "link.xml"))

    assert (tmp_path / "a.xml").read_bytes() == BAD


def test_a_link_that_was_named_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    link = tmp_path / "link.xml"
    link.symlink_to("a.xml")

    with pytest.raises(OutputError, match="a symbolic link"):
        require_writable_files([str(tmp_path), str(link)])


def test_standard_input_cannot_be_fixed() -> None:
    with pytest.raises(UsageError, match="standard input"):
        require_writable_files(["-"])


def test_the_difference_names_the_lines() -> None:
    assert difference(a_fixed("a.xml"), catalog()).split("\n") == [
        "--- a.xml",
        "+++ a.xml (fixed)",
        "@@ -1,6 +1,6 @@",
        *(f" {line}" for line in BAD.decode().split("\n")[:3]),
        "-<copyprofile>true</copyprofile>",
        "+<CopyProfile>true</CopyProfile>",
        *(f" {line}" for line in BAD.decode().split("\n")[4:6]),
        "",
    ]


def test_no_difference_shows_what_may_be_secret() -> None:
    before = BAD.replace(b"true", CANARY_PASSWORD.encode())

    assert CANARY_PASSWORD not in difference(a_fixed("a.xml", before), catalog())


def test_an_unchanged_document_has_no_difference() -> None:
    assert difference(a_fixed("a.xml", BAD, BAD), catalog()) == ""
