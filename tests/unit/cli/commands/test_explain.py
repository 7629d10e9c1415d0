"""`explain`."""

from __future__ import annotations

from pathlib import Path

import pytest

from unattend_gen import plugins
from unattend_gen.cli import app
from unattend_gen.errors import ExitCode
from unattend_gen.rules import answer_file

SLUGS = [name.replace("_", "-") for name in plugins.names(answer_file)]


@pytest.mark.parametrize(
    ("thing", "words"),
    [
        ("exit-codes", "there was nothing to read"),
        ("Microsoft-Windows-Shell-Setup", "ComputerName"),
        ("specialize/Microsoft-Windows-Shell-Setup/ComputerName", "15"),
        ("11-24h2", "26100"),
        ("leftover-key", "Panther"),
    ],
)
def test_a_thing_has_its_page(thing: str, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["explain", thing]) == ExitCode.CLEAN
    assert words in capsys.readouterr().out


@pytest.mark.parametrize("slug", SLUGS)
def test_each_rule_has_its_page(slug: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["explain", slug]) == ExitCode.CLEAN

    shown = capsys.readouterr().out
    assert shown.startswith(slug)
    assert "## Why it matters" in shown


def test_a_name_may_be_several_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["explain", "exit", "codes"]) == ExitCode.CLEAN
    assert capsys.readouterr().out.startswith("Exit codes\n")


def test_a_miss_names_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["explain", "mak-in-windowpse"]) == ExitCode.USAGE
    assert "mak-in-windowspe" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["-1073418124"], ["--", "-1073418124"]])
def test_a_negative_error_code_is_not_an_option(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert app.run(["explain", *arguments]) == ExitCode.CLEAN

    assert capsys.readouterr().out.startswith("0xC004F074 ")


def test_it_may_go_to_a_private_file_and_says_so_unless_quiet(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "told.txt"

    assert app.run(["explain", "leftover-key", "-o", str(out)]) == ExitCode.CLEAN
    assert app.run(["explain", "leftover-key", "-o", str(out)]) == ExitCode.UNUSABLE
    assert app.run(["explain", "leftover-key", "-o", str(out), "--force", "-q"]) == ExitCode.CLEAN

    assert "Panther" in out.read_text(encoding="utf-8")
    assert out.stat().st_mode & 0o777 == 0o600
    shown = capsys.readouterr()
    assert (shown.out, shown.err.count("wrote ")) == ("", 1)
