from __future__ import annotations

from pathlib import Path

import pytest

from tests.samples import CANARY_PASSWORD, a_shell_setup
from unattend_gen.cli import app
from unattend_gen.errors import ExitCode

BAD = a_shell_setup("specialize", "\n<copyprofile>true</copyprofile>\n")
GOOD = a_shell_setup("specialize", "\n<CopyProfile>true</CopyProfile>\n")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.xml").write_bytes(BAD)
    return tmp_path


def test_a_fixed_file_is_judged_as_it_is_now(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["validate", "a.xml", "--fix"]) == ExitCode.CLEAN
    assert Path("a.xml").read_bytes() == GOOD
    talk = capsys.readouterr()
    assert talk.err == "fixed a.xml: 1 wrong-case\n"
    assert "no findings" in talk.out


def test_a_difference_is_shown_and_nothing_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["validate", "a.xml", "--fix", "--diff"]) == ExitCode.FINDINGS
    assert Path("a.xml").read_bytes() == BAD
    talk = capsys.readouterr()
    assert talk.err == "would fix a.xml: 1 wrong-case\n"
    assert talk.out.startswith("--- a.xml\n+++ a.xml (fixed)\n")
    assert talk.out.endswith("\n </unattend>\n")


def test_unsafe_fixes_are_written_when_they_are_asked_for() -> None:
    misspelt = a_shell_setup("specialize", "<TimeZon>UTC</TimeZon>")
    Path("a.xml").write_bytes(misspelt)

    app.run(["validate", "a.xml", "--fix"])
    assert Path("a.xml").read_bytes() == misspelt

    app.run(["validate", "a.xml", "--unsafe-fixes"])
    assert Path("a.xml").read_bytes() == a_shell_setup("specialize", "<TimeZone>UTC</TimeZone>")


def test_what_would_make_the_file_worse_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    text = GOOD.decode().replace("utf-8", "cp932").encode()
    Path("a.xml").write_bytes(text.replace(b"CopyProfile", b"copyprofile") + b"<!-- \x87\x90 -->")

    app.run(["validate", "a.xml", "--fix"])

    assert capsys.readouterr().err == (
        "not fixed in a.xml: 1 wrong-case\n"
        "  advice: correct them by hand; their fixes would cause other findings\n"
    )


def test_what_could_be_fixed_is_told_beside_the_report(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.xml").write_bytes(BAD.replace(b"\n</comp", b"<TimeZon>UTC</TimeZon></comp"))

    app.run(["validate", "a.xml"])

    assert capsys.readouterr().err == (
        "1 finding with a safe fix: --fix writes it, --diff shows it\n"
        "1 finding with a fix to review first: --diff --unsafe-fixes\n"
    )


def test_quiet_fixing_tells_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    app.run(["validate", "a.xml", "--fix", "-q"])

    assert capsys.readouterr().err == ""


def test_an_annotated_file_shows_its_findings_and_no_secret(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("a.xml").write_bytes(BAD + f"<!-- {CANARY_PASSWORD} -->".encode())

    assert app.run(["validate", "a.xml", "--annotate"]) == ExitCode.FINDINGS

    shown = capsys.readouterr().out
    assert "4 | <copyprofile>…</copyprofile>  <-- W1\n" in shown
    assert CANARY_PASSWORD not in shown


def test_an_annotation_can_be_written_to_a_file() -> None:
    app.run(["validate", "a.xml", "--annotate", "-o", "out.txt"])

    assert "<-- W1" in Path("out.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "arguments",
    [
        ["a.xml", "--annotate", "--diff"],
        ["a.xml", "--annotate", "--format", "json"],
        ["-", "--fix"],
        ["-", "--diff"],
        ["-", "--annotate"],
    ],
)
def test_what_does_not_go_together_is_refused(arguments: list[str]) -> None:
    assert app.run(["validate", *arguments]) == ExitCode.USAGE


def test_a_link_is_refused_before_anything_is_written() -> None:
    Path("link.xml").symlink_to("a.xml")

    assert app.run(["validate", "a.xml", "link.xml", "--fix"]) == ExitCode.UNUSABLE
    assert Path("a.xml").read_bytes() == BAD


def test_more_files_than_anyone_reads_are_not_annotated(folder: Path) -> None:
    for number in range(11):
        (folder / f"{number}.xml").write_bytes(GOOD)

    assert app.run(["validate", ".", "--annotate"]) == ExitCode.USAGE
