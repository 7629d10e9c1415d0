"""The functions of `activation proxy`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import unattend_gen as ug
from unattend_gen.errors import ExitCode, SourceError, UsageError

if TYPE_CHECKING:
    from pathlib import Path


def test_a_generated_list_is_complete(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text(ug.activation.proxy(), encoding="utf-16")

    answer = ug.activation.check_proxy(path, addresses="both")

    assert answer.exit_code is ExitCode.CLEAN
    assert answer.format() == "plain list: 19 of 19 addresses are exempt\n"


def test_a_missing_address_is_a_finding(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("go.microsoft.com\n", encoding="utf-8")

    assert ug.activation.check_proxy(path).exit_code is ExitCode.FINDINGS


def test_a_loop_of_includes_leaves_a_complete_list_incomplete(tmp_path: Path) -> None:
    path = tmp_path / "squid.conf"
    path.write_text(ug.activation.proxy("squid") + "include squid.conf\n", encoding="utf-8")

    answer = ug.activation.check_proxy(path)

    assert answer.exit_code is ExitCode.INCOMPLETE
    assert "includes this one again" in answer.format()


def test_an_unreadable_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError):
        ug.activation.check_proxy(tmp_path)
    with pytest.raises(SourceError):
        ug.activation.check_proxy(tmp_path / "none")


def test_a_file_without_an_end_is_not_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("x" * 5_000_000, encoding="utf-8")

    with pytest.raises(SourceError, match="longer than 4 MiB"):
        ug.activation.check_proxy(path)


def test_a_binary_file_is_rejected(tmp_path: Path) -> None:
    path = tmp_path / "SOFTWARE"
    path.write_bytes(b"regf\0\0\0\0go.microsoft.com")

    with pytest.raises(SourceError, match="not a text file"):
        ug.activation.check_proxy(path)


def test_an_unknown_format_is_rejected(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text(ug.activation.proxy(), encoding="utf-8")

    with pytest.raises(UsageError, match="choose from text, json"):
        ug.activation.check_proxy(tmp_path / "list.txt").format("html")
