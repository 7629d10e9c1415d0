"""Checking as a library uses it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.samples import TEST_MAK, a_shell_setup
from unattend_gen import api
from unattend_gen.errors import SourceError


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_copy_is_checked() -> None:
    Path("unattend.xml").write_bytes(
        a_shell_setup("specialize", f"<ProductKey>{TEST_MAK}</ProductKey>")
    )

    report = api.check(api.read_panther(["unattend.xml"]))

    assert [finding.rule for finding in report.findings] == ["leftover-key"]


@pytest.mark.parametrize("nothing", ["empty", "huge.xml"])
def test_comparing_with_nothing_is_never_agreement(nothing: str) -> None:
    Path("empty").mkdir()
    with Path("huge.xml").open("wb") as stream:
        stream.truncate(64 * 1024 * 1024)

    with pytest.raises(SourceError):
        api.check([], against=nothing)
