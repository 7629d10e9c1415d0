"""`activation registry`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.hives import Keys, a_hive, below, dword, text
from unattend_gen.cli import app
from unattend_gen.errors import ExitCode

PLATFORM = r"Microsoft\Windows NT\CurrentVersion\SoftwareProtectionPlatform"


@pytest.fixture
def hive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A hive in the working folder in which Manual is a number and something is misspelt."""
    monkeypatch.chdir(tmp_path)
    values = {"Manual": dword(1), "Notification Disabled": dword(1)}
    Path("SOFTWARE").write_bytes(a_hive(below(PLATFORM, {}, Activation=(values, {}))))
    return "SOFTWARE"


def test_the_file_is_written_as_windows_reads_it(tmp_path: Path) -> None:
    out = tmp_path / "manual.reg"

    assert app.run(["activation", "registry", "-o", str(out)]) == ExitCode.CLEAN

    assert out.read_bytes().startswith(b"\xff\xfeW")
    assert out.stat().st_mode & 0o777 == 0o600


def test_without_a_file_the_text_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["activation", "registry", "--undo"]) == ExitCode.CLEAN

    shown = capsys.readouterr().out
    assert shown.startswith("Windows Registry Editor Version 5.00\n\n[HKEY_LOCAL_MACHINE")
    assert shown.endswith('"Manual"=dword:00000000\n')


def test_a_hive_is_shown(hive: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["activation", "registry", "--check", hive]) == ExitCode.FINDINGS

    assert capsys.readouterr().out.splitlines()[:3] == [
        "value     Manual = 1 (REG_DWORD): Windows does not activate automatically",
        rf"misspelt  SOFTWARE\{PLATFORM}\Activation\Notification Disabled",
        "          advice: the correct value is NotificationDisabled",
    ]


def test_a_kms_host_of_one_application_is_listed_with_it(
    hive: str, capsys: pytest.CaptureFixture[str]
) -> None:
    windows = "55c92734-d682-4d71-983e-d6ec3f16059f"
    keys: Keys = {windows: ({"KeyManagementServiceName": text("kms.test")}, {})}
    Path(hive).write_bytes(a_hive(below(PLATFORM, {}, **keys)))

    assert app.run(["activation", "registry", "--check", hive]) == ExitCode.CLEAN

    assert capsys.readouterr().out.startswith(
        rf"value     {windows}\KeyManagementServiceName = kms.test (REG_SZ): fixed KMS host"
    )


def test_a_hive_is_shown_in_json(hive: str, capsys: pytest.CaptureFixture[str]) -> None:
    app.run(["activation", "registry", "--check", hive, "--format", "json"])

    document = json.loads(capsys.readouterr().out)
    assert document["schema"] == "unattend-gen/activation-registry/1"
    assert document["values"][0]["value"] == 1


def test_a_value_of_a_wrong_type_is_marked(hive: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path(hive).write_bytes(a_hive(below(PLATFORM, {}, Activation=({"Manual": text("1")}, {}))))

    assert app.run(["activation", "registry", "--check", hive]) == ExitCode.FINDINGS

    assert capsys.readouterr().out.startswith("wrong     Manual = 1 (REG_SZ): wrong type, must be")


def test_a_hive_of_another_kind_is_unusable(hive: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path(hive).write_bytes(a_hive({}, "SYSTEM"))

    assert app.run(["activation", "registry", "--check", hive]) == ExitCode.UNUSABLE

    assert "not SOFTWARE: SYSTEM" in capsys.readouterr().err


@pytest.mark.parametrize(
    "options",
    [
        ["--form", "xml"],
        ["--windows", "12"],
        ["--check", "SOFTWARE", "--format", "sarif"],
        ["--check", "SOFTWARE", "--undo"],
        ["--check", "SOFTWARE", "--form", "cmd"],
        ["--check", "SOFTWARE", "--force"],
        ["--format", "json"],
        ["--out", ""],
    ],
)
def test_an_unknown_choice_is_a_wrong_command_line(
    options: list[str], hive: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert Path(hive).exists()
    assert app.run(["activation", "registry", *options]) == ExitCode.USAGE

    assert "advice: " in capsys.readouterr().err
