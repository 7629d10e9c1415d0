"""Proxy lists, sheets and scripts of activation, kept to be read like code."""

from __future__ import annotations

from pathlib import Path

import pytest

import unattend_gen as ug

ROOT = Path(__file__).resolve().parents[2]
KEPT = Path(__file__).resolve().parent / "activation-lists"
MACHINES = ROOT / "examples" / "activation" / "phone" / "machines.csv"
PROXY = "proxy.contoso.com:8080"


def sheet(form: str) -> str:
    """The sheet of the example; its places are told from the top of the project."""
    return ug.activation.phone(MACHINES).format(form).replace(f"{ROOT}/", "")


def made() -> dict[str, str]:
    """Every kept file as it comes out now."""
    return {
        "list.txt": ug.activation.proxy(),
        "squid.conf": ug.activation.proxy("squid"),
        "proxy.pac": ug.activation.proxy("pac", server=PROXY),
        "proxy.cmd": ug.activation.proxy("netsh", server=PROXY),
        "proxy.ps1": ug.activation.proxy("powershell", server=PROXY),
        "firewall.ps1": ug.activation.proxy("firewall", addresses="present"),
        "sheet.txt": sheet("text"),
        "sheet.html": sheet("html"),
        "deposit.cmd": sheet("cmd"),
        "deposit.ps1": sheet("powershell"),
        "kms-detect.cmd": ug.activation.kms_script("cmd", "corp.contoso.com"),
        "kms-detect.ps1": ug.activation.kms_script("powershell"),
        "steps.xml": ug.activation.kms_script("task-sequence"),
    }


@pytest.mark.parametrize("name", [*made()])
def test_a_file_equals_its_golden_copy(name: str, *, update_golden: bool) -> None:
    if update_golden:
        KEPT.mkdir(exist_ok=True)
        (KEPT / name).write_bytes(made()[name].encode())

    assert made()[name].encode() == (KEPT / name).read_bytes()


def test_nothing_else_is_kept() -> None:
    assert {path.name for path in KEPT.iterdir()} == {*made()}


def test_the_example_of_a_squid_includes_the_list_as_it_is() -> None:
    example = ROOT / "examples" / "activation" / "proxy" / "conf.d" / "activation.conf"

    assert example.read_text(encoding="utf-8") == made()["squid.conf"]
