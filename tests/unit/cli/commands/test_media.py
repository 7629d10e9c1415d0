"""`media`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rendered import ANSWER_FILE, a_rendered_folder, an_artifact
from unattend_gen.cli import app
from unattend_gen.core.artifact import Artifact
from unattend_gen.errors import ExitCode


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    file = Artifact(ANSWER_FILE, b"<unattend/>", holds_secret=True, last_fives=("Q4JK2",))
    a_rendered_folder(tmp_path / "usb", file, Artifact("wifi.xml", b"<a/>", holds_secret=True))
    return tmp_path


def test_the_files_on_the_image_and_their_secrets_are_listed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert app.run(["media", "usb", "-o", "a.vfd"]) == ExitCode.CLEAN
    assert capsys.readouterr().err == (
        "added AutoUnattend.xml  holds a key ending in Q4JK2\n"
        "added wifi.xml  holds a secret\n"
        "wrote a.vfd: floppy, 1,474,560 bytes\n"
    )


@pytest.mark.needs("pycdlib")
def test_quiet_is_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["media", "usb", "-o", "a.iso", "--quiet"]) == ExitCode.CLEAN
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["usb"], ExitCode.USAGE),
        (["usb", "-o", "a.img", "--label", "TOO_LONG_LABEL"], ExitCode.USAGE),
        (["usb", "-o", "a.bin", "--kind", "usb"], ExitCode.CLEAN),
        (["gone", "-o", "a.iso"], ExitCode.UNUSABLE),
        (["usb", "-o", "usb"], ExitCode.USAGE),
    ],
)
def test_a_call_has_its_code(arguments: list[str], code: ExitCode) -> None:
    assert app.run(["media", *arguments]) == code


def test_an_image_is_replaced_only_when_asked() -> None:
    call = ["media", "usb", "-o", "a.img"]

    assert [app.run(call), app.run(call), app.run([*call, "--force"])] == [
        ExitCode.CLEAN,
        ExitCode.UNUSABLE,
        ExitCode.CLEAN,
    ]


def test_a_changed_file_never_reaches_a_medium(capsys: pytest.CaptureFixture[str]) -> None:
    Path("usb", ANSWER_FILE).write_bytes(an_artifact().data + b"\n")

    assert app.run(["media", "usb", "-o", "a.iso"]) == ExitCode.UNUSABLE
    assert "the file was changed after it was rendered" in capsys.readouterr().err
    assert not Path("a.iso").exists()


def test_an_image_cannot_go_to_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["media", "usb", "-o", "-", "--kind", "iso"]) == ExitCode.USAGE
    assert "name a file or folder" in capsys.readouterr().err
    assert not Path("-").exists()
