"""The floors of the house: an import goes down, never up, never sideways."""

from __future__ import annotations

import subprocess
import sys

from tests.house.project import ROOT


def test_every_import_contract_is_kept() -> None:
    program = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"

    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert (done.returncode, "0 broken" in done.stdout) == (0, True), done.stdout + done.stderr
