"""Run batch files, scripts and registry files with wine, in a prefix of their own."""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

from tests.readers import require

_SECONDS = 120
_STUB = r"""Dim files, number, file, index
Set files = CreateObject("Scripting.FileSystemObject")
number = 1
Do While files.FileExists("{folder}\call-" & number & ".txt")
    number = number + 1
Loop
Set file = files.CreateTextFile("{folder}\call-" & number & ".txt", True)
For index = 0 To WScript.Arguments.Count - 1
    file.WriteLine WScript.Arguments.Item(index)
Next
file.Close
WScript.Echo "{answer}"
WScript.Quit {code}
"""
"""A stub of slmgr.vbs: it records its arguments, prints an answer and exits with a code."""


@cache
def prefix() -> Path:
    """Return a new installation of wine, which is removed after the tests."""
    require("wine")
    folder = Path(tempfile.mkdtemp(prefix="unattend-gen-wine-"))
    atexit.register(_remove, folder)
    subprocess.run(["wineboot", "--init"], env=_environment(folder), check=True, timeout=_SECONDS)
    return folder


def windows(path: Path) -> str:
    """Return a path as programs of Windows name it."""
    return "Z:" + str(path).replace("/", "\\")


def run(*command: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a program of Windows in a folder, with additional environment variables."""
    return subprocess.run(
        ["wine", *command],
        cwd=folder,
        env=_environment(prefix()) | variables,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        stdin=subprocess.DEVNULL,
        timeout=_SECONDS,
        check=False,
    )


def put_slmgr(folder: Path, *, answer: str = "done", code: int = 0) -> None:
    """Install the stub of slmgr.vbs, which writes its arguments to a folder."""
    text = _STUB.format(folder=windows(folder), answer=answer, code=code)
    place = prefix() / "drive_c" / "windows" / "system32" / "slmgr.vbs"
    place.write_text(text, encoding="ascii", newline="\r\n")


def slmgr_calls(folder: Path) -> list[list[str]]:
    """Return the arguments of each call of the stub, in order."""
    calls = sorted(folder.glob("call-*.txt"))
    return [call.read_text(encoding="ascii").splitlines() for call in calls]


def put_powershell(folder: Path, answer: str) -> None:
    """Create a stand-in for PowerShell in a folder, because wine has none."""
    (folder / "powershell.cmd").write_text(f"@echo {answer}\r\n", encoding="ascii")


def _environment(folder: Path) -> dict[str, str]:
    quiet = {"WINEDEBUG": "-all", "WINEDLLOVERRIDES": "mscoree,mshtml,winemenubuilder.exe="}
    return os.environ | quiet | {"WINEPREFIX": str(folder), "DISPLAY": ""}


def _remove(folder: Path) -> None:
    subprocess.run(["wineserver", "-k"], env=_environment(folder), check=False, timeout=_SECONDS)
    shutil.rmtree(folder, ignore_errors=True)
