"""Scripts that activate: read by a real grammar of PowerShell, run by wine's cmd."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

import unattend_gen as ug
from tests import wine
from tests.powershell import nodes, parsed
from tests.samples import TEST_MAK
from tests.scripts import batch_lines
from unattend_gen.activator.scripts.script import (
    ScriptOptions,
    Wrapping,
    require_consistent,
    script,
    warnings,
)
from unattend_gen.catalog.activation_scripts import (
    EMBEDDED,
    INSTALLED,
    KeyPlace,
    ScriptForm,
    key_place,
)
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.errors import UsageError

SECRET = Secret(TEST_MAK, SecretKind.PRODUCT_KEY)
MANY = ("PC-1", "pc-2.contoso.com")
PLACES = (
    key_place("prompt"),
    key_place("env:CONTOSO_MAK"),
    key_place(r"file:C:\keys\mak.txt"),
    INSTALLED,
    EMBEDDED,
)
POWERSHELL = (ScriptForm.CIM, ScriptForm.OSLICENSE)
SPEC = 'target = "media"\nwindows = "11-24h2"\narchitecture = "amd64"\n\n'
ENV = key_place("env:CONTOSO_MAK")


def text(options: ScriptOptions) -> str:
    return script(options, SECRET).decode("utf-8-sig").replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("form", "place", "computers"), [*product(POWERSHELL, PLACES, ((), MANY))], ids=str
)
def test_every_powershell_script_parses_and_begins_with_its_mark(
    form: ScriptForm, place: KeyPlace, computers: tuple[str, ...]
) -> None:
    options = ScriptOptions(form, place, computers=computers)

    assert script(options, SECRET).startswith(b"\xef\xbb\xbf")
    assert not parsed(text(options)).root_node.has_error


@pytest.mark.parametrize(("place", "computers"), [*product(PLACES, ((), MANY))], ids=str)
def test_every_batch_file_is_one_that_cmd_reads(
    place: KeyPlace, computers: tuple[str, ...]
) -> None:
    options = ScriptOptions(ScriptForm.SLMGR, place, computers=computers)

    assert batch_lines(script(options, SECRET))[0] == "@echo off"


@pytest.mark.parametrize(("form", "place"), [*product(ScriptForm, PLACES[:4])], ids=str)
def test_no_script_holds_a_key_that_is_not_meant_to(form: ScriptForm, place: KeyPlace) -> None:
    options = ScriptOptions(form, place)

    assert TEST_MAK not in text(options)


@pytest.mark.parametrize("form", ScriptForm)
def test_an_embedded_key_is_in_the_script_with_a_warning(form: ScriptForm) -> None:
    options = ScriptOptions(form, EMBEDDED)

    assert text(options).count(TEST_MAK) == 1
    assert next(warnings(options)).startswith("the script contains the key in clear text")


def test_the_cim_form_installs_activates_and_asks_the_licence() -> None:
    called = nodes(text(ScriptOptions(ScriptForm.CIM, ENV)), "command_name")

    assert [name for name in called if "Cim" in name] == [
        *("Get-CimInstance", "Invoke-CimMethod", "Invoke-CimMethod", "Get-CimInstance"),
        *("Invoke-CimMethod", "Invoke-CimMethod"),
        *("Install-ByCim", "Get-CimInstance"),
    ]


@pytest.mark.parametrize("form", POWERSHELL)
def test_the_first_release_with_cim_knows_each_line(form: ScriptForm) -> None:
    made = text(ScriptOptions(form, ENV))

    assert "#Requires" not in made
    assert made.index("IsInRole(") < made.index("GetEnvironmentVariable(")


def test_the_module_is_used_if_available_and_its_output_is_hidden() -> None:
    written = text(ScriptOptions(ScriptForm.OSLICENSE, ENV))

    assert "Get-Command -Name Invoke-OSLicense -ErrorAction SilentlyContinue" in written
    assert "Confirm-Success (Invoke-OSLicense -InstallProductKey $Key)" in written


@pytest.mark.parametrize(
    ("form", "word"), [(ScriptForm.CIM, "New-CimSession"), (ScriptForm.OSLICENSE, "Invoke-Command")]
)
def test_other_computers_are_reached_with_an_account_that_is_asked_for(
    form: ScriptForm, word: str
) -> None:
    called = nodes(text(ScriptOptions(form, ENV, computers=MANY)), "command_name")

    assert {"Get-Credential", word} <= {*called}


def test_an_error_code_is_explained() -> None:
    line = "'C004C020' = 'The MAK has no activations left; ask for a higher limit"

    assert line in text(ScriptOptions(ScriptForm.CIM, ENV))


@pytest.mark.parametrize("form", ScriptForm)
def test_setup_gets_one_batch_file_that_keeps_its_output(form: ScriptForm) -> None:
    data = script(ScriptOptions(form, INSTALLED, Wrapping.SETUP_COMPLETE))

    assert data.startswith(b"@echo off\r\n")
    assert b'>"%~dp0activation.log" 2>&1\r\n' in data
    data.decode("ascii")


@pytest.mark.parametrize("form", POWERSHELL)
def test_setup_complete_contains_powershell_after_its_mark(form: ScriptForm) -> None:
    written = text(ScriptOptions(form, ENV, Wrapping.SETUP_COMPLETE))

    assert written.count("#!powershell") == 1
    assert not parsed(written.partition("#!powershell\n")[2]).root_node.has_error


@pytest.mark.parametrize("form", ScriptForm)
def test_the_piece_of_a_spec_renders(form: ScriptForm, tmp_path: Path) -> None:
    piece = text(ScriptOptions(form, ENV, Wrapping.SPEC))
    (tmp_path / "spec.toml").write_text(SPEC + piece, encoding="utf-8")

    outcome = ug.render(tmp_path / "spec.toml", out=tmp_path / "out")

    assert [finding.rule for finding in outcome.report.findings] == []
    assert outcome.is_written


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (ScriptOptions(ScriptForm.CIM, PLACES[0], Wrapping.SETUP_COMPLETE), "answer a prompt"),
        (ScriptOptions(ScriptForm.CIM, PLACES[0], Wrapping.SPEC), "answer a prompt"),
        (ScriptOptions(ScriptForm.CIM, ENV, Wrapping.SPEC, MANY), "cannot be run by Setup"),
        (ScriptOptions(ScriptForm.CIM, EMBEDDED, Wrapping.SPEC), "a spec must not contain a key"),
        (ScriptOptions(ScriptForm.CIM, ENV, deletes_key_file=True), "no key file"),
        (
            ScriptOptions(ScriptForm.CIM, ENV, computers=MANY, asks_account=True),
            "applies only to slmgr",
        ),
        (ScriptOptions(ScriptForm.SLMGR, ENV, asks_account=True), "applies only to slmgr"),
    ],
)
def test_conflicting_options_are_rejected(options: ScriptOptions, reason: str) -> None:
    with pytest.raises(UsageError, match=reason):
        require_consistent(options)


def ran(options: ScriptOptions, folder: Path, *, licence: str, code: int = 0) -> tuple[int, str]:
    """How the batch file ends under wine, and what it says."""
    wine.put_slmgr(folder, code=code)
    wine.put_powershell(folder, licence)
    (folder / "activate.cmd").write_bytes(script(options, SECRET))
    done = wine.run("cmd", "/c", "activate.cmd", folder=folder, CONTOSO_MAK=TEST_MAK)
    return done.returncode, done.stdout


@pytest.mark.slow
@pytest.mark.parametrize("place", [ENV, EMBEDDED])
def test_cmd_installs_the_key_activates_and_asks_the_licence(
    place: KeyPlace, tmp_path: Path
) -> None:
    options = ScriptOptions(ScriptForm.SLMGR, place)

    code, said = ran(options, tmp_path, licence="1 Q4JK2")

    assert (code, said.splitlines()[-1]) == (0, "Windows is licensed.")
    assert wine.slmgr_calls(tmp_path) == [["/ipk", TEST_MAK], ["/ato"], ["/dli"]]
    assert TEST_MAK not in said


@pytest.mark.slow
@pytest.mark.parametrize("licence", ["5 Q4JK2", "1 T83GX", ""])
def test_cmd_believes_the_licence_and_no_exit_code(licence: str, tmp_path: Path) -> None:
    code, said = ran(ScriptOptions(ScriptForm.SLMGR, ENV), tmp_path, licence=licence)

    assert code == 1
    assert "Windows is not licensed with this key." in said


@pytest.mark.slow
def test_cmd_explains_an_error_code(tmp_path: Path) -> None:
    options = ScriptOptions(ScriptForm.SLMGR, INSTALLED)

    code, said = ran(options, tmp_path, licence="5 Q4JK2", code=-1073430496)

    assert code == 1
    assert "0xC004C020: The MAK has no activations left; ask for a higher limit" in said


@pytest.mark.slow
def test_cmd_without_a_key_calls_nothing(tmp_path: Path) -> None:
    options = ScriptOptions(ScriptForm.SLMGR, key_place("env:NOBODY_SET_IT"))

    code, said = ran(options, tmp_path, licence="1 Q4JK2")

    assert (code, said) == (2, "No product key was given, or it is not valid.\n")
    assert wine.slmgr_calls(tmp_path) == []


@pytest.mark.slow
def test_cmd_deletes_the_file_of_the_key_once_it_has_worked(tmp_path: Path) -> None:
    (key := tmp_path / "mak.txt").write_text(f"{TEST_MAK}\r\n", encoding="ascii")
    place = key_place(f"file:{wine.windows(key)}")
    options = ScriptOptions(ScriptForm.SLMGR, place, deletes_key_file=True)

    failed = ran(options, tmp_path, licence="0 Q4JK2")
    was_kept = key.exists()
    done = ran(options, tmp_path, licence="1 Q4JK2")

    assert (failed[0], was_kept, done[0], key.exists()) == (1, True, 0, False)


@pytest.mark.slow
def test_setup_complete_runs_the_same_and_logs_it(tmp_path: Path) -> None:
    options = ScriptOptions(ScriptForm.SLMGR, INSTALLED, Wrapping.SETUP_COMPLETE)

    code, said = ran(options, tmp_path, licence="1 Q4JK2")

    assert (code, said) == (0, "")
    assert wine.slmgr_calls(tmp_path) == [["/ato"], ["/dli"]]
    assert "Windows is licensed." in (tmp_path / "activation.log").read_text(encoding="ascii")


@pytest.mark.slow
def test_slmgr_gets_the_computer_before_the_option(tmp_path: Path) -> None:
    code, said = ran(
        ScriptOptions(ScriptForm.SLMGR, ENV, computers=MANY), tmp_path, licence="1 Q4JK2"
    )

    assert code == 0
    assert wine.slmgr_calls(tmp_path) == [
        ["PC-1", "/ipk", TEST_MAK],
        ["PC-1", "/ato"],
        ["pc-2.contoso.com", "/ipk", TEST_MAK],
        ["pc-2.contoso.com", "/ato"],
    ]
    assert said.splitlines()[-1] == "0 of 2 are not licensed"


def test_slmgr_gets_user_and_password_between_computer_and_option_with_a_warning() -> None:
    options = ScriptOptions(ScriptForm.SLMGR, ENV, computers=MANY, asks_account=True)

    assert 'cscript //nologo "%SLMGR%" %~1 "!ADMIN!" "!PASSWORD!" /ato' in text(options)
    assert "WARNING: slmgr takes the password in its command line" in text(options)
    assert any("command line shows the password" in warning for warning in warnings(options))
