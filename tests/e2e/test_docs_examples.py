"""Every command on the pages for users, run as it is written, and every link of theirs."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.samples import CANARY_PASSWORD, TEST_MAK
from unattend_gen.cli import app

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("check", "reports", "spec")
COMMAND = re.compile(r"^unattend-gen (.+?)(?:  +# exit code (\d))?$", re.MULTILINE)


def text(page: str) -> str:
    return (ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8")


def commands(page: str) -> list[tuple[str, int]]:
    """Each command with the exit code that the page gives it."""
    blocks = re.findall(r"^```sh\n(.*?)^```$", text(page), re.MULTILINE | re.DOTALL)
    return [(line, int(code or 0)) for block in blocks for line, code in COMMAND.findall(block)]


@pytest.mark.parametrize("page", PAGES)
def test_the_commands_of_a_page_do_what_it_says(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CONTOSO_MAK", TEST_MAK)
    monkeypatch.setenv("CONTOSO_ADMIN_PASSWORD", CANARY_PASSWORD)

    codes = [(line, int(app.run(shlex.split(line)))) for line, _ in commands(page)]

    assert codes == commands(page) != []


@pytest.mark.parametrize("page", PAGES)
def test_the_links_of_a_page_lead_somewhere(page: str) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", text(page))

    assert [link for link in links if not (ROOT / "docs" / link).exists()] == []
