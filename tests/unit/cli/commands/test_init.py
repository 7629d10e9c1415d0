"""`init`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.cli import app
from unattend_gen.errors import ExitCode

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_the_list_says_what_each_starter_is_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["init", "--list"]) == ExitCode.CLEAN

    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == [
        "classroom",
        "classroom-fleet",
        "home-privacy",
        "hyper-v-template",
        "kiosk",
        "kms-to-mak",
        "lab-features",
        "mak-workstation",
        "mdt-share",
        "office-self-service",
        "office-stick",
        "packer-server-2025",
        "packer-windows-11",
        "proxmox-template",
        "server-core",
        "setup-server",
        "sysprep-image",
        "wds-classroom",
    ]
    assert all(len(line.split()) > 3 for line in lines)


def test_a_starter_goes_to_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["init"]) == ExitCode.CLEAN

    assert 'activation = "env:CONTOSO_MAK"' in capsys.readouterr().out


def test_the_name_of_the_file_cannot_move_the_cursor(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    app.run(["init", "-o", str(tmp_path / "a\x1b[2J")])

    assert "a\\x1b[2J; next:" in capsys.readouterr().err


def test_a_file_that_exists_is_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "spec.toml"
    out.write_text("mine")

    assert app.run(["init", "-o", str(out)]) == ExitCode.UNUSABLE

    assert out.read_text() == "mine"
    assert "advice: " in capsys.readouterr().err


def test_force_replaces_the_file_and_shows_the_next_step(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "spec.toml"
    out.write_text("mine")

    assert app.run(["init", "-o", str(out), "--force"]) == ExitCode.CLEAN

    assert 'target = "media"' in out.read_text(encoding="utf-8")
    assert "unattend-gen render" in capsys.readouterr().err


def test_another_starter_is_answered_with_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["init", "--starter", "laptop"]) == ExitCode.USAGE

    assert (
        "kms-to-mak, lab-features, mak-workstation, mdt-share, office-self-service, office-stick"
        in capsys.readouterr().err
    )
