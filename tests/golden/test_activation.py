"""Scripts and registry files of activation, kept to be read like code."""

from __future__ import annotations

from pathlib import Path

import pytest

from unattend_gen.api.activating import conversion_plan, registry_change, windows_pages
from unattend_gen.api.activation_scripts import ScriptRequest, activation_script

KEPT = Path(__file__).resolve().parent / "activation"
COMPUTERS = KEPT / "computers.csv"
ENV = "env:CONTOSO_MAK"
SCRIPTS = {
    "slmgr.cmd": ScriptRequest(form="slmgr", key_at="prompt"),
    "slmgr-remote.cmd": ScriptRequest(
        form="slmgr", computers=COMPUTERS, asks_account=True, key_at=ENV
    ),
    "cim.ps1": ScriptRequest(form="cim", key_at=r"file:C:\keys\mak.txt", deletes_key_file=True),
    "cim-remote.ps1": ScriptRequest(form="cim", computers=COMPUTERS),
    "oslicense.ps1": ScriptRequest(form="oslicense", key_at=ENV),
    "oslicense-remote.ps1": ScriptRequest(form="oslicense", computers=COMPUTERS),
    "SetupComplete.cmd": ScriptRequest(form="cim", wrapping="setup-complete", key_at="installed"),
    "piece.toml": ScriptRequest(form="oslicense", wrapping="spec", key_at="installed"),
}


def made() -> dict[str, bytes]:
    """Every kept file as it comes out now."""
    scripts = {name: activation_script(wish).data for name, wish in SCRIPTS.items()}
    changes = {
        "manual.reg": registry_change("reg", silent=True),
        "manual.cmd": registry_change("cmd", silent=True),
        "manual-undo.cmd": registry_change("cmd", silent=True, undo=True),
        "manual.toml": registry_change("spec", silent=True),
        "manual.xml": registry_change("answer-file", silent=True),
    }
    pages = {
        "to-mak.md": conversion_plan("mak", "Enterprise", "11-24h2", form="markdown"),
        "to-kms.md": conversion_plan("kms", "Enterprise", "11-24h2", form="markdown"),
        "windows-7.txt": windows_pages("7"),
    }
    return scripts | changes | {name: text.encode() for name, text in pages.items()}


@pytest.mark.parametrize("name", [*made()])
def test_a_file_is_what_is_kept(name: str, *, update_golden: bool) -> None:
    if update_golden:
        (KEPT / name).write_bytes(made()[name])

    assert made()[name] == (KEPT / name).read_bytes()


def test_nothing_else_is_kept() -> None:
    kept = {path.name for path in KEPT.iterdir()}

    assert kept == {*made(), COMPUTERS.name}
