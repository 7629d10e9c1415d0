"""Neither output nor files of an audit or a fleet table contain a secret."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import unattend_gen as ug
from tests.house.test_canaries import CANARY, SPOILT, everything_sensitive, is_clean
from tests.samples import TEST_MAK
from unattend_gen import plugins, reports
from unattend_gen.cli import app

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def secrets(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An empty working folder; the environment has canary secrets and a hash key."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MAK", TEST_MAK)
    monkeypatch.setenv("PASSWORD", CANARY)
    monkeypatch.setenv("HASH_KEY", "a long enough key for hashes")
    return tmp_path


@pytest.mark.parametrize("spoil", SPOILT)
def test_no_audit_format_shows_a_secret(spoil: str, secrets: Path) -> None:
    (secrets / "PC-1").mkdir()
    (secrets / "PC-1" / "unattend.xml").write_text(
        SPOILT[spoil](everything_sensitive()), encoding="utf-8"
    )
    report = ug.audit(secrets, stamp=True).report

    assert report.findings or report.skipped
    assert [
        (name, leaks)
        for name in plugins.names(reports)
        if (leaks := is_clean(ug.format_report(report, name, colour=True)))
    ] == []


@pytest.mark.parametrize("layout", ["text", "csv", "json", "html"])
@pytest.mark.parametrize("spoil", SPOILT)
def test_no_fleet_table_shows_a_secret(
    spoil: str, layout: str, secrets: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (secrets / "fleet" / "PC-1").mkdir(parents=True)
    (secrets / "fleet" / "PC-1" / "unattend.xml").write_text(
        SPOILT[spoil](everything_sensitive()), encoding="utf-8"
    )

    code = app.run(["check", "--fleet", "fleet", "--format", layout])

    captured = capsys.readouterr()
    assert code in {1, 4}
    assert "PC-1" in captured.out
    assert is_clean(captured.out + captured.err) == []


def test_neither_journal_nor_baseline_of_an_audit_contains_a_secret(
    secrets: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (secrets / "share").mkdir()
    (secrets / "share" / "unattend.xml").write_text(everything_sensitive(), encoding="utf-8")
    kept = ["--journal", "journal", "--hash-key", "env:HASH_KEY"]

    app.run(["audit", "share", *kept, "--write-baseline", "known.json", "-v"])

    captured = capsys.readouterr()
    written = (secrets / "journal").read_bytes() + (secrets / "known.json").read_bytes()
    assert b"leftover-key" in written
    assert is_clean(written.decode("latin-1") + captured.out + captured.err) == []
