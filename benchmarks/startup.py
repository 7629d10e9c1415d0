"""CPU milliseconds of commands above an empty interpreter, median of ten.

Each is also compared with a Typer program of two commands that do nothing. CPU time of the child
(user and system) is used rather than wall time, because shared machines are noisy. Run in an
environment with the locked packages: `python benchmarks/startup.py`.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

RUNS: Final = 10
ROOT: Final = Path(__file__).resolve().parents[1]
PROGRAM: Final = [sys.executable, "-m", "unattend_gen"]

BARE_TYPER: Final = """
import typer

app = typer.Typer()


@app.command()
def one(name: str = "x") -> None:
    pass


@app.command()
def other(name: str = "x") -> None:
    pass


app()
"""
"""The cost of Typer itself: two commands with an option that do nothing."""

SPEC: Final = """
target = "media"
windows = "11-24h2"

[product_key]
setup = "gvlk"
edition = "Enterprise"

[computer]
name = "PC-01"
time_zone = "UTC"

[disk]
layout = "uefi"
"""
ANSWER_FILE: Final = """<?xml version="1.0" encoding="utf-8"?>
<unattend xmlns="urn:schemas-microsoft-com:unattend">
  <settings pass="specialize">
    <component name="Microsoft-Windows-Shell-Setup" processorArchitecture="amd64" \
publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS">
      <ComputerName>PC-01</ComputerName>
      <TimeZone>UTC</TimeZone>
    </component>
  </settings>
</unattend>
"""
KEY: Final = "NPPR9-FWDCX-D2C8J-H872K-2YT43\n"


def cpu_milliseconds(command: list[str], folder: Path) -> float:
    """Return user and system time of one run.

    Raises:
        CalledProcessError: the command fails, so that a fast failure does not count.
    """
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return (usage.ru_utime + usage.ru_stime) * 1000


def median(command: list[str], folder: Path) -> float:
    """Return the median of ten runs, after one that warms the caches."""
    cpu_milliseconds(command, folder)
    return statistics.median(cpu_milliseconds(command, folder) for _ in range(RUNS))


def main() -> None:
    """Print the empty interpreter, then each command above it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "spec.toml").write_text(SPEC, encoding="utf-8")
        (folder / "unattend.xml").write_text(ANSWER_FILE, encoding="utf-8")
        (folder / "key.txt").write_text(KEY, encoding="utf-8")
        commands = {
            "--version": ["--version"],
            "--help": ["--help"],
            "key": ["key", "--key-from", "file:key.txt"],
            "validate FILE": ["validate", "unattend.xml"],
            "check FILE": ["check", "unattend.xml"],
            "render SPEC": ["render", "spec.toml", "--out", "out", "--force"],
        }
        empty = median([sys.executable, "-c", "pass"], folder)
        print(f"{'empty interpreter':<20}{empty:8.1f} ms")
        bare = median([sys.executable, "-c", BARE_TYPER, "one"], folder)
        print(f"{'bare Typer program':<20}{bare - empty:8.1f} ms above it")
        for label, arguments in commands.items():
            above = median([*PROGRAM, *arguments], folder) - empty
            ratio = above / (bare - empty)
            print(f"{label:<20}{above:8.1f} ms above it, {ratio:.2f} times Typer alone")


if __name__ == "__main__":
    main()
