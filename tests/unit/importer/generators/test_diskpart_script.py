from __future__ import annotations

import tomllib
from xml.sax.saxutils import escape

import pytest

from tests.imports import imported
from tests.samples import an_answer_file
from tests.unit.importer.embedded.test_echoed_script import RUN

LINES = (
    "SELECT DISK=0&echo CLEAN&echo CONVERT GPT&echo CREATE PARTITION EFI SIZE=300",
    'FORMAT QUICK FS=FAT32 LABEL="System"&echo CREATE PARTITION MSR SIZE=16',
    'CREATE PARTITION PRIMARY&echo FORMAT QUICK FS=NTFS LABEL="Windows"',
)
INSTALL_TO = (
    "<ImageInstall><OSImage><InstallTo><DiskID>0</DiskID><PartitionID>3</PartitionID></InstallTo>"
    "</OSImage></ImageInstall>"
)


def laid_out(*lines: str, run: str = RUN) -> bytes:
    commands = [rf'cmd.exe /c ">>"X:\diskpart.txt" (echo {line})"' for line in lines]
    items = "".join(
        f'<RunSynchronousCommand wcm:action="add"><Order>{order}</Order>'
        f"<Path>{escape(command)}</Path></RunSynchronousCommand>"
        for order, command in enumerate((*commands, run), start=1)
    )
    body = (
        '<component name="Microsoft-Windows-Setup" processorArchitecture="amd64" '
        'publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS">'
        f"{INSTALL_TO}<RunSynchronous>{items}</RunSynchronous></component>"
    )
    return an_answer_file(("windowsPE", body))


def test_the_layout_is_recognised() -> None:
    outcome = imported(laid_out(*LINES))

    disk = tomllib.loads(outcome.spec)["disk"]
    assert outcome.exit_code == 0
    assert {key: disk[key] for key in ("layout", "mode", "efi_mb", "msr_mb")} == {
        "layout": "uefi",
        "mode": "diskpart",
        "efi_mb": 300,
        "msr_mb": 16,
    }
    assert "are replaced by those of [disk]" in outcome.spec


def test_another_layout_stays_a_script() -> None:
    disk = tomllib.loads(imported(laid_out(*LINES, "DETAIL DISK")).spec)["disk"]

    assert disk["layout"] == "script"
    assert disk["lines"][-1] == "detail disk"


@pytest.mark.parametrize("data", [laid_out(*LINES, run="ver"), laid_out("a %b%")])
def test_commands_that_are_not_understood_stay(data: bytes) -> None:
    spec = imported(data).spec

    assert "are replaced by those of [disk]" not in spec
    assert "diskpart.txt" in spec
