"""Scripts of VAMT, read by a real grammar of PowerShell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.powershell import nodes, parsed
from tests.samples import TEST_MAK
from unattend_gen.activator.vamt.scripts import (
    VamtOptions,
    VamtStep,
    require_consistent,
    vamt_script,
    vamt_step,
)
from unattend_gen.catalog.activation_scripts import EMBEDDED, INSTALLED, key_place
from unattend_gen.errors import UsageError

if TYPE_CHECKING:
    from unattend_gen.catalog.activation_scripts import KeyPlace

MANY = ("PC-1", "pc-2.corp.contoso.com")
FILE = r"C:\proxy\site 1.cilx"
PROMPT = key_place("prompt")
OPTIONS = {
    VamtStep.DISCOVER: VamtOptions(VamtStep.DISCOVER, MANY),
    VamtStep.INSTALL: VamtOptions(VamtStep.INSTALL, MANY, place=PROMPT),
    VamtStep.ACTIVATE: VamtOptions(VamtStep.ACTIVATE, MANY),
    VamtStep.EXPORT: VamtOptions(VamtStep.EXPORT, MANY, list_file=FILE),
    VamtStep.CONFIRM: VamtOptions(VamtStep.CONFIRM, list_file=FILE),
    VamtStep.APPLY: VamtOptions(VamtStep.APPLY, MANY, list_file=FILE),
    VamtStep.REFRESH: VamtOptions(VamtStep.REFRESH),
}
CMDLETS = {
    VamtStep.DISCOVER: ["Find-VamtManagedMachine"],
    VamtStep.INSTALL: ["Get-VamtProduct", "Install-VamtProductKey"],
    VamtStep.ACTIVATE: ["Get-VamtProduct", "Install-VamtProductActivation", "Update-VamtProduct"],
    VamtStep.EXPORT: ["Get-VamtProduct", "Export-VamtData"],
    VamtStep.CONFIRM: ["Get-VamtConfirmationId"],
    VamtStep.APPLY: [
        *("Import-VamtData", "Get-VamtProduct", "Install-VamtConfirmationId", "Import-VamtData"),
        "Update-VamtProduct",
    ],
    VamtStep.REFRESH: ["Get-VamtProduct", "Update-VamtProduct"],
}


def text(options: VamtOptions) -> str:
    require_consistent(options)
    return vamt_script(options).decode("ascii").replace("\r\n", "\n")


@pytest.mark.parametrize("step", VamtStep)
def test_a_step_parses_and_calls_these_cmdlets_in_this_order(step: VamtStep) -> None:
    called = [name for name in nodes(text(OPTIONS[step]), "command_name") if "-Vamt" in name]

    assert called == CMDLETS[step]


@pytest.mark.parametrize("step", [step for step in VamtStep if step is not VamtStep.EXPORT])
def test_the_account_is_prompted_for_and_in_no_command_line(step: VamtStep) -> None:
    options = OPTIONS[step]
    script = text(
        VamtOptions(
            step, options.computers, "", options.list_file, options.place, asks_account=True
        )
    )

    parsed(script)
    assert "Get-Credential" in nodes(script, "command_name")
    assert " @Account" in script


@pytest.mark.parametrize("place", ["prompt", "env:CONTOSO_MAK", r"file:C:\keys\mak.txt"])
def test_the_key_comes_from_its_place_when_the_script_runs(place: str) -> None:
    script = text(VamtOptions(VamtStep.INSTALL, MANY, place=key_place(place)))

    parsed(script)
    assert "-ProductKey $Key" in script


def test_an_export_asks_for_neither_keys_nor_names() -> None:
    script = text(OPTIONS[VamtStep.EXPORT])

    assert "Export-VamtData -Products $Products -OutputFile 'C:\\proxy\\site 1.cilx'\n" in script
    assert "-Include" not in script


def test_a_domain_is_discovered_by_active_directory() -> None:
    script = text(VamtOptions(VamtStep.DISCOVER, domain="corp.contoso.com"))

    parsed(script)
    assert "-QueryType ActiveDirectory -QueryValue 'corp.contoso.com'" in script


def test_only_products_of_the_listed_computers_are_touched() -> None:
    assert "'pc-2.corp.contoso.com'\n" in text(OPTIONS[VamtStep.ACTIVATE])
    assert "$Computers" not in text(OPTIONS[VamtStep.REFRESH])


@pytest.mark.parametrize(
    "step", [VamtStep.INSTALL, VamtStep.ACTIVATE, VamtStep.EXPORT, VamtStep.APPLY]
)
def test_an_unknown_computer_is_listed_and_exits_with_1(step: VamtStep) -> None:
    script = text(OPTIONS[step])

    assert "$Unknown = @($Computers | Where-Object { $Known -notcontains $_ })" in script
    assert "$Unknown.Count) { exit 1 }\nexit 0\n" in script


def test_all_computers_are_known_where_none_is_named() -> None:
    script = text(OPTIONS[VamtStep.REFRESH])

    assert "$Unknown = @()\n" in script
    assert "$Known" not in script


def test_lines_end_as_windows_has_them() -> None:
    data = vamt_script(OPTIONS[VamtStep.CONFIRM])

    assert data.count(b"\n") == data.count(b"\r\n")


def test_a_step_that_is_none_names_those_there_are() -> None:
    with pytest.raises(UsageError, match="discover, install, activate, export, confirm"):
        vamt_step("activat")


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (VamtOptions(VamtStep.DISCOVER), "either a list of computers or a domain"),
        (VamtOptions(VamtStep.DISCOVER, MANY, "corp"), "either a list of computers or a domain"),
        (VamtOptions(VamtStep.DISCOVER, domain="a b'"), "not a valid domain name"),
        (VamtOptions(VamtStep.REFRESH, domain="corp"), "--domain applies only"),
        (VamtOptions(VamtStep.INSTALL, place=PROMPT), "needs a list of computers"),
        (VamtOptions(VamtStep.ACTIVATE), "needs a list of computers"),
        (VamtOptions(VamtStep.CONFIRM, MANY, list_file=FILE), "which computers are confirmed"),
        (VamtOptions(VamtStep.EXPORT), "ends in .cilx"),
        (VamtOptions(VamtStep.APPLY, list_file="x.cil"), "ends in .cilx"),
        (VamtOptions(VamtStep.CONFIRM, list_file="a'$(x).cilx"), "ends in .cilx"),
        (VamtOptions(VamtStep.REFRESH, list_file=FILE), "--file applies only"),
        (VamtOptions(VamtStep.CONFIRM, list_file=rf"C:\{TEST_MAK}.cilx"), "contains a product key"),
        (VamtOptions(VamtStep.DISCOVER, domain=f"{TEST_MAK}.corp"), "contains a product key"),
        (VamtOptions(VamtStep.REFRESH, place=PROMPT), "--key-at applies only"),
        (
            VamtOptions(VamtStep.EXPORT, list_file=FILE, asks_account=True),
            "export contacts neither",
        ),
    ],
    ids=str,
)
def test_conflicting_options_are_rejected(options: VamtOptions, reason: str) -> None:
    with pytest.raises(UsageError, match=reason):
        require_consistent(options)


@pytest.mark.parametrize("place", [INSTALLED, EMBEDDED])
def test_a_key_has_to_be_somewhere_else_than_in_the_script(place: KeyPlace) -> None:
    with pytest.raises(UsageError, match="install needs the key"):
        require_consistent(VamtOptions(VamtStep.INSTALL, MANY, place=place))
