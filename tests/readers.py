"""Optional programs and packages that tests need, and readers that were written by others.

A test that needs one is skipped where it is missing, with a reason that names it. With
`UNATTEND_GEN_EVERY_TEST=1`, as in continuous integration, the test fails instead.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections import Counter
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable

PACKAGES: Final = {
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
    "mkfs.fat": "dosfstools",
    "mkntfs": "ntfs-3g",
    "mlabel": "mtools",
    "qemu-img": "qemu-utils",
    "squid": "squid",
    "wimlib-imagex": "wimtools",
    "wine": "wine",
    "xorriso": "xorriso",
}
"""The Debian package of each program."""

EXTRAS: Final = {
    "cryptography": "dask",
    "dissect": "disk",
    "distributed": "dask",
    "dns": "kms",
    "hyperscan": "fast",
    "keyring": "keyring",
    "pycdlib": "iso",
}
"""The extra that installs each package."""

EVERY_TEST: Final = "UNATTEND_GEN_EVERY_TEST"
"""The environment variable that turns skipped tests into failures."""

_NEEDS: Final = "needs "


def require(program: str) -> None:
    """Skip the test if a program is not installed."""
    if shutil.which(program) is None:
        package = PACKAGES.get(program, program)
        _skip(f"{_NEEDS}{program} (apt-get install {package})")


def require_package(name: str) -> Any:  # noqa: ANN401 - most of them have no types
    """Return an optional package; skip the test, or the whole module, if it is not installed."""
    try:
        return import_module(name)
    except ModuleNotFoundError:
        package = name.partition(".")[0]
        return _skip(f"{_NEEDS}{package} (pip install 'unattend-gen[{EXTRAS[package]}]')")


def mark_cases(cases: Iterable[Any], package: str, pattern: str) -> list[Any]:
    """Return test cases in which those that match a pattern are marked as needing a package."""
    marks = pytest.mark.needs(package)
    return [
        pytest.param(*(case if isinstance(case, tuple) else (case,)), marks=marks)
        if re.search(pattern, str(case))
        else case
        for case in cases
    ]


def skipped_summary(reasons: Iterable[str]) -> str:
    """Return one line that says how many tests were skipped, and for want of what.

    Args:
        reasons: one for each skipped test, as pytest reports it.
    """
    counts = Counter(_missing(reason.removeprefix("Skipped: ")) for reason in reasons)
    listed = (f"{count} {what}" for what, count in sorted(counts.items(), key=_by_count))
    total = counts.total()
    return f"skipped {total} test{'s' * (total != 1)}: {', '.join(listed)}"


def _missing(reason: str) -> str:
    return f"need {reason.removeprefix(_NEEDS)}" if reason.startswith(_NEEDS) else reason


def _by_count(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]


def _skip(reason: str) -> None:
    if os.environ.get(EVERY_TEST):
        pytest.fail(f"{reason}; {EVERY_TEST} is set", pytrace=False)
    pytest.skip(reason, allow_module_level=True)


def ran(*command: str | Path) -> str:
    """Return the output of a program, which must succeed."""
    require(str(command[0]))
    environment = os.environ | {"LC_ALL": "C.UTF-8", "TZ": "UTC"}
    done = subprocess.run(command, check=True, capture_output=True, env=environment)
    return done.stdout.decode()


def below(folder: Path) -> dict[str, bytes]:
    """Return the files below a folder, by their relative paths."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def by_xorriso(image: Path, folder: Path) -> dict[str, bytes]:
    """Return the files of an ISO image as xorriso reads them."""
    ran("xorriso", "-osirrox", "on", "-indev", image, "-extract", "/", folder)
    return below(folder)


def by_7z(image: Path, folder: Path, file_system: str) -> dict[str, bytes]:
    """Return the files of an image as 7z reads a file system of it: `iso`, `udf` or `fat`."""
    ran("7z", "x", f"-t{file_system}", f"-o{folder}", "-bd", image)
    return below(folder)


def by_mtools(image: Path, folder: Path) -> dict[str, bytes]:
    """Return the files of a FAT image as mtools read them, after fsck.fat found no error."""
    ran("fsck.fat", "-n", image)
    folder.mkdir()
    ran("mcopy", "-s", "-n", "-i", image, "::*", folder)
    return below(folder)
