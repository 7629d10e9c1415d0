"""`activation status` over a table of many machines, compared with a bare CSV reader.

The table has the format in which Export-Csv writes SoftwareLicensingProduct, with made-up data, in
a temporary folder. Figures are medians of five runs, which alternate so that a busy machine slows
all of them.

    python benchmarks/status.py                      # 50,000 machines
    python benchmarks/status.py --memory             # peak memory at 500 and 50,000 machines
"""

from __future__ import annotations

import argparse
import csv
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT: Final = Path(__file__).resolve().parents[1]
MACHINES: Final = 50_000
RUNS: Final = 5
MEMORY_MACHINES: Final = (500, 50_000)
STATUS: Final = (sys.executable, "-m", "unattend_gen", "activation", "status")
BARE: Final = """
import csv, sys
with open(sys.argv[1], encoding="utf-8-sig", newline="") as file:
    print(sum(1 for row in csv.reader(file)))
"""
HEADER: Final = (
    *("PSComputerName", "ID", "Name", "Description", "ApplicationID", "LicenseFamily"),
    *("LicenseStatus", "LicenseStatusReason", "GracePeriodRemaining", "PartialProductKey"),
    *("ProductKeyID", "ProductKeyChannel", "OfflineInstallationId", "TrustedTime"),
)
STATES: Final = ((1, 0, 0), (1, 0, 0), (2, 1074065420, 41_760), (5, 3221549172, 0))


@dataclass(frozen=True, slots=True)
class Cost:
    """The cost of a run: wall seconds, peak memory in MiB."""

    wall: float
    memory: float


def make_table(path: Path, count: int) -> None:
    """Write a table of machines in four states."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
        writer.writerow(HEADER)
        for number in range(count):
            writer.writerow(row(number))


def row(number: int) -> tuple[object, ...]:
    """Return one machine."""
    status, reason, minutes = STATES[number % len(STATES)]
    return (
        *(f"PC-{number:06}", "73111121-5638-40f6-bc11-f1d7b0d64300"),
        *("Windows(R), Enterprise edition", "Windows(R) Operating System, VOLUME_MAK channel"),
        *("55c92734-d682-4d71-983e-d6ec3f16059f", "Enterprise", status, reason, minutes, "Q4JK2"),
        *("00000-00000-000-000000-00-0000-00000.0000-0000000", "Volume:MAK"),
        *(f"{number:063}", "20261124000000.000000-000"),
    )


def run(command: Sequence[str]) -> Cost:
    """Measure one run; machines that are not activated are expected, a crash is not.

    Raises:
        CalledProcessError: the command ends in any other way.
    """
    started = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, env=os.environ | {"PYTHONPATH": str(ROOT)}
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in {0, 1}:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Cost(time.perf_counter() - started, usage.ru_maxrss / 1024)


def commands(table: Path) -> Mapping[str, Sequence[str]]:
    """Return the commands to compare, by name."""
    forms = {form: (*STATUS, str(table), "--format", form) for form in ("text", "json", "html")}
    return {"bare reader": (sys.executable, "-c", BARE, str(table)), **forms}


def compare(table: Path) -> None:
    """Print the medians, and each as a multiple of the first."""
    costs: dict[str, list[float]] = {name: [] for name in commands(table)}
    for _ in range(RUNS):
        for name, command in commands(table).items():
            costs[name].append(run(command).wall)
    first = statistics.median(costs["bare reader"])
    print(f"medians of {RUNS} runs")
    for name, seconds in costs.items():
        median = statistics.median(seconds)
        print(f"{name:<12}{median:>7.2f} s{median / first:>7.1f}")


def measure_memory() -> None:
    """Print the peak memory of a run, by number of machines."""
    for count in MEMORY_MACHINES:
        with tempfile.TemporaryDirectory() as name:
            table = Path(name) / "machines.csv"
            make_table(table, count)
            for form, command in commands(table).items():
                print(f"{count:>6} machines  {form:<12}{run(command).memory:>7.1f} MiB")


def main() -> None:
    """Compare, or measure memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--memory", action="store_true", help="measure memory instead of time")
    parser.add_argument("--machines", type=int, default=MACHINES)
    arguments = parser.parse_args()
    if arguments.memory:
        measure_memory()
        return
    with tempfile.TemporaryDirectory() as name:
        table = Path(name) / "machines.csv"
        make_table(table, arguments.machines)
        compare(table)


if __name__ == "__main__":
    main()
