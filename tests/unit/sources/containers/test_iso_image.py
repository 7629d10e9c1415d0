from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.images import an_iso, members_of, seen
from unattend_gen.core.report import SkipReason
from unattend_gen.sources.containers.iso_image import SOURCE
from unattend_gen.sources.limits import Limits

if TYPE_CHECKING:
    from pathlib import Path

FILES = {"AutoUnattend long name.xml": b"<unattend/>", "sources/$OEM$/$1/a.cmd": b"x" * 5000}
AS_THEY_ARE = {(name,): data for name, data in FILES.items()}


@pytest.mark.needs("pycdlib")
@pytest.mark.parametrize("options", [("-udf",), ("-J",), ("-R",), ("-udf", "-J", "-R")])
def test_the_tree_with_the_original_names_is_read(tmp_path: Path, options: tuple[str, ...]) -> None:
    assert seen(an_iso(tmp_path / "a.iso", FILES, *options)) == AS_THEY_ARE


def test_the_plain_tree_is_read_if_there_is_no_other(tmp_path: Path) -> None:
    disc = an_iso(tmp_path / "a.iso", {"sources/a.cmd": b"x", "readme": b"y"})

    assert seen(disc) == {("SOURCES/A.CMD",): b"x", ("README",): b"y"}


def test_an_empty_file_and_a_link_have_no_content(tmp_path: Path) -> None:
    tree = tmp_path / "a.iso-tree"
    tree.mkdir()
    (tree / "link").symlink_to("/etc/passwd")

    assert seen(an_iso(tmp_path / "a.iso", {"empty": b"", "full": b"1"}, "-R")) == {
        ("empty",): b"",
        ("full",): b"1",
        ("link",): b"",
    }


@pytest.mark.parametrize("share", [0.3, 0.8])
def test_a_truncated_disc_is_reported(tmp_path: Path, share: float) -> None:
    data = an_iso(tmp_path / "a.iso", {"large": bytes(range(256)) * 4000}, "-udf").read_bytes()

    assert SkipReason.DAMAGED in members_of(SOURCE, data[: int(len(data) * share)]).values()


def test_a_folder_that_contains_itself_is_listed_once(tmp_path: Path) -> None:
    disc = an_iso(tmp_path / "a.iso", {"sub/a.txt": b"1"})
    data = bytearray(disc.read_bytes())
    root = data[32768 + 156 + 2 : 32768 + 156 + 10]  # where the root's list of files stands
    at = data.index(b"\x03SUB") - 32
    data[at + 2 : at + 10] = root

    assert len(members_of(SOURCE, bytes(data))) < 100


def test_content_above_the_limit_is_reported(tmp_path: Path) -> None:
    disc = an_iso(tmp_path / "a.iso", {"a": bytes(50_000), "b": b"1"}, "-J")

    assert SkipReason.LIMIT_REACHED in seen(disc, Limits(total_bytes=10_000)).values()


def test_without_the_package_7z_reads_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    disc = an_iso(tmp_path / "a.iso", FILES, "-J", "-R")
    monkeypatch.setitem(sys.modules, "pycdlib", None)

    assert seen(disc) == AS_THEY_ARE
