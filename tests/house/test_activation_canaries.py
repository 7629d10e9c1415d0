"""No activation command shows a key, in whatever way it receives one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hives import a_hive, below, text
from tests.house.test_canaries import CANARY, TYPED, is_clean
from tests.samples import TEST_MAK
from unattend_gen.cli import app
from unattend_gen.cli.command_table import every_command
from unattend_gen.errors import ExitCode

COMMANDS = [entry.name.split() for entry in every_command() if entry.name.startswith("activation")]
PLATFORM = r"Microsoft\Windows NT\CurrentVersion\SoftwareProtectionPlatform"
OPTIONS = ("--form", "--format", "--windows", "--as", "--key-at", "--key-from", "--to", "--edition")
LEDGER = ("--hash-key", "env:HASH_KEY", "--on", "2026-11-02")


@pytest.fixture(autouse=True)
def place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An empty working folder, with canary secrets in the environment."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MAK", TEST_MAK)
    monkeypatch.setenv("PASSWORD", CANARY)
    return tmp_path


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("option", ["", *OPTIONS])
def test_a_key_on_the_command_line_is_never_repeated(
    command: list[str], option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    app.run([*command, *filter(None, [option]), TYPED])

    captured = capsys.readouterr()
    assert captured.out + captured.err
    assert is_clean(captured.out + captured.err) == []


@pytest.mark.parametrize("source", ["env:MAK", "env:PASSWORD", "file:key.txt"])
@pytest.mark.parametrize("form", ["slmgr", "cim", "oslicense"])
def test_an_embedded_key_is_in_the_script_only(
    form: str, source: str, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (place / "key.txt").write_text(f"{TEST_MAK[:-1]}B", encoding="utf-8")

    code = app.run(
        ["activation", "script", "--form", form, "--embed-key", "--key-from", source, "-o", "out"]
    )

    captured = capsys.readouterr()
    assert (code == ExitCode.CLEAN) is (place / "out").exists() is (source == "env:MAK")
    assert is_clean(captured.out + captured.err) == []


@pytest.mark.parametrize("answer", ["text", "json"])
def test_a_key_in_a_hive_is_not_shown(
    answer: str, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    values = {"BackupProductKeyDefault": text(TEST_MAK)}
    (place / "SOFTWARE").write_bytes(a_hive(below(PLATFORM, values)))

    code = app.run(["activation", "registry", "--check", "SOFTWARE", "--format", answer])

    captured = capsys.readouterr()
    assert code == ExitCode.CLEAN
    assert "BackupProductKeyDefault" in captured.out
    assert is_clean(captured.out + captured.err) == []


def test_a_key_in_a_list_of_computers_is_not_shown(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (place / "c.csv").write_text(f"computer\n{TYPED}\n{TYPED} x\n{CANARY}\n", encoding="utf-8")

    code = app.run(["activation", "script", "--computers", "c.csv"])

    captured = capsys.readouterr()
    assert code == ExitCode.UNUSABLE
    assert is_clean(captured.out + captured.err) == []


def test_a_ledger_and_its_reports_contain_no_key(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HASH_KEY", f"{CANARY} {CANARY}")
    ledger = ["activation", "ledger"]
    keys = ["--key-from", "env:MAK", *LEDGER]

    codes = [
        app.run([*ledger, "record", "m", "--count", "50", *keys]),
        app.run([*ledger, "plan", "m", "--name", "west", "--count", "5", *keys]),
        app.run([*ledger, "plan", "m", "--name", TYPED, "--count", "5", *keys]),
        app.run([*ledger, "done", "m", "--name", "west", *keys]),
        app.run([*ledger, "record", "m", "--count", "5", "--key-from", TYPED, *LEDGER]),
        *(
            app.run([*ledger, "show", "m", "--on", "2026-11-02", "-f", form])
            for form in ("text", "json", "csv", "html")
        ),
    ]

    captured = capsys.readouterr()
    assert codes == [0, 0, 2, 0, 3, 0, 0, 0, 0]
    assert is_clean(captured.out + captured.err) == []
    assert is_clean((place / "m").read_bytes().decode("latin-1")) == []


@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_a_key_in_a_list_of_vamt_is_not_shown(
    form: str, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = f'<Computer Name="{TYPED}" Id="{TEST_MAK}" OSEdition="{TYPED}"/>'
    (place / "x.cil").write_text(
        f"<SoftwareLicensingData>{names}<Key>{TYPED}</Key></SoftwareLicensingData>", "utf-8"
    )

    code = app.run(["activation", "vamt", "read", "x.cil", "--format", form])

    captured = capsys.readouterr()
    assert code == ExitCode.FINDINGS
    assert is_clean(captured.out + captured.err) == []
