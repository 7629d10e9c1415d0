"""`render`."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

import unattend_gen as ug
from tests.samples import TEST_MAK
from unattend_gen.cli import app
from unattend_gen.cli.commands.render import FailedRows
from unattend_gen.errors import ExitCode

SPEC = """
target = "media"
windows = "11-24h2"
architecture = "amd64"
[product_key]
activation = "env:MAK"
setup = "gvlk"
edition = "Enterprise"
"""


@pytest.fixture(autouse=True)
def spec(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MAK", TEST_MAK)
    path = tmp_path / "spec.toml"
    path.write_text(SPEC)
    return path


def test_written_files_and_their_keys_are_listed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert app.run(["render", "spec.toml", "--out", "out"]) == ExitCode.CLEAN

    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.splitlines() == [
        "wrote out/AutoUnattend.xml  holds a key ending in 2YT43 and a key ending in Q4JK2",
        "      copy it to the root of the USB stick or ISO image",
        "wrote out/manifest.json",
        "Setup and the first start may still show:",
        "      language of Setup; locale answers it",
        "      disk to install to; disk answers it",
        "      region and keyboard; locale answers it",
        "      licence terms; oobe.hide_eula answers it",
        "      wireless network; oobe.hide_wireless answers it",
        "      account; accounts.local answers it",
        "      privacy settings; oobe.express_settings answers it",
    ]
    assert TEST_MAK in Path("out/AutoUnattend.xml").read_text()


def test_the_name_of_the_folder_cannot_move_the_cursor(
    capsys: pytest.CaptureFixture[str],
) -> None:
    app.run(["render", "spec.toml", "--out", "out\x1b[2J\u202e", "--dry-run"])

    assert "would write out\\x1b[2J\\u202e/manifest.json\n" in capsys.readouterr().err


@pytest.fixture
def locked_spec(spec: Path) -> Iterator[Path]:
    """A spec that this process may not read, even if it began as root."""
    app.run(["render", "spec.toml", "--out", "out", "--dry-run", "-q"])  # loads what root may load
    spec.chmod(0)
    user = os.geteuid()
    os.seteuid(user or 65534)
    yield spec
    os.seteuid(user)


@pytest.mark.usefixtures("locked_spec")
def test_an_unreadable_spec_is_not_a_usage_error(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert app.run(["render", "spec.toml", "--out", "out"]) == ExitCode.UNUSABLE

    assert "spec.toml: cannot be read: Permission denied" in capsys.readouterr().err


def test_a_published_key_alone_is_listed_too(capsys: pytest.CaptureFixture[str]) -> None:
    Path("kms.toml").write_text(
        'target = "sysprep"\nwindows = "11-24h2"\n'
        '[product_key]\nactivation = "gvlk"\nedition = "Enterprise"\n'
    )

    app.run(["render", "kms.toml", "--out", "kms"])

    assert "wrote kms/Unattend.xml  holds a key ending in 2YT43\n" in capsys.readouterr().err


def test_a_dry_run_writes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["render", "spec.toml", "--out", "out", "--dry-run"]) == ExitCode.CLEAN

    assert not Path("out").exists()
    assert "would write out/AutoUnattend.xml" in capsys.readouterr().err


def test_a_finding_keeps_everything_from_being_written(
    capsys: pytest.CaptureFixture[str],
) -> None:
    setting = "specialize/Microsoft-Windows-Shell-Setup/ComputerName=A-NAME-OF-SIXTEEN"

    code = app.run(["render", "spec.toml", "--out", "out", "--set", setting, "--format", "json"])

    captured = capsys.readouterr()
    assert code == ExitCode.FINDINGS
    assert [finding["rule"] for finding in json.loads(captured.out)["findings"]] == ["too-long"]
    assert not Path("out").exists()
    assert "Nothing was written" in captured.err


def test_key_from_wins_over_the_spec(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("MAK")
    Path("key").write_text(TEST_MAK)

    code = app.run(["render", "spec.toml", "--out", "out", "--key-from", "file:key", "-q"])

    assert code == ExitCode.CLEAN
    assert capsys.readouterr().err == ""
    assert TEST_MAK in Path("out/AutoUnattend.xml").read_text()


def test_an_unset_variable_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("MAK")

    assert app.run(["render", "spec.toml", "--out", "out"]) == ExitCode.UNUSABLE

    assert "env:MAK" in capsys.readouterr().err
    assert not Path("out").exists()


def test_an_existing_folder_is_kept_unless_forced(capsys: pytest.CaptureFixture[str]) -> None:
    Path("out").mkdir()
    Path("out/AutoUnattend.xml").write_text("mine")

    assert app.run(["render", "spec.toml", "--out", "out"]) == ExitCode.UNUSABLE
    assert Path("out/AutoUnattend.xml").read_text() == "mine"
    assert "--force" in capsys.readouterr().err

    assert app.run(["render", "spec.toml", "--out", "out", "--force"]) == ExitCode.CLEAN
    assert TEST_MAK in Path("out/AutoUnattend.xml").read_text()


def test_another_target_wins_over_the_spec() -> None:
    assert app.run(["render", "spec.toml", "--out", "o", "--target", "setup"]) == ExitCode.CLEAN

    assert sorted(path.name for path in Path("o").iterdir()) == [
        "Unattend.xml",
        "manifest.json",
        "setup-command.txt",
    ]


@pytest.fixture
def inventory() -> Path:
    path = Path("machines.csv")
    path.write_text("id;computer.name\n1;PC-1\n2;too-long-for-a-name\n")
    return path


def test_an_inventory_writes_a_folder_for_each_row_and_lists_failures(
    inventory: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = app.run(["render", "spec.toml", "--out", "out", "--inventory", str(inventory)])

    assert code == ExitCode.UNUSABLE
    assert sorted(path.name for path in Path("out").iterdir()) == ["1", "results.jsonl"]
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.splitlines() == [
        "error: machines.csv: row 3, column 2, computer.name: is longer than 15 characters",
        "  advice: shorten it to at most 15 characters",
        "2 rows: 1 written, 0 identical, 1 failed",
        "results in out/results.jsonl",
    ]


def test_a_dry_run_over_an_inventory_writes_nothing(
    inventory: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["render", "spec.toml", "--out", "out", "--inventory", str(inventory)]

    assert app.run([*arguments, "--dry-run", "--jobs", "2"]) == ExitCode.UNUSABLE
    assert not Path("out").exists()
    assert capsys.readouterr().err.splitlines()[-1] == (
        "2 rows: 1 to be written, 0 identical, 1 failed"
    )


def test_quiet_leaves_out_the_counts(inventory: Path, capsys: pytest.CaptureFixture[str]) -> None:
    inventory.write_text("computer.name\nPC-1\n")

    code = app.run(["render", "spec.toml", "--out", "out", "--inventory", str(inventory), "-q"])

    assert (code, capsys.readouterr().err) == (ExitCode.CLEAN, "")


def test_columns_are_ignored_in_an_inventory_only() -> None:
    arguments = ["render", "spec.toml", "--out", "out", "--ignore-columns", "room"]

    assert app.run(arguments) == ExitCode.USAGE


def test_jobs_without_an_inventory_are_a_wrong_command_line() -> None:
    assert app.run(["render", "spec.toml", "--out", "out", "--jobs", "2"]) == ExitCode.USAGE


def test_a_report_format_does_not_go_with_an_inventory(
    inventory: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["render", "spec.toml", "--out", "out", "--inventory", str(inventory)]

    assert app.run([*arguments, "--format", "json"]) == ExitCode.USAGE
    assert "results.jsonl below --out" in capsys.readouterr().err


def test_the_help_lists_every_target(capsys: pytest.CaptureFixture[str]) -> None:
    app.run(["render", "--help"])

    assert "mdt, media, setup, sysprep, wds, or one of" in capsys.readouterr().out


def test_an_empty_folder_name_is_rejected(tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())

    assert app.run(["render", "spec.toml", "--out", "", "--force"]) == ExitCode.USAGE
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("more", [[], ["--force"], ["--dry-run"]])
def test_a_folder_cannot_go_to_standard_output(
    tmp_path: Path, more: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(tmp_path.iterdir())

    assert app.run(["render", "spec.toml", "--out", "-", *more]) == ExitCode.USAGE
    assert "name a file or folder" in capsys.readouterr().err
    assert sorted(tmp_path.iterdir()) == before


def test_a_folder_that_others_may_enter_is_reported_and_keeps_its_mode(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    folder.chmod(0o755)

    assert app.run(["render", "spec.toml", "--out", "out"]) == ExitCode.CLEAN

    assert capsys.readouterr().err.endswith(
        "note: others may enter the folder out, which existed before;"
        " its files are readable by you only (mode 0600); chmod 700 closes it\n"
    )
    assert folder.stat().st_mode & 0o777 == 0o755
    assert (folder / "AutoUnattend.xml").stat().st_mode & 0o777 == 0o600


def test_a_folder_that_is_made_is_closed_and_nothing_is_said(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert app.run(["render", "spec.toml", "--out", "out"]) == ExitCode.CLEAN

    assert "others" not in capsys.readouterr().err
    assert Path("out").stat().st_mode & 0o777 == 0o700


FINDING = ug.RowFinding("wrong-type", "error", "specialize/A/B", "is not a number", "write digits")


def a_failure(row: int) -> ug.RowOutcome:
    mistake = ug.Mistake("is wrong", "correct it", f"row {row}, column 2, computer.name")
    return ug.RowOutcome(row, None, None, "failed", mistakes=(mistake,))


def shown(
    outcomes: list[ug.RowOutcome],
    capsys: pytest.CaptureFixture[str],
    results: Path | None = None,
) -> list[str]:
    rows = FailedRows(Path("m.csv"), results, ug.Progress())
    for outcome in outcomes:
        rows.row(outcome)
    return capsys.readouterr().err.splitlines()


def test_a_written_row_needs_no_message(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown([ug.RowOutcome(2, "1", "1", "written")], capsys) == []


def test_a_failed_row_is_shown_with_its_place_and_advice(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert shown([a_failure(7)], capsys) == [
        "error: m.csv: row 7, column 2, computer.name: is wrong",
        "  advice: correct it",
    ]


def test_a_row_with_findings_is_shown_with_their_places(
    capsys: pytest.CaptureFixture[str],
) -> None:
    outcome = ug.RowOutcome(7, None, "PC-1", "failed", findings=(FINDING,))

    assert shown([outcome], capsys) == [
        "error: m.csv: row 7: error wrong-type: specialize/A/B: is not a number",
        "  advice: write digits",
    ]


def test_after_twenty_failed_rows_the_list_is_named_instead(
    capsys: pytest.CaptureFixture[str],
) -> None:
    lines = shown([a_failure(row) for row in range(30)], capsys, Path("out/results.jsonl"))

    assert len(lines) == 41
    assert lines[-1] == "more rows failed; out/results.jsonl will list them"


def test_without_a_list_every_failed_row_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(shown([a_failure(row) for row in range(30)], capsys)) == 60
