"""Every shell example on the pages for users, run as it is written, and every link of theirs."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.powershell import parsed
from tests.readers import mark_cases
from tests.samples import CANARY_PASSWORD, TEST_MAK
from unattend_gen.cli import app

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
FOR_DEVELOPERS = {"development"}
BLOCK = re.compile(r"^( *)```sh\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^ *unattend-gen (.+?)(?:  +# (?:exit code (\d)|.*))?$", re.MULTILINE)
SHOWN = re.compile(
    r"^```sh\nunattend-gen ([^\n]+)\n```\n\n(?:\w[^\n]+:\n\n)?```text\n(.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


def text(page: str) -> str:
    return (DOCS / f"{page}.md").read_text(encoding="utf-8")


def blocks(page: str) -> list[str]:
    """The shell examples of a page, those within lists too."""
    return [block for _, block in BLOCK.findall(text(page))]


def commands(page: str) -> list[tuple[str, int]]:
    """Each command with the exit code that the page gives it."""
    return [(line, int(code or 0)) for each in blocks(page) for line, code in COMMAND.findall(each)]


PAGES = sorted(
    {path.relative_to(DOCS).with_suffix("").as_posix() for path in DOCS.rglob("*.md")}
    - {f"decisions/{path.stem}" for path in (DOCS / "decisions").iterdir()}
    - FOR_DEVELOPERS
)
WITH_A_TEST_OF_ITS_OWN = {"fix"}
WITH_COMMANDS = [page for page in PAGES if commands(page) and page not in WITH_A_TEST_OF_ITS_OWN]
README = (ROOT / "README.md").read_text(encoding="utf-8")
POWERSHELL = re.compile(r"^( *)```powershell\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
SCRIPTS = [script for page in (README, *map(text, PAGES)) for _, script in POWERSHELL.findall(page)]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder like the reader's, with the examples and the secrets that they name."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    for name in ("CONTOSO_MAK", "CONTOSO_SERVER_MAK", "SPECIALIZE_SHELL_SETUP_PRODUCT_KEY"):
        monkeypatch.setenv(name, TEST_MAK)
    for account in ("ADMIN", "SUPPORT", "JOIN", "SHARE", "USER", "WIFI"):
        monkeypatch.setenv(f"CONTOSO_{account}_PASSWORD", CANARY_PASSWORD)
    monkeypatch.setenv("AUDIT_HASH_KEY", "a long random text that is kept")
    return tmp_path


def output(command: str, capfd: pytest.CaptureFixture[str]) -> str:
    """Everything that a command prints, results before messages."""
    app.run(shlex.split(command))
    seen = capfd.readouterr()
    return (seen.out + seen.err).lstrip("\n")


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize("page", mark_cases(WITH_COMMANDS, "pycdlib", "^(media|packer|scripts)$"))
def test_the_commands_of_a_page_do_what_it_says(page: str) -> None:
    codes = [(line, int(app.run(shlex.split(line)))) for line, _ in commands(page)]

    assert codes == commands(page)


@pytest.mark.parametrize("page", PAGES)
def test_every_line_of_an_example_is_run_here_or_with_the_readme(page: str) -> None:
    lines = [line.strip() for block in blocks(page) for line in block.splitlines()]

    assert [line for line in lines if not COMMAND.match(line) and line not in README] == []


@pytest.mark.parametrize("script", SCRIPTS)
def test_what_is_for_powershell_can_be_read_by_it(script: str) -> None:
    assert parsed(script).root_node.type == "program"


@pytest.mark.usefixtures("place")
def test_the_tutorial_shows_the_output_of_its_commands(
    capfd: pytest.CaptureFixture[str], *, update_golden: bool
) -> None:
    app.run(["init", "--starter", "mak-workstation", "-o", "spec.toml", "--quiet"])

    shown = SHOWN.findall(text("tutorial"))
    capfd.readouterr()
    seen = [(command, output(command, capfd)) for command, _ in shown]

    if update_golden:
        page = text("tutorial")
        for (_, old), (_, new) in zip(shown, seen, strict=True):
            page = page.replace(old, new)
        (DOCS / "tutorial.md").write_text(page, encoding="utf-8")
        return
    assert len(shown) == 4
    assert seen == shown


@pytest.mark.parametrize("page", PAGES)
def test_the_links_of_a_page_lead_somewhere(page: str) -> None:
    links = re.findall(r"\]\((?!https?:|(?:\.\./)?reference/)([^)#]+)", text(page))

    folder = (DOCS / page).parent
    assert [link for link in links if not (folder / link).exists()] == []


def test_these_pages_have_examples() -> None:
    assert {"check", "validate", "keys", "media", "reports", "setup", "spec", "sysprep"} <= {
        *WITH_COMMANDS
    }
