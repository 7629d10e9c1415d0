"""Programs of the system that read images back, written by others than us."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

PACKAGES = {
    "7z": "p7zip-full",
    "chromium": "chromium",
    "dnsmasq": "dnsmasq-base",
    "fsck.fat": "dosfstools",
    "gcab": "gcab",
    "genisoimage": "genisoimage",
    "hivexml": "libhivex-bin",
    "hivexregedit": "libwin-hivex-perl",
    "mcopy": "mtools",
    "mdir": "mtools",
    "mkntfs": "ntfs-3g",
    "mlabel": "mtools",
    "qemu-img": "qemu-utils",
    "squid": "squid",
    "wimlib-imagex": "wimtools",
    "wine": "wine",
    "xorriso": "xorriso",
}
EVERY_TEST = "UNATTEND_GEN_EVERY_TEST"
"""The variable under which nothing may be left out."""


def demand(program: str) -> None:
    """Leave the test out where a program is not installed, unless every test is to run."""
    if shutil.which(program) is None and not os.environ.get(EVERY_TEST):
        pytest.skip(f"needs {program}: apt-get install {PACKAGES[program]}")


def ran(*command: str | Path) -> str:
    """What a program says; it must end well."""
    demand(str(command[0]))
    environment = os.environ | {"LC_ALL": "C.UTF-8", "TZ": "UTC"}
    done = subprocess.run(command, check=True, capture_output=True, env=environment)
    return done.stdout.decode()


def below(folder: Path) -> dict[str, bytes]:
    """The files below a folder, by their names."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def by_xorriso(image: Path, folder: Path) -> dict[str, bytes]:
    """The files on an ISO image, as xorriso reads them."""
    ran("xorriso", "-osirrox", "on", "-indev", image, "-extract", "/", folder)
    return below(folder)


def by_7z(image: Path, folder: Path, file_system: str) -> dict[str, bytes]:
    """The files on an image, as 7z reads one of its file systems: `iso`, `udf` or `fat`."""
    ran("7z", "x", f"-t{file_system}", f"-o{folder}", "-bd", image)
    return below(folder)


def by_mtools(image: Path, folder: Path) -> dict[str, bytes]:
    """The files on a FAT image, as mtools read them; fsck.fat finds nothing to mend."""
    ran("fsck.fat", "-n", image)
    folder.mkdir()
    ran("mcopy", "-s", "-n", "-i", image, "::*", folder)
    return below(folder)
