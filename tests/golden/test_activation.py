"""Scripts and registry files of activation, kept to be read like code."""

from __future__ import annotations

from pathlib import Path

import pytest

import unattend_gen as ug

KEPT = Path(__file__).resolve().parent / "activation"
COMPUTERS = KEPT / "computers.csv"
ENV = "env:CONTOSO_MAK"


def made() -> dict[str, bytes]:
    """Return every kept file as it is written now."""
    script = ug.activation.script
    remote = script(form="slmgr", computers=COMPUTERS, ask_account=True, key_at=ENV)
    file = script(form="cim", key_at=r"file:C:\keys\mak.txt", delete_key_file=True)
    complete = script(form="cim", wrapping="setup-complete", key_at="installed")
    piece = script(form="oslicense", wrapping="spec", key_at="installed")
    scripts = {
        "slmgr.cmd": script(form="slmgr", key_at="prompt").data,
        "slmgr-remote.cmd": remote.data,
        "cim.ps1": file.data,
        "cim-remote.ps1": script(form="cim", computers=COMPUTERS).data,
        "oslicense.ps1": script(form="oslicense", key_at=ENV).data,
        "oslicense-remote.ps1": script(form="oslicense", computers=COMPUTERS).data,
        "SetupComplete.cmd": complete.data,
        "piece.toml": piece.data,
    }
    changes = {
        "manual.reg": ug.activation.registry("reg", silent=True),
        "manual.cmd": ug.activation.registry("cmd", silent=True),
        "manual-undo.cmd": ug.activation.registry("cmd", silent=True, undo=True),
        "manual.toml": ug.activation.registry("spec", silent=True),
        "manual.xml": ug.activation.registry("answer-file", silent=True),
    }
    pages = {
        "to-mak.md": _plan("mak"),
        "to-kms.md": _plan("kms"),
        "windows-7.txt": ug.activation.ui(windows="7").format(),
    }
    return scripts | changes | {name: text.encode() for name, text in pages.items()}


def _plan(to: str) -> str:
    plan = ug.activation.convert(to, edition="Enterprise", windows="11-24h2")
    return plan.format("markdown")


@pytest.mark.parametrize("name", [*made()])
def test_a_file_equals_its_golden_copy(name: str, *, update_golden: bool) -> None:
    if update_golden:
        (KEPT / name).write_bytes(made()[name])

    assert made()[name] == (KEPT / name).read_bytes()


def test_nothing_else_is_kept() -> None:
    kept = {path.name for path in KEPT.iterdir()}

    assert kept == {*made(), COMPUTERS.name}
