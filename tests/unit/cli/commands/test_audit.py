"""`audit`."""

from __future__ import annotations

import gzip
import json
import zipfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

import unattend_gen as ug
from tests.hives import a_hive, below, dword, text
from tests.reports import OVERVIEW
from tests.repositories import a_repository, commit, git
from tests.samples import TEST_MAK
from unattend_gen.cli import app
from unattend_gen.cli.commands.audit import show_left_out
from unattend_gen.errors import ExitCode


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("share").mkdir()
    Path("share/clean.cmd").write_text("slmgr /ipk %1\n")


def test_a_tree_without_secrets_is_code_0(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["audit", "share"]) == ExitCode.CLEAN
    assert "1 document" in capsys.readouterr().out


def test_a_leak_is_code_1_with_its_place(capsys: pytest.CaptureFixture[str]) -> None:
    Path("share/go.cmd").write_text(f"@echo off\nslmgr /ipk {TEST_MAK}\n")

    assert app.run(["audit", "share", "--format", "json"]) == ExitCode.FINDINGS

    report = json.loads(capsys.readouterr().out)
    [finding] = report["findings"]
    assert finding["location"]["path"] == str(Path("share/go.cmd"))
    assert (finding["location"]["line"], finding["last_five"]) == (2, "Q4JK2")


def test_a_key_that_is_allowed_is_code_0() -> None:
    Path("share/go.cmd").write_text(f"slmgr /ipk {TEST_MAK}\n")
    Path("allowed.txt").write_text(f"{TEST_MAK}\n")

    assert app.run(["audit", "share", "--allow", "allowed.txt"]) == ExitCode.CLEAN


def test_unreadable_input_is_code_4(capsys: pytest.CaptureFixture[str]) -> None:
    Path("share/cut.zip").write_bytes(b"PK\x03\x04 cut off")

    assert app.run(["audit", "share"]) == ExitCode.INCOMPLETE
    assert "damaged" in capsys.readouterr().out


def test_a_path_that_is_not_there_is_code_3(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["audit", "nowhere"]) == ExitCode.UNUSABLE
    assert "no such file" in capsys.readouterr().err


def test_staged_files_are_searched_without_a_path(capsys: pytest.CaptureFixture[str]) -> None:
    a_repository(Path(), {"go.cmd": f"slmgr /ipk {TEST_MAK}\n".encode()})
    Path("go.cmd").write_text("slmgr /ipk %1\n")

    assert app.run(["audit", "--staged"]) == ExitCode.FINDINGS
    assert "go.cmd:1" in capsys.readouterr().out


def test_staged_files_of_one_folder_belong_to_one_machine(
    capsys: pytest.CaptureFixture[str],
) -> None:
    line = f"slmgr /ipk {TEST_MAK}\n".encode()
    a_repository(Path(), {"a.cmd": line, "b.cmd": line})

    assert app.run(["audit", "--staged", "--format", "json"]) == ExitCode.FINDINGS
    told = json.loads(capsys.readouterr().out)
    assert [one["machine"] for one in told["machines"]] == ["."]


def test_a_commit_that_only_deletes_files_is_clean(capsys: pytest.CaptureFixture[str]) -> None:
    repository = a_repository(Path("repository"), {"go.cmd": b"ver"})
    commit(repository)
    git(repository, "rm", "--quiet", "go.cmd")

    assert app.run(["audit", "--staged", "repository"]) == ExitCode.CLEAN
    told = capsys.readouterr()
    assert "no findings, 0 documents read: clean" in told.out
    assert told.err == "nothing staged to search\n"


def test_an_empty_archive_counts_as_read(
    capsys: pytest.CaptureFixture[str],
) -> None:
    zipfile.ZipFile("empty.zip", "w").close()

    assert app.run(["audit", "empty.zip"]) == ExitCode.CLEAN
    assert "0 documents read in 1 container: clean" in capsys.readouterr().out


def test_a_hive_with_no_key_of_interest_was_looked_at(capsys: pytest.CaptureFixture[str]) -> None:
    Path("SOFTWARE").write_bytes(a_hive(below("Vendor\\Agent", {"Level": dword(1)})))

    assert app.run(["audit", "SOFTWARE", "--format", "json"]) == ExitCode.CLEAN
    assert json.loads(capsys.readouterr().out)["totals"]["containers"] == 1


def test_an_empty_folder_is_nothing_to_look_at() -> None:
    Path("empty").mkdir()

    assert app.run(["audit", "empty"]) == ExitCode.UNUSABLE


def test_nothing_to_search_is_a_wrong_command_line() -> None:
    assert app.run(["audit"]) == ExitCode.USAGE


@pytest.mark.parametrize("option", ["--journal=j", "--since=1d", "--exclude=x"])
def test_options_without_effect_on_staged_files_are_rejected(option: str) -> None:
    assert app.run(["audit", "--staged", option]) == ExitCode.USAGE


def test_a_hive_is_searched_as_a_whole_where_the_search_is_deep() -> None:
    keys = below("Vendor\\Agent", {"ServicePassword": text("hunter2")})
    Path("share/SOFTWARE").write_bytes(a_hive(keys))

    assert app.run(["audit", "share"]) == ExitCode.CLEAN
    assert app.run(["audit", "share", "--deep"]) == ExitCode.FINDINGS


def test_an_archive_that_exceeds_the_limit_is_code_4(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("share/packed.gz").write_bytes(gzip.compress(bytes(5000)))

    assert app.run(["audit", "share", "--max-bytes", "4000"]) == ExitCode.INCOMPLETE
    assert "--max-bytes" in capsys.readouterr().out


def test_unreadable_input_can_be_allowed(capsys: pytest.CaptureFixture[str]) -> None:
    Path("share/cut.zip").write_bytes(b"PK\x03\x04 cut off")

    assert app.run(["audit", "share", "--allow-skipped", "-f", "json"]) == ExitCode.CLEAN
    assert json.loads(capsys.readouterr().out)["complete"] is False


def test_files_are_left_out_as_wished_and_counted(capsys: pytest.CaptureFixture[str]) -> None:
    Path("share/go.cmd").write_text(f"slmgr /ipk {TEST_MAK}\n")

    assert app.run(["audit", "share", "--exclude", "go.cmd"]) == ExitCode.CLEAN
    captured = capsys.readouterr()
    assert "left out by options: 1 excluded" in captured.out
    assert "1 file or folder left out by --exclude or --gitignore" in captured.err


def test_verbose_names_read_and_left_out_files(capsys: pytest.CaptureFixture[str]) -> None:
    soon = (datetime.now(UTC) + timedelta(hours=12)).isoformat()

    app.run(["audit", "share", "--since", soon, "-v"])

    told = capsys.readouterr().err
    assert f"left out {Path('share/clean.cmd')}" in told


@pytest.mark.parametrize("day", ["lately", "0000-01-01", "999999w", "2999-01-01"])
def test_a_day_that_is_none_or_to_come_is_code_2(day: str) -> None:
    assert app.run(["audit", "share", "--since", day]) == ExitCode.USAGE


def test_findings_can_be_written_to_a_baseline(capsys: pytest.CaptureFixture[str]) -> None:
    Path("share/go.cmd").write_text(f"slmgr /ipk {TEST_MAK}\n")

    assert app.run(["audit", "share", "--write-baseline", "known.json"]) == ExitCode.CLEAN
    assert "wrote 1 finding to known.json as known" in capsys.readouterr().err
    assert app.run(["audit", "share", "--baseline", "known.json"]) == ExitCode.CLEAN
    assert app.run(["audit", "share"]) == ExitCode.FINDINGS


def test_the_configuration_allows_with_a_reason(capsys: pytest.CaptureFixture[str]) -> None:
    Path("share/go.cmd").write_text(f"slmgr /ipk {TEST_MAK}\n")
    Path("unattend-gen.toml").write_text(
        '[[audit.allow]]\npath = "share/go.cmd"\nreason = "a lab"\n'
    )

    assert app.run(["audit", "share"]) == ExitCode.CLEAN
    assert app.run(["audit", "share", "--no-config"]) == ExitCode.FINDINGS
    sarif = ["--show-known", "--format", "sarif"]
    capsys.readouterr()
    assert app.run(["audit", "share", *sarif]) == ExitCode.CLEAN
    assert '"justification": "a lab"' in capsys.readouterr().out


def test_known_findings_are_shown_in_sarif_only() -> None:
    assert app.run(["audit", "share", "--show-known"]) == ExitCode.USAGE


def test_a_report_for_gitlab_says_when_it_was_made(capsys: pytest.CaptureFixture[str]) -> None:
    app.run(["audit", "share", "--format", "gitlab"])

    assert json.loads(capsys.readouterr().out)["scan"]["start_time"] > "2020"


def test_a_journal_lets_a_run_go_on(capsys: pytest.CaptureFixture[str]) -> None:
    Path("share/go.cmd").write_text(f"slmgr /ipk {TEST_MAK}\n")
    Path("key").write_text("a long enough key for hashes\n")
    command = ["audit", "share", "--hash-key", "file:key", "--journal", "journal", "-f", "json"]

    assert [app.run(command) for _ in range(2)] == [ExitCode.FINDINGS] * 2

    first, second = capsys.readouterr().out.split("\n}\n")[:2]
    assert first == second
    assert app.run(["audit", "share", "--journal", "journal"]) == ExitCode.USAGE


def test_an_executor_that_there_is_not_is_code_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["audit", "share", "--executor", "ray"]) == ExitCode.USAGE
    assert "valid values are dask, processes, serial" in capsys.readouterr().err


def test_the_command_that_setup_runs_is_searched_in_a_hive(
    capsys: pytest.CaptureFixture[str],
) -> None:
    setup = below("Setup", {"CmdLine": text("cmd /c net user admin not-a-real-one /add")})
    Path("share/SYSTEM").write_bytes(a_hive(setup))

    assert app.run(["audit", "share", "--format", "json"]) == ExitCode.FINDINGS

    [finding] = json.loads(capsys.readouterr().out)["findings"]
    location = finding["location"]
    assert (finding["rule"], location["inside"], location["line"]) == (
        "secret-in-command",
        ["Setup"],
        None,
    )


def shown(outcome: ug.AuditOutcome, capsys: pytest.CaptureFixture[str]) -> str:
    show_left_out(outcome)
    return capsys.readouterr().err


def test_findings_and_files_that_do_not_count_are_shown(
    capsys: pytest.CaptureFixture[str],
) -> None:
    outcome = ug.AuditOutcome(report=ug.Report("audit", overview=OVERVIEW))

    assert shown(outcome, capsys) == (
        "2 files or folders left out by --exclude or --gitignore\n"
        "1 finding not counted: allowed by the configuration\n"
        "4 findings not counted: in the baseline\n"
    )


@pytest.mark.parametrize(
    ("report", "message"),
    [
        (ug.Report("audit", may_be_empty=True), "nothing staged to search\n"),
        (ug.Report("audit", may_be_empty=True, documents_read=1), ""),
        (ug.Report("audit"), ""),
    ],
)
def test_an_empty_commit_is_mentioned(
    report: ug.Report, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert shown(ug.AuditOutcome(report=report), capsys) == message


@pytest.mark.parametrize(
    ("reason", "message"),
    [
        (ug.LeftOutReason.NOT_CHANGED, "4 files or folders not changed since the time in --since"),
        (
            ug.LeftOutReason.BESIDE_KNOWN_PLACES,
            (
                "4 files or folders in images were not searched, being in no known place; --deep"
                " searches them"
            ),
        ),
    ],
)
def test_left_out_files_are_counted_by_reason(
    reason: ug.LeftOutReason, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    report = ug.Report("audit", overview=ug.Overview(left_out={reason: 4}))

    assert shown(ug.AuditOutcome(report=report), capsys) == f"{message}\n"


def test_baseline_entries_that_need_attention_are_shown(
    capsys: pytest.CaptureFixture[str],
) -> None:
    unused = ug.Known("1", "leftover-key", "a.xml", line=3)
    expired = ug.Known("2", "leftover-key", "b.xml", line=4, expires=date(2026, 1, 1))
    outcome = ug.AuditOutcome(report=ug.Report("audit"), unused=(unused,), expired=(expired,))

    text = shown(outcome, capsys)

    assert "leftover-key at a.xml:3, which no longer exists" in text
    assert "expired on 2026-01-01: leftover-key at b.xml:4 counts again" in text
