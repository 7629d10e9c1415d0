"""Rendering as a library uses it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import unattend_gen as ug
from tests.samples import CANARY_PASSWORD, GVLK_ENTERPRISE, TEST_MAK
from unattend_gen.api.render import targets
from unattend_gen.core.password import encode_password
from unattend_gen.core.secret import Secret
from unattend_gen.errors import ExitCode, OutputError, SecretSourceError, SpecError, UsageError

SPEC = """
target = "sysprep"
windows = "11-24h2"
architecture = "amd64"
[product_key]
activation = "env:MAK"
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MAK", TEST_MAK)
    Path("spec.toml").write_text(SPEC)
    return tmp_path


def test_a_rendering_has_a_report_and_files() -> None:
    outcome = ug.render("spec.toml", out="out")

    assert outcome.is_written
    assert outcome.findings == ()
    assert [file.name for file in outcome.files] == [
        "Unattend.xml",
        "sysprep-command.txt",
        "manifest.json",
    ]


def test_a_published_key_is_a_finding_only_where_a_mak_was_to_be_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("MAK", GVLK_ENTERPRISE)
    Path("kms.toml").write_text(SPEC.replace("env:MAK", GVLK_ENTERPRISE))

    rules = [
        [finding.rule for finding in ug.render(name, out="out", dry_run=True).findings]
        for name in ("spec.toml", "kms.toml")
    ]

    assert rules == [["gvlk-where-mak-expected"], []]


def test_a_dry_run_refuses_the_folder_that_a_run_would_refuse() -> None:
    Path("out").mkdir()
    Path("out", "notes.txt").touch()

    with pytest.raises(OutputError, match="it is not empty"):
        ug.render("spec.toml", out="out", dry_run=True)


def test_findings_below_the_level_do_not_keep_it_from_being_written() -> None:
    name = "specialize/Microsoft-Windows-Shell-Setup/ComputerName=A-NAME-OF-SIXTEEN"

    outcome = ug.render("spec.toml", out="out", settings=name, fail_on="never")

    assert outcome.is_written
    assert [finding.rule for finding in outcome.findings] == ["too-long"]


def test_warnings_are_reported_and_the_files_written() -> None:
    Path("hello.cmd").write_text(f"net user admin {CANARY_PASSWORD} /add")
    script = '[[scripts]]\nrun = "first-logon"\nfile = "hello.cmd"\n'
    Path("spec.toml").write_text(SPEC + script)

    outcome = ug.render("spec.toml", out="out")

    assert outcome.is_written
    assert [finding.rule for finding in outcome.findings] == ["secret-in-script"]


def test_a_second_run_is_unchanged_and_a_third_with_other_values_needs_no_force() -> None:
    first = ug.render("spec.toml", out="out")
    dry = ug.render("spec.toml", out="out", dry_run=True)
    second = ug.render("spec.toml", out="out")
    name = "specialize/Microsoft-Windows-Shell-Setup/ComputerName=PC-2"
    third = ug.render("spec.toml", out="out", settings=name)

    outcomes = (first, dry, second, third)
    assert [one.is_unchanged for one in outcomes] == [False, True, True, False]
    assert [one.exit_code for one in outcomes] == [ExitCode.CLEAN] * 4
    assert b"PC-2" in Path("out/Unattend.xml").read_bytes()


ACCOUNT = """
target = "media"
windows = "11-24h2"
architecture = "amd64"
[accounts]
passwords = "clear"
administrator = "env:PW"
"""


@pytest.mark.parametrize("level", ["error", "warning", "note"])
def test_an_encoded_password_that_is_declared_clear_is_an_error_as_in_validate(
    monkeypatch: pytest.MonkeyPatch, level: str
) -> None:
    encoded = encode_password(Secret(CANARY_PASSWORD), "AdministratorPassword")
    monkeypatch.setenv("PW", encoded.reveal())
    Path("spec.toml").write_text(ACCOUNT)

    outcome = ug.render("spec.toml", out="out", fail_on=level)

    assert [finding.rule for finding in outcome.findings] == ["encoded-password"]
    assert not outcome.is_written


WDS = """
target = "wds"
windows = "11-24h2"
[product_key]
activation = "env:MAK"
[wds]
image = "Windows 11 Pro"
image_group = "Rooms"
"""


@pytest.mark.parametrize(
    ("boot_image", "rules"),
    [
        ("", ["removed-setting", "wds-settings-on-windows-11"]),
        ('boot_windows = "server-2022"\n', []),
    ],
)
def test_a_client_file_is_validated_for_the_boot_image_that_reads_it(
    boot_image: str, rules: list[str]
) -> None:
    Path("wds.toml").write_text(WDS + boot_image)

    outcome = ug.render("wds.toml", out="out", fail_on="warning")

    assert [finding.rule for finding in outcome.findings] == rules
    assert outcome.is_written is (not rules)


def test_both_answer_files_of_wds_are_right_together() -> None:
    Path("wds.toml").write_text(
        WDS.replace("11-24h2", "10-22h2").replace("Windows 11", "Windows 10")
    )

    ug.render("wds.toml", out="out")

    report = ug.validate("out", windows="10-22h2")
    assert (report.findings, report.report.documents_read) == ((), 2)
    assert ug.validate("out").findings == ()


def test_there_is_a_target_for_each_file_in_their_folder() -> None:
    assert targets() == ("mdt", "media", "setup", "sysprep", "wds")


def test_a_password_in_a_script_keeps_everything_from_being_written() -> None:
    Path("hello.cmd").write_text(f"net user admin {CANARY_PASSWORD} /add")
    script = '[[scripts]]\nrun = "first-logon"\nfile = "hello.cmd"\n'
    Path("spec.toml").write_text(SPEC + script)

    outcome = ug.render("spec.toml", out="out", fail_on="warning")

    assert not outcome.is_written
    assert [finding.rule for finding in outcome.findings] == ["secret-in-script"]
    assert CANARY_PASSWORD not in repr(outcome)
    assert not Path("out").exists()


def test_the_spec_is_not_written_over() -> None:
    Path("out").mkdir()
    spec = Path("out/manifest.json")
    spec.write_text(
        '{"target": "sysprep", "windows": "11-24h2", "architecture": "amd64",'
        ' "product_key": {"activation": "env:MAK"}}'
    )
    before = spec.read_bytes()

    with pytest.raises(UsageError, match="--out names the same file as SPEC"):
        ug.render(spec, out="out", force=True)

    assert [path.name for path in Path("out").iterdir()] == ["manifest.json"]
    assert spec.read_bytes() == before


def test_the_key_is_not_written_over() -> None:
    Path("out").mkdir()
    Path("out/Unattend.xml").write_text(TEST_MAK)

    with pytest.raises(UsageError, match="--out names the same file as --key-from"):
        ug.render("spec.toml", out="out", key_from="file:out/Unattend.xml", force=True)

    assert Path("out/Unattend.xml").read_text() == TEST_MAK


def test_without_a_folder_the_files_stay_in_memory(tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())

    outcome = ug.render(Path("spec.toml").read_bytes(), target="media", secrets={"MAK": TEST_MAK})

    assert [file.name for file in outcome.files] == ["AutoUnattend.xml", "manifest.json"]
    assert TEST_MAK.encode() in outcome.files[0].data
    assert TEST_MAK not in repr(outcome)
    assert sorted(tmp_path.iterdir()) == before


def test_secrets_replace_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MAK")

    outcome = ug.render("spec.toml", secrets={"MAK": TEST_MAK})

    assert outcome.files[0].last_fives == (TEST_MAK[-5:],)


def test_files_in_memory_are_written_whole_and_for_their_owner_alone() -> None:
    outcome = ug.render("spec.toml").write("new/out")

    modes = {path.name: path.stat().st_mode & 0o777 for path in Path("new/out").iterdir()}
    assert outcome.is_written
    assert modes == {file.name: 0o600 for file in outcome.files}


def test_files_in_memory_do_not_replace_others_without_force() -> None:
    Path("out").mkdir()
    Path("out/Unattend.xml").write_text("old")

    with pytest.raises(OutputError):
        ug.render("spec.toml").write("out")

    assert Path("out/Unattend.xml").read_text() == "old"


def test_a_rendering_with_findings_has_nothing_to_write() -> None:
    name = "specialize/Microsoft-Windows-Shell-Setup/ComputerName=A-NAME-OF-SIXTEEN"

    outcome = ug.render("spec.toml", settings=name)

    assert (outcome.files, outcome.exit_code) == ((), ExitCode.FINDINGS)
    with pytest.raises(OutputError, match="nothing to write"):
        outcome.write("out")


def test_a_mistake_in_a_spec_in_memory_has_its_line() -> None:
    with pytest.raises(SpecError, match="<memory>:2: lokale"):
        ug.render(b'target = "media"\n[lokale]\nx = 1\nwindows = "11-24h2"\n')


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"spec": 5}, "spec takes one item or several, not int"),
        ({"target": 5}, "target takes a str, not int"),
        ({"force": "no"}, "force takes True or False, not str"),
        ({"secrets": {"MAK": 5}}, "secrets takes variable names"),
        ({"fail_on": "high"}, "fail_on takes error, warning, note or never"),
    ],
)
def test_a_wrong_argument_is_named(arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        ug.render(**{"spec": "spec.toml"} | arguments)


def test_the_files_of_a_spec_are_in_its_folder_and_those_of_options_in_the_working_folder() -> None:
    Path("specs").mkdir()
    Path("specs", "key.txt").write_text(TEST_MAK)
    Path("specs", "spec.toml").write_text(SPEC.replace("env:MAK", "file:key.txt"))
    Path("own.txt").write_text(TEST_MAK)

    assert ug.render("specs/spec.toml").files
    assert ug.render("specs/spec.toml", key_from="file:own.txt").files
    with pytest.raises(SecretSourceError, match="No such file") as caught:
        ug.render("specs/spec.toml", key_from="file:key.txt")
    assert caught.value.where == f"file:{Path.cwd()}/key.txt"


def test_a_key_of_the_spec_can_be_set() -> None:
    outcome = ug.render("spec.toml", settings="computer.name=PC-17")

    assert b"<ComputerName>PC-17<" in outcome.files[0].data


def test_the_report_lists_the_files_and_the_pages_that_are_left_to_a_person() -> None:
    first = json.loads(ug.render("spec.toml", out="out").format("json"))
    second = json.loads(ug.render("spec.toml", out="out").format("json"))

    assert first["files"][0] == {
        "name": "Unattend.xml",
        "status": "written",
        "holds_secret": True,
        "last_fives": ["Q4JK2"],
        "copy_to": "the reference machine, where sysprep-command.txt is run",
    }
    assert [one["copy_to"] for one in first["files"][1:]] == [None, None]
    assert {"page": "licence terms", "key": "oobe.hide_eula"} in first["pages_shown"]
    assert {one["status"] for one in second["files"]} == {"identical"}
