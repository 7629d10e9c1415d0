"""`import`."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from tests.carried_files import FOLDER, SPECIALIZE, block_list, carrying, running
from tests.pictures import a_bitmap
from tests.samples import TEST_MAK, a_shell_setup
from tests.specs import HEAD
from unattend_gen.cli import app
from unattend_gen.errors import ExitCode

KEY = f"<!-- key: {TEST_MAK} --><ProductKey>{TEST_MAK}</ProductKey>"
VARIABLE = "SPECIALIZE_SHELL_SETUP_PRODUCT_KEY"
SETTING = "specialize/Microsoft-Windows-Shell-Setup/ProductKey"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "unattend.xml"
    path.write_bytes(a_shell_setup("specialize", KEY))
    return path


def test_the_spec_goes_to_standard_output_and_secrets_to_standard_error(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert app.run(["import", str(file)]) == ExitCode.CLEAN

    captured = capsys.readouterr()
    assert f'activation = "env:{VARIABLE}"' in captured.out
    assert captured.err.splitlines() == [
        f"secret  {VARIABLE}  {SETTING}",
        "left out 1 comment that may contain a secret",
    ]
    assert TEST_MAK not in captured.out + captured.err


def test_the_spec_is_written_to_a_file_and_the_next_step_is_shown(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "spec.toml"

    assert app.run(["import", str(file), "-o", str(out)]) == ExitCode.CLEAN

    captured = capsys.readouterr()
    assert out.stat().st_mode & 0o777 == 0o600
    assert captured.out == ""
    assert captured.err.splitlines()[-1] == (
        f"wrote {out}; set the variables, then: unattend-gen render {out} --out DIR"
    )


def test_a_file_that_exists_is_kept_unless_force_is_given(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "spec.toml"
    out.write_text("mine")

    assert app.run(["import", str(file), "-o", str(out)]) == ExitCode.UNUSABLE
    assert out.read_text() == "mine"
    assert app.run(["import", str(file), "-o", str(out), "--force"]) == ExitCode.CLEAN
    assert out.read_text() != "mine"


def test_standard_input_is_a_dash(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(file.read_bytes())))

    assert app.run(["import", "-", "--quiet"]) == ExitCode.CLEAN

    assert capsys.readouterr().err == ""


def test_the_summary_is_there_for_programs(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["import", str(file), "--format", "json", "-q"]) == ExitCode.CLEAN

    told = json.loads(capsys.readouterr().out)
    assert told["schema"] == "unattend-gen/import/1"
    assert told["target"]["value"] == "sysprep"
    assert told["secrets"] == [
        {
            "setting": SETTING,
            "source": f"env:{VARIABLE}",
            "was_deleted": False,
            "is_encoded": False,
        }
    ]
    assert (told["lost"], told["comments_left_out"], told["complete"]) == ([], 1, True)
    assert f"env:{VARIABLE}" in told["spec"]


def test_lost_content_is_named_and_the_code_is_4(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "unattend.xml"
    path.write_bytes(a_shell_setup("oobeSystem", '<TimeZone a="b">UTC</TimeZone>'))

    assert app.run(["import", str(path)]) == ExitCode.INCOMPLETE

    assert "lost  oobeSystem/Microsoft-Windows-Shell-Setup/TimeZone/@a" in capsys.readouterr().err


def test_a_variable_that_needs_an_encoded_password_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "unattend.xml"
    password = "<Password><Value>cAB3AA==</Value><PlainText>false</PlainText></Password>"
    logon = f"<AutoLogon><Enabled>true</Enabled>{password}</AutoLogon>"
    path.write_bytes(a_shell_setup("oobeSystem", logon))

    assert app.run(["import", str(path)]) == ExitCode.CLEAN

    assert "AutoLogon/Password/Value, as encoded text" in capsys.readouterr().err


def test_another_format_is_a_wrong_command_line(file: Path) -> None:
    assert app.run(["import", str(file), "--format", "xml"]) == ExitCode.USAGE


def test_a_file_that_is_missing_is_code_3(tmp_path: Path) -> None:
    assert app.run(["import", str(tmp_path / "none.xml")]) == ExitCode.UNUSABLE


def carried() -> bytes:
    path = rf"{FOLDER}\task.xml"
    block = f"Register-ScheduledTask -Xml $( Get-Content -LiteralPath '{path}' -Raw );"
    return carrying({SPECIALIZE: block_list(block), path: "<Task/>"}, (running(SPECIALIZE),))


def test_scripts_are_split_into_files_that_render_to_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, spec, whole = (tmp_path / name for name in ("unattend.xml", "spec.toml", "whole.toml"))
    file.write_bytes(carried())

    assert app.run(["import", str(file), "-o", str(spec), "--split"]) == ExitCode.CLEAN
    assert app.run(["import", str(file), "-o", str(whole)]) == ExitCode.CLEAN

    said = capsys.readouterr().err.splitlines()
    script, task = tmp_path / "scripts/01-specialize.ps1", tmp_path / "files/01-task.xml"
    assert said[:2] == [f"wrote {script}", f"wrote {task}"]
    assert task.read_bytes() == b"\xef\xbb\xbf<Task/>\r\n"
    assert "Register-ScheduledTask" not in spec.read_text()
    for name in (spec, whole):
        out = str(tmp_path / name.stem)
        assert app.run(["render", str(name), "--out", out]) == ExitCode.CLEAN
    assert (tmp_path / "spec/Unattend.xml").read_bytes() == (
        tmp_path / "whole/Unattend.xml"
    ).read_bytes()


def test_a_script_that_exists_is_kept_unless_force_is_given(tmp_path: Path) -> None:
    file, script = tmp_path / "unattend.xml", tmp_path / "scripts/01-specialize.ps1"
    file.write_bytes(carried())
    script.parent.mkdir()
    script.write_bytes(b"mine")
    command = ["import", str(file), "-o", str(tmp_path / "spec.toml"), "--split"]

    assert app.run(command) == ExitCode.UNUSABLE
    assert not (tmp_path / "spec.toml").exists()
    assert script.read_bytes() == b"mine"
    assert app.run([*command, "--force"]) == ExitCode.CLEAN
    assert script.read_bytes() != b"mine"


def test_splitting_needs_a_place(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["import", str(file), "--split"]) == ExitCode.USAGE

    assert "add --out FILE" in capsys.readouterr().err


def test_a_picture_is_written_next_to_the_spec(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "logo.bmp").write_bytes(a_bitmap())
    made, again = tmp_path / "made.toml", tmp_path / "again" / "spec.toml"
    made.write_text(f'{HEAD}[oem]\nprovider = "Contoso"\nlogo = "logo.bmp"\n')
    again.parent.mkdir()
    assert app.run(["render", str(made), "--out", str(tmp_path / "one")]) == ExitCode.CLEAN
    file = str(tmp_path / "one/AutoUnattend.xml")

    assert app.run(["import", file, "-o", str(again)]) == ExitCode.CLEAN

    assert (again.parent / "files/logo.bmp").read_bytes() == a_bitmap()
    assert app.run(["render", str(again), "--out", str(tmp_path / "two")]) == ExitCode.CLEAN
    assert (tmp_path / "two/AutoUnattend.xml").read_bytes() == Path(file).read_bytes()
    capsys.readouterr()
    assert app.run(["import", file]) == ExitCode.INCOMPLETE
    assert "lost  files/logo.bmp: pass --out FILE" in capsys.readouterr().err
