"""The façade of `activation proxy`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from unattend_gen import api
from unattend_gen.errors import ExitCode, SourceError, UsageError

if TYPE_CHECKING:
    from pathlib import Path


def test_what_is_written_is_found_complete(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text(api.proxy_list(), encoding="utf-16")

    answer = api.check_proxy(str(path), which="both")

    assert answer.exit_code is ExitCode.CLEAN
    assert answer.text == "plain list: 19 of 19 addresses are exempt\n"


def test_what_is_missing_is_a_finding(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("go.microsoft.com\n", encoding="utf-8")

    assert api.check_proxy(str(path), "json").exit_code is ExitCode.FINDINGS


def test_a_loop_of_includes_leaves_a_complete_list_incomplete(tmp_path: Path) -> None:
    path = tmp_path / "squid.conf"
    path.write_text(api.proxy_list("squid") + "include squid.conf\n", encoding="utf-8")

    answer = api.check_proxy(str(path))

    assert answer.exit_code is ExitCode.INCOMPLETE
    assert "includes this one again" in answer.text


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourceError):
        api.check_proxy(str(tmp_path))
    with pytest.raises(SourceError):
        api.check_proxy(str(tmp_path / "none"))


def test_a_file_without_an_end_is_not_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("x" * 5_000_000, encoding="utf-8")

    with pytest.raises(SourceError, match="far longer than any list"):
        api.check_proxy(str(path))


def test_what_is_no_text_is_no_list(tmp_path: Path) -> None:
    path = tmp_path / "SOFTWARE"
    path.write_bytes(b"regf\0\0\0\0go.microsoft.com")

    with pytest.raises(SourceError, match="no text"):
        api.check_proxy(str(path))


def test_another_format_is_refused() -> None:
    with pytest.raises(UsageError, match="choose from text, json"):
        api.check_proxy("list.txt", "html")
