"""The answer file with common mistakes is judged as its README says, word for word."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from unattend_gen import api
from unattend_gen.errors import ExitCode

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "examples" / "mistakes" / "README.md").read_text(encoding="utf-8")


def test_the_findings_are_those_of_the_readme(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    match = re.search(r"```sh\nunattend-gen validate (.+)\n```\n\n```\n(.*?)```", README, re.DOTALL)
    assert match is not None

    report = api.validate(api.read([match[1]]))

    assert api.format_report(report, "text") == match[2]
    assert report.exit_code is ExitCode.FINDINGS
