"""`validate` over thousands of answer files, compared with `xmllint`, which only checks structure.

The files are made from the examples and, by seed, from the catalog, each a little different, in a
temporary folder. Figures are medians of five runs, which alternate so that a busy machine slows all
of them; ratios are within one call. Needs `xmllint` (Debian: libxml2-utils).

    python benchmarks/validate.py                      # 5,000 files
    python benchmarks/validate.py --memory             # peak memory at 500 and 20,000 files
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.answer_files import answer_files

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT: Final = Path(__file__).resolve().parents[1]
SCHEMA: Final = ROOT / "schemas" / "unattend.xsd"
VALIDATE: Final = (sys.executable, "-m", "unattend_gen", "validate", "--no-config", "--no-ignore")
FILES: Final = 5000
RUNS: Final = 5
MEMORY_FILES: Final = (500, 20_000)


@dataclass(frozen=True, slots=True)
class Cost:
    """The cost of a run: wall and CPU seconds, peak memory in MiB."""

    wall: float
    cpu: float
    memory: float


def make_files(folder: Path, count: int) -> None:
    """Write answer files from the examples and the catalog, each a little different."""
    for number, text in enumerate(answer_files(count)):
        (folder / f"{number:05}.xml").write_text(text, encoding="utf-8")


def run(command: Sequence[str], folder: Path, report: Path) -> Cost:
    """Measure one run; findings are expected, a crash is not.

    Raises:
        CalledProcessError: the command ends in any other way.
    """
    started = time.perf_counter()
    with report.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdout=output,
            stderr=output,
        )
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in {0, 1, 3}:  # xmllint: 3 where a file is not valid
        raise subprocess.CalledProcessError(process.returncode, command)
    wall = time.perf_counter() - started
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def commands(names: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """Return the commands to compare, by name."""
    return {
        "xmllint": ("xmllint", "--noout", "--schema", str(SCHEMA), *names),
        "one job": (*VALIDATE, "--jobs", "1", "."),
        "two jobs": (*VALIDATE, "--jobs", "2", "."),
    }


def compare(folder: Path, report: Path) -> None:
    """Print the medians, and each as a multiple of the first."""
    names = sorted(path.name for path in folder.iterdir())
    costs: dict[str, list[Cost]] = {name: [] for name in commands(names)}
    for _ in range(RUNS):
        for name, command in commands(names).items():
            costs[name].append(run(command, folder, report))
    print(f"{len(names)} files, medians of {RUNS} runs")
    print(f"{'':<10}{'wall s':>9}{'ratio':>8}{'CPU s':>9}{'ratio':>8}{'CPU ms/file':>13}")
    first: tuple[float, float] | None = None
    for name, runs in costs.items():
        wall = statistics.median(cost.wall for cost in runs)
        cpu = statistics.median(cost.cpu for cost in runs)
        first = first or (wall, cpu)
        each = cpu / len(names) * 1000
        print(
            f"{name:<10}{wall:>9.2f}{wall / first[0]:>8.1f}"
            f"{cpu:>9.2f}{cpu / first[1]:>8.1f}{each:>13.3f}"
        )


def measure_memory() -> None:
    """Print the peak memory of a process, by number of files."""
    for count in MEMORY_FILES:
        with tempfile.TemporaryDirectory() as name, tempfile.TemporaryDirectory() as other:
            make_files(Path(name), count)
            cost = run(commands(())["one job"], Path(name), Path(other) / "report")
            print(f"{count:>6} files {cost.memory:>7.1f} MiB")


def main() -> None:
    """Compare, or measure memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--memory", action="store_true", help="measure memory instead of time")
    parser.add_argument("--files", type=int, default=FILES)
    arguments = parser.parse_args()
    if arguments.memory:
        measure_memory()
        return
    with tempfile.TemporaryDirectory() as name, tempfile.TemporaryDirectory() as other:
        make_files(Path(name), arguments.files)
        compare(Path(name), Path(other) / "report")


if __name__ == "__main__":
    main()
