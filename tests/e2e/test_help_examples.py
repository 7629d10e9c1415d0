"""Every example in the help of every command, run as it is written."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.readers import mark_cases
from tests.samples import CANARY_PASSWORD, TEST_MAK
from unattend_gen.cli import app
from unattend_gen.cli.command_table import every_command, load_command

ROOT = Path(__file__).resolve().parents[2]


def examples() -> list[str]:
    """The lines behind `$ ` in the help texts."""
    texts = [load_command(entry.name).__doc__ or "" for entry in every_command()]
    return [line for text in texts for line in re.findall(r"\$ (unattend-gen .+)", text)]


@pytest.mark.parametrize("example", mark_cases(examples(), "pycdlib", r"\.iso\b"))
def test_an_example_does_what_the_help_says(
    example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    for name in ("CONTOSO_MAK", "CONTOSO_SERVER_MAK"):
        monkeypatch.setenv(name, TEST_MAK)
    for account in ("ADMIN", "SUPPORT", "JOIN"):
        monkeypatch.setenv(f"CONTOSO_{account}_PASSWORD", CANARY_PASSWORD)

    code = app.run(shlex.split(example)[1:])

    assert code == (1 if re.search("leaked|leaky", example) else 0)
