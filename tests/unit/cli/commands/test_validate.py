"""`validate`."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

import unattend_gen as ug
from tests.samples import CANARY_PASSWORD, a_shell_setup
from unattend_gen.cli import app
from unattend_gen.cli.commands.validate import show_left_out
from unattend_gen.errors import ExitCode

GOOD = a_shell_setup("specialize", "<ComputerName>PC-1</ComputerName>")
BAD = a_shell_setup("specialize", "<ComputrName>PC-1</ComputrName>")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_clean_file_is_code_0(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.xml").write_bytes(GOOD)

    assert app.run(["validate", "a.xml"]) == ExitCode.CLEAN
    assert "1 document read" in capsys.readouterr().out


def test_a_mistake_has_file_line_setting_and_the_nearest_name(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("a.xml").write_bytes(BAD)

    assert app.run(["validate", "a.xml", "--format", "json"]) == ExitCode.FINDINGS

    (finding,) = json.loads(capsys.readouterr().out)["findings"]
    assert finding["rule"] == "unknown-setting"
    assert finding["location"] == {
        "path": "a.xml",
        "inside": [],
        "line": 3,
        "column": finding["location"]["column"],
        "setting": "specialize/Microsoft-Windows-Shell-Setup/ComputrName",
    }
    assert "ComputerName" in finding["advice"] + finding["message"]


def test_standard_input_is_a_document(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(BAD)))

    assert app.run(["validate", "-"]) == ExitCode.FINDINGS
    assert "-:3" in capsys.readouterr().out


@pytest.mark.parametrize("path", ["missing.xml", "."])
def test_nothing_to_look_at_is_never_clean(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["validate", path]) == ExitCode.UNUSABLE
    assert capsys.readouterr()


def test_fail_on_never_keeps_the_findings_and_is_code_0(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("a.xml").write_bytes(BAD)

    assert app.run(["validate", "a.xml", "--fail-on", "never"]) == ExitCode.CLEAN
    assert "unknown-setting" in capsys.readouterr().out


def test_a_release_is_validated_with_its_own_facts(capsys: pytest.CaptureFixture[str]) -> None:
    body = "<Themes><UWPAppsUseLightTheme>true</UWPAppsUseLightTheme></Themes>"
    Path("a.xml").write_bytes(a_shell_setup("specialize", body))

    assert app.run(["validate", "a.xml", "--windows", "11-24h2", "--fail-on", "note"]) == 0
    assert app.run(["validate", "a.xml", "--windows", "7", "--fail-on", "note"]) == 1
    assert app.run(["validate", "a.xml", "--windows", "12"]) == ExitCode.USAGE
    assert "11-24h2" in capsys.readouterr().err


def test_a_report_may_go_to_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.xml").write_bytes(BAD)

    assert app.run(["validate", "a.xml", "-o", "report.txt"]) == ExitCode.FINDINGS

    assert "unknown-setting" in Path("report.txt").read_text()
    assert capsys.readouterr().out == ""


def test_rules_are_chosen_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.xml").write_bytes(BAD)

    assert app.run(["validate", "a.xml", "--ignore", "unknown-setting,too-long"]) == 0
    assert app.run(["validate", "a.xml", "--select", "too-long", "--select", "wrong-type"]) == 0
    assert app.run(["validate", "a.xml", "--select", "unknown-setting"]) == ExitCode.FINDINGS
    assert app.run(["validate", "a.xml", "--ignore", "unknown-settng"]) == ExitCode.USAGE
    assert "did you mean unknown-setting?" in capsys.readouterr().err


def test_a_configuration_stands_in_for_options(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.xml").write_bytes(BAD)
    Path("unattend-gen.toml").write_text('ignore = ["unknown-setting"]\nformat = "json"\n')

    assert app.run(["validate", "a.xml", "-v"]) == ExitCode.CLEAN
    streams = capsys.readouterr()
    assert json.loads(streams.out)["findings"] == []
    assert "unattend-gen.toml" in streams.err
    assert app.run(["validate", "a.xml", "--no-config"]) == ExitCode.FINDINGS
    assert app.run(["validate", "a.xml", "--ignore", "too-long"]) == ExitCode.FINDINGS


def test_a_wrong_configuration_is_a_wrong_command_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("ci.toml").write_text("\ningore = []\n")

    assert app.run(["validate", "a.xml", "--config", "ci.toml"]) == ExitCode.USAGE
    assert capsys.readouterr().err == (
        "error: ci.toml:2: ingore: is not a key of the configuration\n"
        "  advice: did you mean ignore?\n"
    )


def test_findings_in_a_written_baseline_do_not_count(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("a.xml").write_bytes(BAD)

    assert app.run(["validate", "a.xml", "--write-baseline", "known.json"]) == ExitCode.CLEAN
    assert app.run(["validate", "a.xml", "--baseline", "known.json"]) == ExitCode.CLEAN
    assert app.run(["validate", "a.xml"]) == ExitCode.FINDINGS
    assert "1 finding not counted: in the baseline" in capsys.readouterr().err


def test_a_sarif_report_can_list_known_findings(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.xml").write_bytes(BAD)
    app.run(["validate", "a.xml", "--write-baseline", "known.json"])
    options = ["validate", "a.xml", "--baseline", "known.json"]

    assert app.run([*options, "--format", "sarif", "--show-known"]) == ExitCode.CLEAN
    [run] = json.loads(capsys.readouterr().out)["runs"]
    assert [one["suppressions"][0]["kind"] for one in run["results"]] == ["external"]
    assert app.run([*options, "--show-known"]) == ExitCode.USAGE
    assert "--show-known needs SARIF" in capsys.readouterr().err
    assert app.run(["validate", "a.xml", "--show-known"]) == ExitCode.USAGE
    assert "there is no baseline" in capsys.readouterr().err


def test_a_walk_leaves_out_what_git_ignores_or_the_user_excludes(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("a.xml").write_bytes(BAD)
    Path("b.xml").write_bytes(GOOD)
    Path(".gitignore").write_text("a.xml\n")

    assert app.run(["validate", "."]) == ExitCode.CLEAN
    assert app.run(["validate", ".", "--no-ignore"]) == ExitCode.FINDINGS
    assert app.run(["validate", ".", "--exclude", "*.xml"]) == ExitCode.UNUSABLE
    assert app.run(["validate", ".", "-v", "--jobs", "2"]) == ExitCode.CLEAN
    assert "left out ./a.xml" in capsys.readouterr().err


def test_a_report_never_falls_on_the_file_it_is_about(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.xml").write_bytes(BAD)

    assert app.run(["validate", "a.xml", "-o", "a.xml"]) == ExitCode.USAGE

    assert Path("a.xml").read_bytes() == BAD
    assert "--out names an input file" in capsys.readouterr().err


MISSPELT = a_shell_setup("specialize", "\n<copyprofile>true</copyprofile>\n")
FIXED = a_shell_setup("specialize", "\n<CopyProfile>true</CopyProfile>\n")


@pytest.fixture
def misspelt(folder: Path) -> Path:
    """A file with a safe fix."""
    path = folder / "a.xml"
    path.write_bytes(MISSPELT)
    return path


@pytest.mark.usefixtures("misspelt")
def test_a_fixed_file_is_validated_again(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["validate", "a.xml", "--fix"]) == ExitCode.CLEAN
    assert Path("a.xml").read_bytes() == FIXED
    talk = capsys.readouterr()
    assert talk.err == "fixed a.xml: 1 wrong-case\n"
    assert "no findings" in talk.out


@pytest.mark.usefixtures("misspelt")
def test_a_difference_is_shown_and_nothing_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["validate", "a.xml", "--fix", "--diff"]) == ExitCode.FINDINGS
    assert Path("a.xml").read_bytes() == MISSPELT
    talk = capsys.readouterr()
    assert talk.err == "would fix a.xml: 1 wrong-case\n"
    assert talk.out.startswith("--- a.xml\n+++ a.xml (fixed)\n")
    assert talk.out.endswith("\n </unattend>\n")


@pytest.mark.usefixtures("misspelt")
def test_unsafe_fixes_are_written_when_they_are_asked_for() -> None:
    misspelt = a_shell_setup("specialize", "<TimeZon>UTC</TimeZon>")
    Path("a.xml").write_bytes(misspelt)

    app.run(["validate", "a.xml", "--fix"])
    assert Path("a.xml").read_bytes() == misspelt

    app.run(["validate", "a.xml", "--unsafe-fixes"])
    assert Path("a.xml").read_bytes() == a_shell_setup("specialize", "<TimeZone>UTC</TimeZone>")


@pytest.mark.usefixtures("misspelt")
def test_fixes_that_make_the_file_worse_are_reported(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = FIXED.decode().replace("utf-8", "cp932").encode()
    Path("a.xml").write_bytes(text.replace(b"CopyProfile", b"copyprofile") + b"<!-- \x87\x90 -->")

    app.run(["validate", "a.xml", "--fix"])

    assert capsys.readouterr().err == (
        "not fixed in a.xml: 1 wrong-case\n"
        "  advice: correct them by hand; their fixes would cause other findings\n"
    )


@pytest.mark.usefixtures("misspelt")
def test_available_fixes_are_reported(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("a.xml").write_bytes(MISSPELT.replace(b"\n</comp", b"<TimeZon>UTC</TimeZon></comp"))

    app.run(["validate", "a.xml"])

    assert capsys.readouterr().err == (
        "1 finding with a safe fix: --fix writes it, --diff shows it\n"
        "1 finding with a fix to review first: --diff --unsafe-fixes\n"
    )


@pytest.mark.usefixtures("misspelt")
def test_quiet_fixing_prints_no_messages(capsys: pytest.CaptureFixture[str]) -> None:
    app.run(["validate", "a.xml", "--fix", "-q"])

    assert capsys.readouterr().err == ""


@pytest.mark.usefixtures("misspelt")
def test_an_annotated_file_shows_its_findings_and_no_secret(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("a.xml").write_bytes(MISSPELT + f"<!-- {CANARY_PASSWORD} -->".encode())

    assert app.run(["validate", "a.xml", "--annotate"]) == ExitCode.FINDINGS

    shown = capsys.readouterr().out
    assert "4 | <copyprofile>true</copyprofile>  <-- W1\n" in shown
    assert CANARY_PASSWORD not in shown


@pytest.mark.usefixtures("misspelt")
def test_an_annotation_can_be_written_to_a_file() -> None:
    app.run(["validate", "a.xml", "--annotate", "-o", "out.txt"])

    assert "<-- W1" in Path("out.txt").read_text(encoding="utf-8")


@pytest.mark.usefixtures("misspelt")
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


@pytest.mark.usefixtures("misspelt")
def test_a_link_is_refused_before_anything_is_written() -> None:
    Path("link.xml").symlink_to("a.xml")

    assert app.run(["validate", "a.xml", "link.xml", "--fix"]) == ExitCode.UNUSABLE
    assert Path("a.xml").read_bytes() == MISSPELT


@pytest.mark.usefixtures("misspelt")
def test_more_files_than_anyone_reads_are_not_annotated(folder: Path) -> None:
    for number in range(11):
        (folder / f"{number}.xml").write_bytes(FIXED)

    assert app.run(["validate", ".", "--annotate"]) == ExitCode.USAGE


READ = ug.Report("validate", documents_read=1)


@pytest.mark.parametrize(
    ("report", "left_out", "verbose", "message"),
    [
        (READ, ("old",), False, ""),
        (
            READ,
            ("old", "b\x1b.xml"),
            True,
            (
                "left out old\nleft out b\\x1b.xml\n"
                "2 files or folders left out by .gitignore or --exclude\n"
            ),
        ),
        (
            ug.Report("validate"),
            ("old",),
            False,
            "1 file or folder left out by .gitignore or --exclude\n",
        ),
    ],
)
def test_left_out_files_are_named_on_request_and_counted_where_nothing_was_read(
    report: ug.Report,
    left_out: tuple[str, ...],
    verbose: bool,  # noqa: FBT001 - a parameter of the test
    message: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    show_left_out(ug.ValidateOutcome(report=report, left_out=left_out), verbose=verbose)

    assert capsys.readouterr().err == message
