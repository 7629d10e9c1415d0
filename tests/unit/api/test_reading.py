"""Reading documents as a library does it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.samples import a_shell_setup
from unattend_gen import api
from unattend_gen.core.finding import Severity
from unattend_gen.errors import ExitCode


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_folder_is_validated_for_a_release() -> None:
    Path("a.xml").write_bytes(a_shell_setup("specialize", "<TimeZone>UTC</TimeZone>"))

    report = api.validate(api.read(["a.xml"]), windows="11-24h2", fail_on=Severity.NOTE)

    assert (report.findings, report.documents_read, report.exit_code) == ((), 1, ExitCode.CLEAN)
