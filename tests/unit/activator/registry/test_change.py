"""The change as a file: read by wine's regedit and cmd, by hivex, and as a spec."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import unattend_gen as ug
from tests import wine
from tests.documents import a_document
from tests.hives import a_hive, below, dword
from tests.readers import ran
from tests.scripts import batch_lines
from unattend_gen.activator.registry.change import (
    FORMS,
    RegistryOptions,
    ValueChange,
    changes,
    registry_text,
)
from unattend_gen.activator.registry.check import check_hive
from unattend_gen.answer_file.parse import parse
from unattend_gen.catalog.windows import windows_version
from unattend_gen.sources.regf import Hive

KEY = r"HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Windows NT\CurrentVersion"
ACTIVATION = rf"{KEY}\SoftwareProtectionPlatform\Activation"
PATH = r"Microsoft\Windows NT\CurrentVersion\SoftwareProtectionPlatform\Activation"
BOTH = RegistryOptions(silent=True)
UNDO = RegistryOptions(silent=True, undo=True)
SPEC = 'target = "media"\nwindows = "11-24h2"\narchitecture = "amd64"\n\n'


def made(options: RegistryOptions, form: str) -> bytes:
    return FORMS[form].encode(registry_text(options, FORMS[form], None))


def queried(name: str, folder: Path) -> str:
    """What wine's registry has under a name: the last words of the answer, or nothing."""
    said = wine.run("reg", "query", ACTIVATION, "/v", name, folder=folder).stdout
    return " ".join(said.split()[-2:]) if name in said else ""


def test_each_value_is_set_or_deleted() -> None:
    assert changes(RegistryOptions()) == (ValueChange("Manual", 1),)
    assert changes(UNDO) == (
        ValueChange("Manual", 0),
        ValueChange("NotificationDisabled", None),
    )


def test_a_reg_file_is_utf16_with_its_mark() -> None:
    data = made(BOTH, "reg")

    assert data.startswith(b"\xff\xfe")
    assert data.decode("utf-16") == (
        "Windows Registry Editor Version 5.00\r\n\r\n"
        f"[{ACTIVATION}]\r\n"
        '"Manual"=dword:00000001\r\n"NotificationDisabled"=dword:00000001\r\n'
    )


def test_a_reg_file_for_vista_names_the_key_of_vista() -> None:
    text = registry_text(RegistryOptions(), FORMS["reg"], windows_version("vista"))

    assert rf"[{KEY}\SL\Activation]" in text


@pytest.mark.slow
def test_wine_imports_the_reg_file_and_its_undo(tmp_path: Path) -> None:
    (tmp_path / "do.reg").write_bytes(made(BOTH, "reg"))
    (tmp_path / "undo.reg").write_bytes(made(UNDO, "reg"))

    done = wine.run("reg", "import", "do.reg", folder=tmp_path)
    after = (queried("Manual", tmp_path), queried("NotificationDisabled", tmp_path))
    undone = wine.run("reg", "import", "undo.reg", folder=tmp_path)

    assert (done.returncode, undone.returncode) == (0, 0)
    assert after == ("REG_DWORD 0x1", "REG_DWORD 0x1")
    assert queried("Manual", tmp_path) == "REG_DWORD 0x0"
    assert queried("NotificationDisabled", tmp_path) == ""


@pytest.mark.slow
def test_wine_runs_the_batch_file_and_its_undo_twice(tmp_path: Path) -> None:
    (tmp_path / "do.cmd").write_bytes(made(BOTH, "cmd"))
    (tmp_path / "undo.cmd").write_bytes(made(UNDO, "cmd"))

    done = wine.run("cmd", "/c", "do.cmd", folder=tmp_path)
    after = (queried("Manual", tmp_path), queried("NotificationDisabled", tmp_path))
    undone = [wine.run("cmd", "/c", "undo.cmd", folder=tmp_path) for _ in range(2)]

    assert [one.returncode for one in (done, *undone)] == [0, 0, 0]
    assert after == ("REG_DWORD 0x1", "REG_DWORD 0x1")
    assert queried("Manual", tmp_path) == "REG_DWORD 0x0"
    assert queried("NotificationDisabled", tmp_path) == ""


def test_the_batch_file_is_one_that_cmd_reads() -> None:
    assert batch_lines(made(UNDO, "cmd"))[0] == "@echo off"


def test_hivex_merges_the_reg_file_into_a_hive_that_is_read_back(tmp_path: Path) -> None:
    (hive := tmp_path / "SOFTWARE").write_bytes(a_hive(below(PATH, {"Manual": dword(0)})))
    # hivexregedit wants the text in UTF-8.
    (change := tmp_path / "do.reg").write_text(
        made(BOTH, "reg").decode("utf-16").replace("\r", ""), encoding="utf-8"
    )

    ran("hivexregedit", "--merge", "--prefix", r"HKEY_LOCAL_MACHINE\SOFTWARE", hive, change)

    found = check_hive(Hive(hive.read_bytes()))
    assert [(one.name, one.value, one.type) for one in found.values[:2]] == [
        ("Manual", 1, "REG_DWORD"),
        ("NotificationDisabled", 1, "REG_DWORD"),
    ]
    assert found.is_right


@pytest.mark.parametrize("windows", ["11-24h2", "vista"])
@pytest.mark.parametrize("options", [RegistryOptions(), BOTH, RegistryOptions(undo=True), UNDO])
def test_a_spec_with_the_change_renders(
    options: RegistryOptions, windows: str, tmp_path: Path
) -> None:
    piece = registry_text(options, FORMS["spec"], windows_version(windows))
    (tmp_path / "spec.toml").write_text(SPEC + piece, encoding="utf-8")

    outcome = ug.render(tmp_path / "spec.toml", out=tmp_path / "out")

    assert outcome.report.exit_code == 0


def test_the_piece_of_a_spec_uses_the_words_that_specs_have() -> None:
    piece = tomllib.loads(registry_text(BOTH, FORMS["spec"], None))

    assert piece["activation"] == {"skip_automatic": True, "manual": True}
    assert [one["name"] for one in piece["registry"]] == ["NotificationDisabled"]


@pytest.mark.parametrize(
    ("options", "skips", "commands"),
    [
        (
            BOTH,
            "true",
            ["Manual /t REG_DWORD /d 1 /f", "NotificationDisabled /t REG_DWORD /d 1 /f"],
        ),
        (UNDO, "false", ["Manual /t REG_DWORD /d 0 /f", "NotificationDisabled /f & exit /b 0"]),
    ],
)
def test_an_answer_file_has_the_setting_and_the_commands(
    options: RegistryOptions, skips: str, commands: list[str]
) -> None:
    document = a_document(made(options, "answer-file"), "manual.xml")

    report = ug.validate([document], windows="11-24h2").report
    nodes = parse(document.data).settings()
    values = {node.address: node.text for node in nodes if node.is_leaf}

    deployment = "specialize/Microsoft-Windows-Deployment/RunSynchronous/RunSynchronousCommand"
    assert report.findings == ()
    assert values["specialize/Microsoft-Windows-Security-SPP-UX/SkipAutoActivation"] == skips
    assert [values[f"{deployment}[{at}]/Path"].partition("/v ")[2] for at in (1, 2)] == commands


def test_an_answer_file_for_vista_has_the_commands_alone() -> None:
    text = registry_text(RegistryOptions(), FORMS["answer-file"], windows_version("vista"))

    assert r"CurrentVersion\SL\Activation" in text
    assert "SPP" not in text
